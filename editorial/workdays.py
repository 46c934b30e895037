"""Which days are worked in mainland China: public holidays, and the weekends that are worked in their place.

The State Council announces both for each year, mostly in November of the year before. The table is that of the package
chinesecalendar, whose releases follow the announcements; years that it does not know count Monday to Friday.
"""

import datetime as dt
import functools

import chinese_calendar

LEAD = dt.timedelta(days=31)
"""So long before a year begins somebody is to learn that its holidays are not known here."""


@functools.lru_cache(maxsize=4096)
def is_worked(day: dt.date) -> bool:
    """Whether offices are open on the day; for a year that is not known, whether it is one from Monday to Friday."""
    try:
        return chinese_calendar.is_workday(day)
    except NotImplementedError:
        return day.weekday() < 5


@functools.lru_cache(maxsize=128)
def is_known(year: int) -> bool:
    """Whether the holidays of the year are known here."""
    try:
        chinese_calendar.is_workday(dt.date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


def after(day: dt.date, count: int) -> dt.date:
    """The day that is so many working days later."""
    while count > 0:
        day += dt.timedelta(days=1)
        count -= is_worked(day)
    return day


def between(first: dt.date, last: dt.date, most: int) -> int:
    """How many working days there are from the first day to the last, both counted, looking at `most` days at most."""
    days = min(max((last - first).days + 1, 0), most)
    return sum(is_worked(first + dt.timedelta(days=at)) for at in range(days))


def unknown_year(today: dt.date) -> int | None:
    """The year at hand, or the one that begins within a month, if its holidays are not known here."""
    return next((year for year in (today.year, (today + LEAD).year) if not is_known(year)), None)
