"""The dates of an edition: when it may go live, by when it is due, and when somebody has to look at it again.

Days are those of the site's time zone.
"""

import datetime as dt

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from editorial import workdays

LATEST = dt.timedelta(days=366)
"""How far ahead a publication may be planned: what is approved today would be too old after that."""

LATEST_REVIEW = dt.timedelta(days=5 * 366)
"""How far ahead the next look at a page may be put off."""


def publication_refusal(at: dt.datetime | None, now: dt.datetime) -> str:
    """Return "" if an edition may be approved for the instant; None is at once, and so is one that is past."""
    if at is not None and at > now + LATEST:
        return _("The time of publication is more than a year ahead.")
    return ""


def hand_given_refusal(at: dt.datetime | None, now: dt.datetime) -> str:
    """As `publication_refusal`, for a time that somebody typed, to the minute: one that is past is a slip."""
    if at is not None and at < now.replace(second=0, microsecond=0):
        return _("The time of publication is past. Leave it empty to publish at once.")
    return publication_refusal(at, now)


def rescheduling_refusal(at: dt.datetime | None, begin: dt.datetime, now: dt.datetime) -> str:
    """Return "" if what is to go live at `begin` may do so at the other instant instead."""
    if at is None:
        return _("Give the new time of publication.")
    if at <= now:
        return _("The new time of publication is past.")
    if at == begin:
        return _("It is scheduled for that time already.")
    return publication_refusal(at, now)


def wish_refusal(day: dt.date | None, now: dt.datetime) -> str:
    """Return "" if somebody may wish that an edition be published on the day."""
    if day is not None and day < timezone.localdate(now):
        return _("The day wished for publication is past.")
    if day is not None and day > timezone.localdate(now + LATEST):
        return _("The day wished for publication is more than a year ahead.")
    return ""


def due_day(now: dt.datetime, wished: dt.date | None = None) -> dt.date:
    """By when an edition submitted now should be decided: the day wished, or else so many working days later.

    The number is the setting DUE_AFTER_WORKING_DAYS.
    """
    return wished or workdays.after(timezone.localdate(now), settings.DUE_AFTER_WORKING_DAYS)


def near_day(day: dt.date) -> str:
    """A day in words, without the year where it is this one."""
    this_year = day.year == timezone.localdate().year
    return date_format(day, "MONTH_DAY_FORMAT" if this_year else "DATE_FORMAT")


def review_day(now: dt.datetime, given: dt.date | None = None) -> dt.date:
    """When a page approved or confirmed now is to be looked at again: the day given, or else a year later."""
    return given or _years_after(timezone.localdate(now), settings.REVIEW_AFTER_YEARS)


def review_refusal(day: dt.date | None, now: dt.datetime) -> str:
    """Return "" if the next look at a page may be set for the day."""
    if day is not None and day <= timezone.localdate(now):
        return _("The date of the next check has to be later than today.")
    if day is not None and day > timezone.localdate(now + LATEST_REVIEW):
        return _("The date of the next check is more than five years ahead.")
    return ""


def _years_after(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + years, day=28)
