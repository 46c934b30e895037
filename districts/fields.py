"""Years, days and whole numbers as they are typed: what can only be a slip is refused, with what to write instead.

They are Django's plain columns: bounds are a matter of what is typed, so no migration knows them.
"""

import datetime as dt

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

EARLIEST_YEAR = 1900
WRONG_YEAR = _("Write the year in four digits, such as 2021: none before 1900, none after next year.")
WRONG_DAY = _("Look at the year again: no day before 1900, none after the end of next year.")


def latest_year() -> int:
    """Next year, as seen from the site: decisions are prepared ahead, but not by more."""
    return timezone.localdate().year + 1


def latest_day() -> dt.date:
    return dt.date(latest_year(), 12, 31)


YEAR_BOUNDS = (MinValueValidator(EARLIEST_YEAR, WRONG_YEAR), MaxValueValidator(latest_year, WRONG_YEAR))
DAY_BOUNDS = (MinValueValidator(dt.date(EARLIEST_YEAR, 1, 1), WRONG_DAY), MaxValueValidator(latest_day, WRONG_DAY))


class _Plain:
    """Written in migrations as the plain column that it is."""

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, f"django.db.models.{self.get_internal_type()}", args, kwargs


class YearField(_Plain, models.PositiveSmallIntegerField):
    """A year from 1900 to the next one."""

    default_validators = YEAR_BOUNDS

    def formfield(self, **kwargs):
        return super().formfield(**{"min_value": None, "error_messages": {"invalid": WRONG_YEAR}, **kwargs})


class DayField(_Plain, models.DateField):
    """A day from 1900 to the end of next year."""

    default_validators = DAY_BOUNDS


class PlaceField(_Plain, models.PositiveSmallIntegerField):
    """A place in an order; the bound is what either database keeps."""

    default_validators = (MaxValueValidator(32767),)


class CountField(_Plain, models.PositiveIntegerField):
    """How many there are of something: from 1 to 999,999."""

    default_validators = (MinValueValidator(1), MaxValueValidator(999_999))
