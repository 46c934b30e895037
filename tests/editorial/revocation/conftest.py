"""A person with an honour on a roll and stories about them, and a case about it."""

import datetime as dt

import pytest

from articles.models import Mention
from editorial import awards, clock, verification
from editorial.revocation import cases, crawl
from tests import factories
from tests.editorial.admin.conftest import signed_in

NAME = "甲测丁"
GROUNDS = cases.Grounds("云岭区委", "云委〔2026〕9号", dt.date(2026, 1, 5), True, "弄虚作假，骗取荣誉", "已撤销表彰")


@pytest.fixture(autouse=True)
def _the_ledger_stays_well(db):
    yield
    assert list(verification.verify()) == []


@pytest.fixture
def make(district, desk):
    """A function that makes a record, or a part of one, as the editor does."""

    def by_editor(factory, **values):
        with factories.acting(desk.editor):
            if issubclass(factory, factories.TierFactory | factories.CommendationFactory):
                return factory(**values)
            return factory(district=district, **values)

    return by_editor


@pytest.fixture
def person(make):
    return make(factories.HonoreeFactory, name=NAME)


@pytest.fixture
def other(make):
    return make(factories.HonoreeFactory, name="乙测戊")


@pytest.fixture
def roll(make, desk, person, other):
    """A published roll of two, of whom three were declared."""
    campaign = make(factories.CampaignFactory, name="测试好干部评选")
    tier = make(factories.TierFactory, campaign=campaign, declared=3)
    for each in (person, other):
        make(factories.CommendationFactory, campaign=campaign, tier=tier, honoree=each)
    return factories.publish(campaign, desk)


@pytest.fixture
def commendation(roll, person):
    return person.commendations.get()


@pytest.fixture
def award(commendation):
    return awards.find("commendation", str(commendation.pk))


@pytest.fixture
def story(make, desk):
    """A function that publishes an article with this body, about these people."""

    def publish(body, *people, **values):
        article = make(factories.ArticleFactory, body=f"<p>{body}</p>", **values)
        with factories.acting(desk.editor):
            for each in people:
                Mention.objects.create(article=article, honoree=each)
        return factories.publish(article, desk)

    return publish


@pytest.fixture
def second(district):
    """Another approver."""
    return factories.staff("approver", district)


@pytest.fixture
def case(award, desk):
    return cases.open_case(award, desk.approver, GROUNDS)


def searched(case, user, version=None):
    """A crawl of the case that found nothing, without the reading."""
    return crawl.write_down(case, user, version or clock.read().version, crawl.Walk(visited=1))


@pytest.fixture
def editor(desk):
    return signed_in(desk.editor)


@pytest.fixture
def approver(desk):
    return signed_in(desk.approver)


@pytest.fixture
def stranger(db):
    """An approver of another district."""
    return signed_in(factories.staff("approver", factories.DistrictFactory()))
