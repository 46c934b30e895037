"""What withdrawing a page cancels besides: scheduled pages that tell of the same person or team."""

import datetime as dt

import pytest

from articles.models import Evidence, FrontStory, Mention
from editorial import clock, verification, workflow
from editorial.models import Notification, Stage
from editorial.workflow import TRANSITIONS, consequences
from honorees.models import Achievement, Membership
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_ledger_stays_well(db):
    yield
    assert list(verification.verify()) == []


@pytest.fixture
def made(district, desk):
    """A function that makes a record as the editor does."""

    def by_editor(factory, **values):
        with factories.acting(desk.editor):
            return factory(district=district, **values)

    return by_editor


@pytest.fixture
def scheduled(desk):
    return lambda record: factories.publish(record, desk, at=clock.time() + dt.timedelta(days=3))


def withdraw(edition, desk):
    """Withdraw it; the keys of what was announced beforehand that it would cancel."""
    announced = {each.pk for each in consequences.scheduled_beside(TRANSITIONS["withdraw"], edition, clock.time())}
    workflow.perform("withdraw", edition, desk.reviewer, digest=edition.digest, note="核查")
    return announced


def stage(edition):
    edition.refresh_from_db()
    return edition.stage


def part(desk, model, **values):
    with factories.acting(desk.editor):
        return model.objects.create(**values)


def test_a_story_that_tells_a_deed_of_the_person_is_cancelled_and_its_approver_told(made, scheduled, desk):
    person = made(factories.HonoreeFactory)
    profile = factories.publish(person, desk)
    deed = part(desk, Achievement, honoree=person, statement="盘活土地44亩")
    story = made(factories.ArticleFactory)
    part(desk, Evidence, article=story, achievement=deed)
    coming = scheduled(story)
    assert withdraw(profile, desk) == {coming.pk}
    assert stage(coming) == Stage.CANCELLED
    assert Notification.objects.filter(user=desk.approver, edition=coming, event="cancelled_along").exists()


def test_a_profile_that_names_the_team_is_cancelled(made, scheduled, desk):
    team, person = made(factories.TeamFactory), made(factories.HonoreeFactory)
    part(desk, Membership, team=team, honoree=person)
    page, coming = factories.publish(team, desk), scheduled(person)
    assert withdraw(page, desk) == {coming.pk}
    assert stage(coming) == Stage.CANCELLED


def test_a_part_of_a_campaign_stands_on_its_own(made, scheduled, desk):
    whole = made(factories.CampaignFactory)
    page = factories.publish(whole, desk)
    coming = scheduled(made(factories.CampaignFactory, parent=whole))
    assert withdraw(page, desk) == set()
    assert stage(coming) == Stage.APPROVED


def test_a_front_page_stays_without_the_story_that_was_withdrawn(made, scheduled, desk):
    person, story = made(factories.HonoreeFactory), made(factories.ArticleFactory)
    part(desk, Mention, article=story, honoree=person)
    profile, told = factories.publish(person, desk), factories.publish(story, desk)
    front = made(factories.FrontFactory)
    part(desk, FrontStory, front=front, article=story)
    coming = scheduled(front)
    assert coming.links.filter(relation="cites", target_kind="honoree").exists()
    assert withdraw(profile, desk) == withdraw(told, desk) == set()
    assert stage(coming) == Stage.APPROVED
