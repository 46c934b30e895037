"""Rescheduling: a scheduled edition moves as if it had been approved for the other time."""

import datetime as dt

import pytest

from articles.models import Mention
from editorial import clock, verification, workflow
from editorial.models import Decision, Edition, EditionLink, Stage
from tests import factories

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2030, 6, 1, 4, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.travelling(NOON):
        yield
        assert list(verification.verify()) == []


@pytest.fixture
def publish(article, desk):
    def approve(title, hours=None):
        with factories.acting(desk.editor):
            article.title = title
            article.save()
        return factories.publish(article, desk, at=None if hours is None else NOON + hours * HOUR)

    return approve


@pytest.fixture
def move(desk):
    def reschedule(edition, hours, note="理由", user=None):
        at = None if hours is None else NOON + hours * HOUR
        return workflow.perform(
            "reschedule", edition, user or desk.approver, digest=edition.digest, note=note, at=at
        )  # fmt: skip

    return reschedule


def titles_at(*hours) -> list[str]:
    return [
        "".join(Edition.objects.of("article").live(NOON + hour * HOUR).values_list("title", flat=True))
        for hour in hours
    ]  # fmt: skip


def test_later_what_is_live_stays_until_then(publish, move):
    publish("甲")
    done = move(publish("乙", 2), 5)
    assert done.live_from == NOON + 5 * HOUR
    assert titles_at(1, 3, 5) == ["甲", "甲", "乙"]
    assert clock.read().boundaries == (NOON + 5 * HOUR,)


def test_earlier_what_is_live_ends_then(publish, move):
    publish("甲")
    move(publish("乙", 5), 2)
    assert titles_at(1, 2, 6) == ["甲", "乙", "乙"]


def test_what_is_scheduled_for_then_or_later_is_cancelled_and_named(publish, move):
    publish("甲")
    first, second, third = publish("乙", 2), publish("丙", 4), publish("丁", 6)
    move(first, 4)
    assert titles_at(1, 3, 4, 7) == ["甲", "甲", "乙", "乙"]
    assert Decision.objects.last().detail["cancelled"] == [third.pk, second.pk]
    for each in (second, third):
        each.refresh_from_db()
        assert each.stage == Stage.CANCELLED


def test_past_another_one_that_one_is_live_in_between(publish, move):
    publish("甲")
    first = publish("乙", 2)
    publish("丙", 4)
    move(first, 6)
    assert titles_at(1, 3, 4, 5, 6) == ["甲", "甲", "丙", "丙", "乙"]


def test_before_another_one_that_one_is_cancelled(publish, move):
    publish("甲")
    publish("乙", 2)
    move(publish("丙", 4), 1)
    assert titles_at(0.5, 1, 3) == ["甲", "丙", "丙"]


def test_without_a_predecessor(publish, move):
    move(publish("甲", 2), 4)
    assert titles_at(3, 4) == ["", "甲"]


def test_again_and_then_cancelled(publish, move, desk):
    publish("甲")
    edition = move(move(publish("乙", 2), 5), 3)
    workflow.perform("cancel", edition, desk.approver, digest=edition.digest, note="理由")
    assert titles_at(2, 3, 6) == ["甲", "甲", "甲"]


@pytest.mark.parametrize("hours", [None, 0, -1, 2, 24 * 400])
def test_a_time_is_needed_another_one_to_come_and_not_far_away(publish, move, hours):
    edition = publish("甲", 2)
    with pytest.raises(workflow.Refused):
        move(edition, hours)
    assert titles_at(1, 2) == ["", "甲"]


def test_a_reason_is_needed_and_an_approver(publish, move, desk):
    edition = publish("甲", 2)
    with pytest.raises(workflow.Refused):
        move(edition, 4, note=" ")
    with pytest.raises(workflow.Refused):
        move(edition, 4, user=desk.reviewer)


def test_what_is_live_is_not_moved(publish, move):
    edition = publish("甲", 2)
    with clock.travelling(NOON + 2 * HOUR), pytest.raises(workflow.Refused):
        move(edition, 4)


