"""When editions are live: R0 to R4, as readers see it with time passing."""

import datetime as dt

import pytest

from editorial import clock, verification, workflow
from editorial.models import Edition, Ledger, Stage
from tests import factories

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2030, 6, 1, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
TICK = dt.timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.travelling(NOON):
        yield


@pytest.fixture
def publish(article, desk):
    """A function that approves a new version of the article, live after so many hours."""

    def approve(title, hours=None):
        with factories.acting(desk.editor):
            article.title = title
            article.save()
        return factories.publish(article, desk, at=None if hours is None else NOON + hours * HOUR)

    return approve


def perform(name, edition, desk):
    return workflow.perform(name, edition, desk.approver, digest=edition.digest, note="理由")


def titles_at(*hours) -> list[str]:
    """What readers see at these hours after noon; "" for nothing."""
    seen = []
    for hour in hours:
        live = list(Edition.objects.of("article").live(NOON + hour * HOUR))
        assert len(live) <= 1
        seen.append(live[0].title if live else "")
    return seen


def test_an_edition_is_live_from_the_instant_of_its_approval(publish):
    edition = publish("甲")
    assert edition.live_from == edition.approved_at
    assert not edition.is_live(edition.live_from - TICK)
    assert edition.is_live(edition.live_from)


def test_an_instant_that_is_past_means_now(publish):
    edition = publish("甲", -5)
    assert edition.live_from == edition.approved_at


def test_the_next_edition_takes_over_without_a_gap(publish):
    first, second = publish("甲"), publish("乙")
    first.refresh_from_db()
    assert first.live_until == second.live_from
    assert titles_at(1) == ["乙"]


def test_a_scheduled_edition_goes_live_by_time_alone(publish):
    publish("甲")
    publish("乙", 2)
    assert titles_at(1, 2, 3) == ["甲", "乙", "乙"]
    before = clock.read()
    with clock.travelling(NOON + 2 * HOUR):
        after = clock.read()
    assert after.version == before.version
    assert after.state != before.state


def test_r1_approving_cancels_what_was_scheduled_for_then_or_later(publish):
    publish("甲")
    publish("乙", 4)
    late = publish("丙", 6)
    assert titles_at(1, 5, 7) == ["甲", "乙", "丙"]
    publish("丁", 2)
    assert titles_at(1, 3, 5, 7) == ["甲", "丁", "丁", "丁"]
    late.refresh_from_db()
    assert (late.stage, late.live_from) == (Stage.CANCELLED, None)
    assert late.ended_by == late.approved_by


def test_r1_the_same_instant_is_taken_over(publish):
    publish("甲")
    publish("乙", 2)
    publish("丙", 2)
    assert titles_at(1, 2) == ["甲", "丙"]


def test_r1_what_comes_before_stays(publish):
    publish("甲")
    publish("乙", 2)
    publish("丙", 4)
    assert titles_at(1, 3, 5) == ["甲", "乙", "丙"]


def test_r2_what_ended_where_a_cancelled_one_began_inherits_its_end(publish, desk):
    publish("甲")
    middle = publish("乙", 2)
    publish("丙", 4)
    perform("cancel", middle, desk)
    assert titles_at(1, 3, 5) == ["甲", "甲", "丙"]


def test_r2_the_last_one_leaves_its_predecessor_open_ended(publish, desk):
    publish("甲")
    last = publish("乙", 2)
    perform("cancel", last, desk)
    assert Edition.objects.get(title="甲").live_until is None


def test_r2_without_a_predecessor_there_is_nothing(publish, desk):
    perform("cancel", publish("甲", 2), desk)
    assert titles_at(1, 3) == ["", ""]


def test_what_is_live_is_not_cancelled_any_more(publish, desk):
    edition = publish("甲", 2)
    with clock.travelling(NOON + 2 * HOUR), pytest.raises(workflow.Refused):
        perform("cancel", edition, desk)


def test_r3_withdrawing_ends_now_and_cancels_what_is_scheduled(publish, desk):
    live = publish("甲")
    publish("乙", 2)
    publish("丙", 4)
    live.refresh_from_db()
    done = perform("withdraw", live, desk)
    assert done.live_until == done.ended_at
    assert titles_at(1, 3, 5) == ["", "", ""]
    cancelled = Edition.objects.filter(stage=Stage.CANCELLED).order_by("pk")
    assert [each.title for each in cancelled] == ["乙", "丙"]
    assert Edition.objects.once_live(NOON + HOUR).count() == 1, "the past is kept"


def test_r3_withdrawing_works_while_another_edition_is_under_way(publish, article, desk):
    live = publish("甲")
    with factories.acting(desk.editor):
        article.title = "乙"
        article.save()
    waiting = workflow.submit(article, desk.editor)
    perform("withdraw", live, desk)
    waiting.refresh_from_db()
    assert waiting.stage == Stage.IN_REVIEW


def test_r4_a_withdrawn_page_comes_back_as_a_new_edition(publish, desk):
    live = publish("甲")
    perform("withdraw", live, desk)
    again = workflow.reinstate(live, desk.editor, note="恢复")
    assert titles_at(1) == [""]
    workflow.perform("pass_review", again, desk.reviewer, digest=again.digest)
    perform("approve", again, desk)
    assert titles_at(1) == ["甲"]
    live.refresh_from_db()
    assert live.live_until is not None


def test_r0_transitions_happen_at_instants_that_never_repeat(publish, article, desk):
    """Time stands still here: each transition is a microsecond after the one before."""
    publish("甲")
    publish("乙")
    moments = list(Edition.objects.order_by("pk").values_list("submitted_at", "reviewed_at", "approved_at"))
    flat = [moment for row in moments for moment in row]
    assert flat == sorted(set(flat))


def test_r0_a_clock_that_goes_back_does_not_bring_the_past_back(publish, desk):
    live = publish("甲")
    with clock.travelling(NOON - 10 * HOUR):
        done = perform("withdraw", live, desk)
    assert done.live_until > live.live_from


def test_nothing_happens_at_an_instant_at_which_something_begins_by_itself(publish, article, desk):
    edition = publish("甲", 2)
    with clock.travelling(NOON + 2 * HOUR):
        done = perform("withdraw", edition, desk)
    assert done.live_until > done.live_from
    assert list(verification.verify()) == []


def test_boundaries_are_the_instants_at_which_readers_will_see_a_change(publish, desk):
    publish("甲")
    second = publish("乙", 2)
    third = publish("丙", 4)
    assert clock.read().boundaries == (second.live_from, third.live_from)
    perform("cancel", second, desk)
    assert clock.read().boundaries == (third.live_from,)
    perform("withdraw", Edition.objects.get(title="甲"), desk)
    assert Ledger.objects.get().boundaries == []


def test_an_undated_page_is_shown_under_the_day_on_which_it_goes_live(publish):
    edition = publish("甲", 36)
    assert edition.shown_on == dt.date(2030, 6, 3), "by the clock of the place, not by UTC"
    assert {link.shown_on for link in edition.links.all()} == {edition.shown_on}
