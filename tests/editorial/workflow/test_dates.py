"""Due dates, review dates and times of publication: what is taken, what is refused, and what stands without one."""

import datetime as dt

import pytest

from editorial import clock, verification, workflow
from editorial.models import Decision, Ledger
from editorial.workflow import dates
from tests import factories

FRIDAY = dt.datetime(2030, 6, 7, 17, tzinfo=dt.UTC)
"""Past midnight in Shanghai: it is Saturday, 8 June there."""

DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (dt.datetime(2030, 6, 3, 2, tzinfo=dt.UTC), dt.date(2030, 6, 6)),
        (dt.datetime(2030, 6, 6, 2, tzinfo=dt.UTC), dt.date(2030, 6, 11)),
        (FRIDAY, dt.date(2030, 6, 12)),
    ],
)
def test_due_after_three_working_days(now, due):
    assert dates.due_day(now) == due


def test_the_number_of_working_days_is_a_setting(settings):
    settings.DUE_AFTER_WORKING_DAYS = 1
    assert dates.due_day(FRIDAY) == dt.date(2030, 6, 10)


def test_a_year_after_the_29th_of_february():
    assert dates.review_day(dt.datetime(2032, 2, 29, 4, tzinfo=dt.UTC)) == dt.date(2033, 2, 28)


@pytest.mark.parametrize(
    ("minutes", "taken"), [(None, True), (-0.5, True), (-2, False), (5, True), (366 * 1440, True), (367 * 1440, False)]
)
def test_a_time_typed_by_hand_is_not_past_and_not_far_away(minutes, taken):
    now = FRIDAY + dt.timedelta(seconds=40)
    at = None if minutes is None else now + dt.timedelta(minutes=minutes)
    assert (dates.hand_given_refusal(at, now) == "") == taken


@pytest.mark.django_db
class TestOfEditions:
    @pytest.fixture(autouse=True)
    def _on_friday(self):
        with clock.travelling(FRIDAY):
            yield
            assert list(verification.verify()) == []

    def perform(self, name, edition, user, **given):
        return workflow.perform(name, edition, user, digest=edition.digest, note="理由", **given)

    def test_a_submission_is_due_on_the_day_wished_or_after_some_working_days(self, article, desk):
        first = workflow.submit(article, desk.editor)
        assert first.due_on == dt.date(2030, 6, 12)
        self.perform("recall", first, desk.editor)
        assert workflow.submit(article, desk.editor, due_on=dt.date(2030, 7, 1)).due_on == dt.date(2030, 7, 1)

    @pytest.mark.parametrize("wish", [dt.date(2030, 6, 7), dt.date(2031, 7, 1)])
    def test_a_wish_in_the_past_or_far_ahead_is_refused(self, article, desk, wish):
        with pytest.raises(workflow.Refused):
            workflow.submit(article, desk.editor, due_on=wish)

    def test_today_can_be_wished(self, article, desk):
        assert workflow.submit(article, desk.editor, due_on=dt.date(2030, 6, 8))

    def test_approval_sets_the_next_look_a_year_ahead_or_on_the_day_given(self, article, desk):
        assert factories.publish(article, desk).review_on == dt.date(2031, 6, 8)

    def test_the_approver_may_give_the_day(self, article, desk):
        edition = self.perform("pass_review", workflow.submit(article, desk.editor), desk.reviewer)
        for day in (dt.date(2030, 6, 8), dt.date(2036, 1, 1)):
            with pytest.raises(workflow.Refused):
                self.perform("approve", edition, desk.approver, review_on=day)
        assert self.perform("approve", edition, desk.approver, review_on=dt.date(2030, 9, 1)).review_on.month == 9

    def test_more_than_a_year_ahead_nothing_is_approved(self, article, desk):
        with pytest.raises(workflow.Refused):
            factories.publish(article, desk, at=FRIDAY + 367 * DAY)

    def test_confirming_puts_the_next_look_off_and_readers_see_no_difference(self, article, desk):
        edition = factories.publish(article, desk)
        version = Ledger.objects.get().version
        with clock.travelling(FRIDAY + 30 * DAY):
            done = self.perform("confirm", edition, desk.reviewer)
            assert done.review_on == dt.date(2031, 7, 8)
            assert self.perform("confirm", done, desk.approver, review_on=dt.date(2030, 12, 1)).review_on.month == 12
            assert Ledger.objects.get().version == version
        assert Decision.objects.filter(action="confirm").count() == 2

    def test_first_profiles_are_looked_at_with_their_roll(self, district, desk):
        with factories.acting(desk.editor):
            campaign = factories.CampaignFactory(district=district)
            tier = factories.TierFactory(campaign=campaign)
            honoree = factories.HonoreeFactory(district=district)
            factories.CommendationFactory(campaign=campaign, tier=tier, honoree=honoree)
        roll = factories.publish(campaign, desk)
        profile = roll.derived.get()
        assert profile.review_on == roll.review_on
        with pytest.raises(workflow.Refused):
            self.perform("confirm", profile, desk.reviewer)
        self.perform("confirm", roll, desk.reviewer, review_on=dt.date(2030, 12, 1))
        profile.refresh_from_db()
        assert profile.review_on == dt.date(2030, 12, 1)
