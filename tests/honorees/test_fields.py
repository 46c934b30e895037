"""Partial dates: what they may look like, and the last day that they can mean."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from honorees.fields import last_day, validate_partial_date


@pytest.mark.parametrize(
    ("partial", "day"),
    [
        ("", None),
        ("2020", dt.date(2020, 12, 31)),
        ("2020-02", dt.date(2020, 2, 29)),
        ("2021-03-15", dt.date(2021, 3, 15)),
        ("20266", None),
        ("2021-02-31", None),
        ("9" * 30, None),
    ],
)
def test_the_last_day_that_is_meant(partial, day):
    assert last_day(partial) == day


@pytest.mark.parametrize(
    "text", ["20", "20266", "2020-13", "2020-1", "2021-02-29", "二〇二〇", "2020-02-01\n", "２０２０"]
)
def test_other_texts_are_refused(text):
    with pytest.raises(ValidationError):
        validate_partial_date(text)
