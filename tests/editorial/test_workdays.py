"""Holidays and worked weekends of the years that are announced; Monday to Friday in those that are not."""

import datetime as dt

import pytest

from editorial import workdays
from editorial.desk import claims
from editorial.workflow import dates

UNKNOWN = 2099


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "worked"),
    [
        ("2026-10-01", False),  # National Day, a Thursday
        ("2026-10-10", True),  # a Saturday worked for it
        ("2026-02-14", True), ("2026-02-23", False), ("2026-11-20", True), ("2026-11-21", False),
        (f"{UNKNOWN}-10-01", True), (f"{UNKNOWN}-10-03", False),
    ],
)  # fmt: skip
def test_what_is_worked(text, worked):
    assert workdays.is_worked(day(text)) is worked


def test_due_dates_pass_over_holidays():
    last_before = dt.datetime(2026, 9, 30, 2, tzinfo=dt.UTC)
    assert dates.due_day(last_before) == day("2026-10-10")
    assert workdays.after(day("2026-02-13"), 1) == day("2026-02-14")


def test_a_public_notice_over_a_holiday_is_counted_exactly():
    assert workdays.between(day("2026-09-28"), day("2026-10-09"), most=20) == 5
    assert workdays.between(day("2026-10-01"), day("2026-10-07"), most=20) == 0
    assert workdays.between(day("2026-10-07"), day("2026-10-01"), most=20) == 0


def test_a_claim_does_not_lapse_in_a_holiday():
    noon = dt.datetime(2026, 10, 7, 4, tzinfo=dt.UTC)
    assert claims.lapsed_since(noon) == dt.datetime(2026, 9, 30, 6, tzinfo=dt.UTC)


def test_years_that_are_not_announced_are_told_a_month_before():
    assert workdays.unknown_year(day("2026-01-01")) is None
    assert workdays.unknown_year(day(f"{UNKNOWN}-05-05")) == UNKNOWN
    last = next(year for year in range(2026, UNKNOWN) if not workdays.is_known(year + 1))
    assert workdays.unknown_year(dt.date(last, 11, 15)) is None
    assert workdays.unknown_year(dt.date(last, 12, 1)) == last + 1
