"""Whom an edition concerns: what waits for somebody is what the workflow lets them judge, wherever it is listed."""

import itertools

import pytest

from districts.models import Assignment, Role, User
from editorial import clock, workflow
from editorial.desk import inbox, reach, sections
from editorial.models import OPEN_STAGES, Edition, Hand
from editorial.workflow import TRANSITIONS, refusal
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editions(desk, district):
    """One in review and one in final approval, of different titles."""
    for title in ("在审", "待终审"):
        with factories.acting(desk.editor):
            article = factories.ArticleFactory(district=district, title=title)
        edition = workflow.submit(article, desk.editor)
    workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    return Edition.objects.order_by("pk")


def judged_by(user, edition) -> bool:
    """Whether the workflow would let the user judge it, leaving aside what blocks an approval."""
    return any(
        not refusal(each.name, edition, user)
        for each in TRANSITIONS.values()
        if each.judges and not each.hand and edition.stage in each.sources
    )


def test_what_waits_is_what_the_workflow_lets_one_judge(editions, desk, district):
    city, town = factories.DistrictFactory(), factories.DistrictFactory(parent=district)
    district.parent = city
    district.save()
    places = {"here": district, "above": city, "below": town, "elsewhere": factories.DistrictFactory(), "all": None}
    parts = (None, *Hand.Part)
    for role, place, part in itertools.product((*Role, None), places, parts):
        user = factories.staff(role, places[place]) if role else factories.staff(Role.EDITOR, places["elsewhere"])
        if part:
            Hand.objects.bulk_create(Hand(edition=each, user=user, part=part) for each in editions)
        user = User.objects.get(pk=user.pk)
        wanted = {
            stage: [each for each in editions.filter(stage=stage) if judged_by(user, each)] for stage in OPEN_STAGES
        }
        found = {stage: list(Edition.objects.filter(reach.waits_for(user, stage))) for stage in OPEN_STAGES}
        assert found == wanted, (role, place, part)
        assert list(editions.filter(reach.waits_for(user))) == [each for stage in OPEN_STAGES for each in wanted[stage]]


def test_desk_and_inbox_agree_on_what_waits(editions, desk, district):
    Assignment.objects.create(user=desk.reviewer, role=Role.APPROVER, district=district)
    Assignment.objects.create(user=desk.editor, role=Role.REVIEWER, district=district)
    for user in (User.objects.get(pk=each.pk) for each in vars(desk).values()):
        listed = sections.sections_for(user, clock.time())
        waiting = [item.title for each in listed if each.name in ("to_review", "to_approve") for item in each.items]
        shown = inbox.editions(user, inbox.Filters(show="waiting"), clock.time())
        assert sorted(waiting) == sorted(each.title for each in shown)


def test_what_one_contributed_to_is_told_by_the_hand(editions, desk):
    assert set(editions.filter(reach.contributed(desk.editor))) == set(editions)
    assert not editions.filter(reach.contributed(desk.reviewer))
