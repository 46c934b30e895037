"""What a process keeps: once for each state of the clock, the past apart from the present."""

import datetime as dt
import itertools

import pytest

from editorial import clock, kept
from tests.editorial.lists import tick

pytestmark = pytest.mark.django_db


@pytest.fixture
def values():
    """A function that returns the value kept at the reading: a number, new whenever it had to be made."""
    numbers, store = itertools.count(1), kept.Kept()
    return lambda reading: store.get(reading, "name", lambda: next(numbers))


def past(days: int, **how) -> clock.Reading:
    with clock.travelling(clock.read().now - dt.timedelta(days=days), **how):
        return clock.read()


def test_a_value_is_made_once_for_each_state(values):
    assert [values(clock.read()), values(clock.read())] == [1, 1]
    tick()
    assert values(clock.read()) == 2


def test_travellers_do_not_push_out_the_present(values):
    tick()
    assert values(clock.read()) == 1
    made = [values(past(days)) for days in range(1, 6)]
    assert len(set(made)) == 5
    assert values(clock.read()) == 1
    assert values(past(5)) != 1


def test_an_instant_of_the_past_is_its_own_state(values):
    tick()
    one = past(3)
    assert values(one) == values(one)
    assert one.past
    assert one.state != past(2).state


def test_unredacted_readings_are_kept_apart(values):
    tick()
    moment = clock.read().now - dt.timedelta(days=3)
    with clock.travelling(moment):
        redacted = clock.read()
    with clock.travelling(moment, unredacted=True):
        whole = clock.read()
    assert redacted.state != whole.state
    assert values(redacted) != values(whole)


def test_at_present_nothing_is_unredacted():
    tick()
    reading = clock.read()
    with clock.travelling(reading.now, unredacted=True):
        assert clock.read().state == reading.state
        assert not clock.read().unredacted


def test_what_lasts_is_kept_under_its_condition_alone():
    lasting = kept.Lasting()
    assert lasting.under("somebody suppressed") == {}
    lasting.keep("nobody suppressed", {"digest": 1})
    tick()
    assert lasting.under("nobody suppressed") == {"digest": 1}
    assert lasting.under("somebody suppressed") == {}


def test_everything_kept_can_be_forgotten(values):
    lasting = kept.Lasting()
    lasting.keep("", {"digest": 1})
    assert values(clock.read()) == 1
    kept.forget()
    assert lasting.under("") == {}
    assert values(clock.read()) == 2
