"""First profiles: made from an approved roll, live with it, and gone when an edition of their own takes over."""

import pytest

from editorial import suppression, workflow
from editorial.models import Edition, Stage
from honorees.models import Post
from tests import factories
from tests.noon import HOUR, NOON, at_noon

__all__ = ["at_noon"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture
def campaign(district, desk):
    with factories.acting(desk.editor):
        return factories.CampaignFactory(district=district)


@pytest.fixture
def tier(campaign, desk):
    with factories.acting(desk.editor):
        return factories.TierFactory(campaign=campaign)


@pytest.fixture
def honoree(district, desk):
    with factories.acting(desk.editor):
        honoree = factories.HonoreeFactory(district=district, introduction="测试简介。")
        Post.objects.create(honoree=honoree, title="干事")
    return honoree


@pytest.fixture
def award(desk, campaign, tier):
    """A function that enters a recipient on the roll."""

    def enter(recipient, **values):
        name = type(recipient)._meta.model_name
        with factories.acting(desk.editor):
            return factories.CommendationFactory(
                campaign=campaign, tier=tier, **({"honoree": None, "team": None} | {name: recipient} | values)
            )

    return enter


@pytest.fixture
def publish(desk):
    """A function that changes a record and approves it, live after so many hours."""

    def approve(record, hours=None, **values):
        with factories.acting(desk.editor):
            for name, value in values.items():
                setattr(record, name, value)
            record.save()
        return factories.publish(record, desk, at=None if hours is None else NOON + hours * HOUR)

    return approve


def perform(name, edition, desk):
    edition.refresh_from_db()
    return workflow.perform(name, edition, desk.approver, digest=edition.digest, note="理由")


def profiles(record):
    return Edition.objects.filter(public_id=record.public_id)


def live(record, hours=0.5) -> Edition | None:
    """What stands at the record's address so many hours after noon."""
    return profiles(record).live(NOON + hours * HOUR).first()


def test_every_recipient_gets_a_page_that_says_what_the_roll_does(publish, campaign, award, honoree, district, desk):
    with factories.acting(desk.editor):
        team = factories.TeamFactory(district=district)
    award(honoree, post_then="时任科长", organization_then="某局")
    award(team)
    roll = publish(campaign)
    page = suppression.presented(live(honoree), frozenset())
    assert (page.name, page.post, page.organization) == (honoree.name, "时任科长", "某局")
    assert (page.introduction, page.awards, page.posts) == ("", (), ())
    assert live(team).title == team.name
    profile = live(honoree)
    assert (profile.derived_from, profile.live_from, profile.approved_by) == (roll, roll.live_from, desk.approver)
    assert not profile.hands.exists()


def test_the_draft_of_the_record_is_not_on_it(publish, campaign, award, honoree, desk):
    with factories.acting(desk.editor):
        honoree.introduction = "未经审核的文字"
        honoree.save()
    award(honoree)
    publish(campaign)
    assert "未经审核" not in live(honoree).content.page


def test_who_is_on_the_roll_twice_gets_one_page(publish, campaign, award, honoree):
    award(honoree, post_then="甲职")
    award(honoree, post_then="乙职")
    publish(campaign)
    assert profiles(honoree).count() == 1


@pytest.mark.parametrize("situation", ["open", "live", "scheduled", "withdrawn"])
def test_who_has_an_edition_of_their_own_gets_none(publish, campaign, award, honoree, desk, situation):
    award(honoree)
    if situation == "open":
        workflow.submit(honoree, desk.editor)
    else:
        own = publish(honoree, 3 if situation == "scheduled" else None)
        if situation == "withdrawn":
            perform("withdraw", own, desk)
    publish(campaign)
    assert not profiles(honoree).exclude(derived_from=None).exists()


@pytest.mark.parametrize("ending", ["recall", "return_review"])
def test_who_has_only_a_draft_that_was_sent_back_gets_one(publish, campaign, award, honoree, desk, ending):
    award(honoree)
    edition = workflow.submit(honoree, desk.editor)
    user = desk.editor if ending == "recall" else desk.reviewer
    workflow.perform(ending, edition, user, digest=edition.digest, note="理由")
    publish(campaign)
    assert live(honoree).derived_from


def test_a_scheduled_roll_brings_its_profiles_with_it(publish, campaign, award, honoree, desk):
    award(honoree)
    roll = publish(campaign, 2)
    assert (live(honoree, 1), live(honoree, 2).derived_from) == (None, roll)
    perform("cancel", roll, desk)
    assert live(honoree, 3) is None
    assert profiles(honoree).get().stage == Stage.CANCELLED


def test_withdrawing_the_roll_ends_its_profiles(publish, campaign, award, honoree, desk):
    award(honoree)
    perform("withdraw", publish(campaign), desk)
    assert live(honoree) is None
    assert profiles(honoree).get().live_from, "it was live, so that its address is gone and not unknown"


def test_a_new_edition_of_the_roll_makes_new_profiles(publish, campaign, award, honoree):
    entry = award(honoree, post_then="甲职")
    publish(campaign)
    with factories.acting(entry.campaign.history.last().history_user):
        entry.post_then = "乙职"
        entry.save()
    second = publish(campaign)
    assert live(honoree).derived_from == second
    assert live(honoree).summary == "乙职"


def test_who_is_dropped_from_the_roll_loses_the_page(publish, campaign, award, honoree, desk):
    entry = award(honoree)
    publish(campaign)
    with factories.acting(desk.editor):
        entry.delete()
    publish(campaign)
    assert live(honoree) is None


def test_a_scheduled_new_edition_hands_over_at_its_hour_and_gives_back_when_cancelled(
    publish, campaign, award, honoree, desk
):
    award(honoree)
    first = publish(campaign)
    second = publish(campaign, 2, introduction="新的一版")
    assert [live(honoree, hour).derived_from for hour in (1, 3)] == [first, second]
    perform("cancel", second, desk)
    assert [live(honoree, hour).derived_from for hour in (1, 3)] == [first, first]
    assert live(honoree).live_until is None


def test_who_is_on_the_former_roll_only_keeps_the_page_when_the_new_one_is_cancelled(
    publish, campaign, award, honoree, desk
):
    entry = award(honoree)
    first = publish(campaign)
    with factories.acting(desk.editor):
        entry.delete()
    second = publish(campaign, 2)
    assert live(honoree, 3) is None
    perform("cancel", second, desk)
    assert live(honoree, 3).derived_from == first


def test_an_edition_of_their_own_takes_over_for_good(publish, campaign, award, honoree, desk):
    award(honoree)
    roll = publish(campaign)
    own = publish(honoree, introduction="本人简介")
    assert live(honoree) == own
    publish(campaign, introduction="新的一版")
    assert live(honoree) == own
    perform("withdraw", own, desk)
    assert live(honoree) is None
    perform("withdraw", Edition.objects.filter(kind="campaign").last(), desk)
    roll.refresh_from_db()
    assert profiles(honoree).filter(derived_from=roll).get().live_until == own.live_from


def test_a_scheduled_one_takes_over_at_its_hour_and_gives_back_when_cancelled(publish, campaign, award, honoree, desk):
    award(honoree)
    roll = publish(campaign)
    own = publish(honoree, 2, introduction="本人简介")
    assert (live(honoree, 1).derived_from, live(honoree, 3)) == (roll, own)
    perform("cancel", own, desk)
    assert live(honoree, 3).derived_from == roll


def test_a_profile_that_is_given_back_ends_with_its_roll_all_the_same(publish, campaign, award, honoree, desk):
    """Own edition at 2, new roll without the person at 4, own edition cancelled: the profile runs until 4."""
    entry = award(honoree)
    first = publish(campaign)
    own = publish(honoree, 2, introduction="本人简介")
    with factories.acting(desk.editor):
        entry.delete()
    second = publish(campaign, 4)
    perform("cancel", own, desk)
    assert [getattr(live(honoree, hour), "derived_from", None) for hour in (1, 3, 5)] == [first, first, None]
    perform("cancel", second, desk)
    assert live(honoree, 5).derived_from == first


def test_a_profile_runs_on_to_its_own_successor_when_its_roll_runs_on(publish, campaign, award, honoree, desk):
    """New roll without the person at 2, own edition at 4, new roll cancelled: no gap is left between 2 and 4."""
    entry = award(honoree)
    first = publish(campaign)
    own = publish(honoree, 4, introduction="本人简介")
    with factories.acting(desk.editor):
        entry.delete()
    second = publish(campaign, 2)
    assert [getattr(live(honoree, hour), "pk", None) for hour in (3, 5)] == [None, own.pk]
    perform("cancel", second, desk)
    assert [live(honoree, hour).derived_from or live(honoree, hour) for hour in (1, 3, 5)] == [first, first, own]


def test_a_profile_that_was_withdrawn_does_not_come_back_with_the_next_roll(publish, campaign, award, honoree, desk):
    award(honoree)
    publish(campaign)
    perform("withdraw", live(honoree), desk)
    publish(campaign, introduction="新的一版")
    assert live(honoree) is None


def test_a_profile_that_ended_with_its_roll_comes_back_with_it(publish, campaign, award, honoree, desk, district):
    award(honoree)
    roll = publish(campaign)
    perform("withdraw", roll, desk)
    again = workflow.reinstate(roll, desk.editor, note="恢复")
    workflow.perform("pass_review", again, desk.reviewer, digest=again.digest)
    workflow.perform("approve", again, desk.approver, digest=again.digest)
    assert live(honoree).derived_from == again


def test_a_withdrawn_profile_may_come_back_through_both_steps(publish, campaign, award, honoree, desk, district):
    award(honoree)
    publish(campaign)
    profile = live(honoree)
    perform("withdraw", profile, desk)
    again = workflow.reinstate(profile, factories.staff("editor", district), note="恢复")
    assert desk.editor in {hand.user for hand in again.hands.all()}, "who wrote the roll wrote the page"
    workflow.perform("pass_review", again, desk.reviewer, digest=again.digest)
    answers = factories.answered_by(desk.approver, again)
    workflow.perform("approve", again, desk.approver, digest=again.digest, answers=answers)
    assert live(honoree).derived_from is None


def test_the_suppressed_get_none(publish, campaign, award, honoree, district, desk):
    award(honoree)
    target = ("honoree", honoree.public_id)
    suppression.suppress(target, honoree.name, desk.approver, authority="某机关", reason="撤销")
    publish(campaign)
    assert not profiles(honoree).exists()


def test_a_suppressed_award_makes_none(publish, campaign, award, honoree, district, desk):
    entry = award(honoree)
    suppression.suppress(("commendation", str(entry.pk)), "", desk.approver, authority="某机关", reason="撤销")
    publish(campaign)
    assert not profiles(honoree).exists()