def test_an_undated_page_is_shown_under_its_new_day(publish, move):
    edition = publish("甲", 2)
    assert edition.shown_on == dt.date(2030, 6, 1)
    move(edition, 30)
    edition.refresh_from_db()
    assert edition.shown_on == dt.date(2030, 6, 2)
    assert set(EditionLink.objects.filter(edition=edition).values_list("shown_on", flat=True)) == {edition.shown_on}


def test_a_dated_page_keeps_its_date(article, desk, move):
    with factories.acting(desk.editor):
        article.published_on = dt.date(2024, 5, 1)
        article.save()
    edition = move(factories.publish(article, desk, at=NOON + HOUR), 30)
    assert edition.shown_on == dt.date(2024, 5, 1)


class TestRolls:
    @pytest.fixture
    def enrol(self, district, desk):
        """A function that makes a campaign whose roll names the person."""

        def make(honoree):
            with factories.acting(desk.editor):
                campaign = factories.CampaignFactory(district=district)
                tier = factories.TierFactory(campaign=campaign)
                factories.CommendationFactory(campaign=campaign, tier=tier, honoree=honoree)
            return campaign

        return make

    @pytest.fixture
    def honoree(self, district, desk):
        with factories.acting(desk.editor):
            return factories.HonoreeFactory(district=district)

    def live(self, hours):
        found = Edition.objects.of("honoree").live(NOON + hours * HOUR)
        return [each.derived_from_id for each in found]

    def test_first_profiles_move_with_their_roll(self, enrol, honoree, desk, move):
        roll = factories.publish(enrol(honoree), desk, at=NOON + 2 * HOUR)
        move(roll, 5)
        assert (self.live(3), self.live(5)) == ([], [roll.pk])
        move(roll, 1)
        assert self.live(1) == [roll.pk]

    def test_a_first_profile_does_not_move_alone(self, enrol, honoree, desk, move):
        roll = factories.publish(enrol(honoree), desk, at=NOON + 2 * HOUR)
        with pytest.raises(workflow.Refused):
            move(roll.derived.get(), 5)

    def test_one_that_was_replaced_by_then_is_cancelled(self, enrol, honoree, desk, move):
        roll = factories.publish(enrol(honoree), desk, at=NOON + 2 * HOUR)
        factories.publish(honoree, desk, at=NOON + 4 * HOUR)
        move(roll, 3)
        assert (self.live(2), self.live(3), self.live(4)) == ([], [roll.pk], [None])
        move(roll, 5)
        assert (self.live(3), self.live(4), self.live(6)) == ([], [None], [None])

    def test_the_profile_of_another_roll_runs_on_until_then(self, enrol, honoree, desk, move):
        first = factories.publish(enrol(honoree), desk)
        second = factories.publish(enrol(honoree), desk, at=NOON + 2 * HOUR)
        move(second, 5)
        assert (self.live(1), self.live(3), self.live(5)) == ([first.pk], [first.pk], [second.pk])
        move(second, 3)
        assert (self.live(2), self.live(3)) == ([first.pk], [second.pk])


def test_withdrawing_a_person_cancels_what_is_scheduled_to_name_them(district, desk, article):
    with factories.acting(desk.editor):
        person, other = (factories.HonoreeFactory(district=district) for _each in range(2))
        Mention.objects.create(article=article, honoree=person)
        elsewhere = factories.ArticleFactory(district=district)
        Mention.objects.create(article=elsewhere, honoree=other)
    page, unconcerned = factories.publish(person, desk), factories.publish(elsewhere, desk, at=NOON + HOUR)
    coming = factories.publish(article, desk, at=NOON + HOUR)
    workflow.perform("withdraw", page, desk.reviewer, digest=page.digest, note="理由")
    for each in (coming, unconcerned):
        each.refresh_from_db()
    assert (coming.stage, coming.ended_by) == (Stage.CANCELLED, desk.reviewer)
    assert unconcerned.stage == Stage.APPROVED
    assert Decision.objects.last().detail["cancelled"] == [coming.pk]
