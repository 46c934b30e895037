"""Dates that may be known to the year or month only."""

import calendar
import datetime as dt
import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

_SHAPE = re.compile(r"(1[89]|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?", re.ASCII)


def validate_partial_date(text: str) -> None:
    """Raise ValidationError for what is no partial date, or a day that the month does not have."""
    if not _SHAPE.fullmatch(text) or last_day(text) is None:
        raise ValidationError(
            _("Write the year, year-month or full date: 2013, 2013-05 or 2013-05-01."), code="invalid"
        )


class PartialDateField(models.CharField):
    """A date as ISO text of 4, 7 or 10 characters; text order is the order in time. "" means unknown."""

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, validate_partial_date]

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs


def last_day(partial: str) -> dt.date | None:
    """The last day that a partial date can mean, for sorting what is known to the year only.

    None for "", and for what is no date: pages frozen long ago may hold one, and are shown all the same.
    """
    try:
        year, month, day = (int(part) for part in [*partial.split("-"), "0", "0"][:3])
        month = month or 12
        return dt.date(year, month, day or calendar.monthrange(year, month)[1])
    except (ValueError, OverflowError):
        return None
