"""The calendar: what goes live and what ends on which day of a month, in the site's time zone."""

import calendar
import dataclasses
import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from districts.models import District
from editorial import kinds
from editorial.models import Edition

MOST = 300
"""Entries of a month that are shown; beyond that the page says that there are more."""

FIRST_YEAR, LAST_YEAR = 2000, 2199


@dataclasses.dataclass(frozen=True)
class Entry:
    """Something that happens to what readers see. `begins`: it goes live; otherwise it ends and nothing follows it."""

    edition: Edition
    at: dt.datetime
    begins: bool
    kind: str
    place: str
    is_to_come: bool


@dataclasses.dataclass(frozen=True)
class Day:
    day: dt.date
    in_month: bool
    is_today: bool
    entries: tuple[Entry, ...]


@dataclasses.dataclass(frozen=True)
class Month:
    """Weeks of seven days, Monday first, that cover a month. `more`: not everything could be shown."""

    first: dt.date
    weeks: tuple[tuple[Day, ...], ...]
    more: bool

    @property
    def days(self) -> list[Day]:
        """The days of the month on which something happens."""
        return [day for week in self.weeks for day in week if day.entries]

    @property
    def before(self) -> dt.date | None:
        """The first of the month before; None where the calendar begins."""
        return _first_of(self.first - dt.timedelta(days=1))

    @property
    def after(self) -> dt.date | None:
        return _first_of(self.first + dt.timedelta(days=32))


def month_named(text: str, now: dt.datetime) -> tuple[dt.date, bool]:
    """The first of the month written as 2026-11, and whether it could be read; else of the month of `now`."""
    try:
        day = dt.datetime.strptime(text, "%Y-%m").date() if text else None
    except ValueError:
        day = None
    if day and FIRST_YEAR <= day.year <= LAST_YEAR:
        return day, True
    return timezone.localdate(now).replace(day=1), not text


def month(first: dt.date, editions: QuerySet[Edition], now: dt.datetime) -> Month:
    """What happens to the editions in the month that begins with `first`. Three queries."""
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    found = _entries(editions, _midnight(first), _midnight(last + dt.timedelta(days=1)), now)
    by_day: dict[dt.date, list[Entry]] = {}
    for entry in found[:MOST]:
        by_day.setdefault(timezone.localdate(entry.at), []).append(entry)
    today = timezone.localdate(now)
    weeks = tuple(
        tuple(Day(day, day.month == first.month, day == today, tuple(by_day.get(day, ()))) for day in week)
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
    )
    return Month(first, weeks, len(found) > MOST)


def _entries(editions: QuerySet[Edition], start: dt.datetime, until: dt.datetime, now: dt.datetime) -> list[Entry]:
    """What begins and what ends from `start` to before `until`, in order.

    What is replaced does not end. First profiles come and go with their roll and are not listed beside it.
    """
    follower = Edition.objects.filter(
        kind=OuterRef("kind"), record_id=OuterRef("record_id"), live_from=OuterRef("live_until")
    )
    rows = editions.filter(derived_from=None).only("kind", "title", "place", "live_from", "live_until")
    beginning = rows.filter(live_from__gte=start, live_from__lt=until).order_by("live_from", "pk")[: MOST + 1]
    ending = (
        rows.filter(Q(live_until__gte=start, live_until__lt=until)).exclude(Exists(follower))
        .order_by("live_until", "pk")[: MOST + 1]
    )  # fmt: skip
    moments = [(each.live_from, True, each) for each in beginning] + [(each.live_until, False, each) for each in ending]
    places = District.objects.filter(code__in={each.place for _at, _begins, each in moments})
    names = dict(places.values_list("code", "name"))
    moments.sort(key=lambda each: (each[0], each[2].pk))
    return [
        Entry(each, at, begins, str(kinds.get(each.kind).label), names.get(each.place, each.place), at > now)
        for at, begins, each in moments
    ]


def _first_of(day: dt.date) -> dt.date | None:
    return day.replace(day=1) if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
