"""A life in service: the posts and honours of a person, or the honours of a team, year by year from the first."""

import dataclasses
from collections.abc import Iterable

from honorees.pages import PostLine
from honorees.related import Award


@dataclasses.dataclass(frozen=True)
class Event:
    """Either an honour or a post that began."""

    award: Award | None = None
    post: PostLine | None = None


@dataclasses.dataclass(frozen=True)
class Year:
    """`year` is None for what is not dated; it stands at the end."""

    year: int | None
    events: tuple[Event, ...]


def life(awards: Iterable[Award], posts: Iterable[PostLine] = ()) -> tuple[Year, ...]:
    """The years in order, within a year the order of dates; of a date known to the year only, after those known better.

    A post stands where it began, or ended where only that is known; an honour in the year for which it was conferred.
    Of one date, posts stand before honours, and each as they are given.
    """
    dated = [(post.started or post.ended, 0, Event(post=post)) for post in posts]
    dated += [(_date(award), 1, Event(award=award)) for award in awards]
    dated.sort(key=lambda each: (_sortable(each[0]), each[1]))
    years: dict[int | None, list[Event]] = {}
    for date, _kind, event in dated:
        years.setdefault(int(date[:4]) if date else None, []).append(event)
    return tuple(Year(year, tuple(events)) for year, events in years.items())


def _date(award: Award) -> str:
    year = str(award.year or "")
    return award.granted_on if award.granted_on.startswith(year) else year


def _sortable(date: str) -> tuple[str, str]:
    """The year, and then the rest: a year alone after its months, nothing at all after every year."""
    return (date[:4] or "~", date[5:] or "~")
