"""What page classes are made of: shared parts, and the way between a page and its plain form.

A page is a frozen dataclass whose fields are text, numbers, dates, other such dataclasses and tuples of these.
It is all that a public template ever sees of a record. A part that stands in lists says by `KNOWN_BY` which fields tell
that one on another page is the same, the surest first; comparing relies on it.
"""

import dataclasses
import datetime as dt
import functools
import types
import typing
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import ClassVar

from editorial import canonical


@dataclasses.dataclass(frozen=True)
class Ref:
    """Something else that a page names: `id` is a public id, code or slug of that `kind`, "" where there is none."""

    KNOWN_BY: ClassVar = (("kind", "id"), ("kind", "label"))

    kind: str
    id: str
    label: str


@dataclasses.dataclass(frozen=True)
class Place:
    """A district as it was called when the page was frozen; `ancestors` from the widest down to itself."""

    code: str
    name: str
    full_name: str
    ancestors: tuple[Ref, ...]


@dataclasses.dataclass(frozen=True)
class Photo:
    """A stored picture by the hash of its content, so that replacing a file cannot change an approved page.

    `consent`: that of the people shown is on file.
    """

    KNOWN_BY: ClassVar = (("hash",), ("caption",))

    hash: str
    width: int
    height: int
    caption: str = ""
    photographer: str = ""
    alt: str = ""
    file_photo: bool = False
    focus_x: int = 50
    focus_y: int = 50
    consent: bool = False


@dataclasses.dataclass(frozen=True)
class FigureLine:
    """A number as printed beside its parsed value; `value` None where the words hold no number."""

    KNOWN_BY: ClassVar = (("label", "period"), ("label",))

    label: str
    printed: str
    value: Decimal | None = None
    unit: str = ""
    qualifier: str = ""
    scope: str = ""
    period: str = ""
    rank: str = ""


@dataclasses.dataclass(frozen=True)
class AchievementLine:
    """A sourced claim; `level` says whose it is (person, unit, district …), `sources` the articles that state it."""

    KNOWN_BY: ClassVar = (("statement",),)

    statement: str
    level: str
    theme: Ref | None
    figures: tuple[FigureLine, ...] = ()
    sources: tuple[Ref, ...] = ()
    subject: Ref | None = None


@dataclasses.dataclass(frozen=True)
class Link:
    """One row of EditionLink: what the page says of something else, in which place of the page."""

    relation: str
    kind: str
    id: str
    label: str
    position: int = 0


@dataclasses.dataclass(frozen=True)
class Columns:
    """What a list, a search or a feed needs of a page without opening it. `card` is plain (see canonical.plain)."""

    title: str
    summary: str
    place: str
    shown_on: dt.date | None
    card: dict
    picture: str = ""


def refs(part) -> Iterator[Ref]:
    """All that a page, or a part of one, names, however deep."""
    if isinstance(part, Ref):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from refs(each)
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from refs(getattr(part, field.name))


def to_plain(page) -> dict:
    """Return a page as plain types. Raises canonical.NotCanonical."""
    return canonical.plain(dataclasses.asdict(page))


def from_plain(cls, data):
    """Return the page of class `cls` whose plain form is `data`. Raises KeyError or TypeError when it has another."""
    readers = _readers(cls)
    if unknown := data.keys() - readers.keys():
        raise TypeError(f"{cls.__name__} has no {', '.join(sorted(unknown))}")
    return cls(**{name: read(item) if (read := readers[name]) else item for name, item in data.items()})


@functools.cache
def _readers(cls) -> dict[str, Callable | None]:
    """By field, what makes its value of the plain one; None where that is taken as it is.

    Made once for each class: looking at the types takes longer than all the rest, and a roll has thousands of values.
    """
    hints = typing.get_type_hints(cls)
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(cls)}


def _reader(hint) -> Callable | None:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        inner = _reader(next(each for each in typing.get_args(hint) if each is not type(None)))
        return inner and (lambda item: None if item is None else inner(item))
    if origin is tuple:
        inner = _reader(typing.get_args(hint)[0])
        return (lambda item: tuple(map(inner, item))) if inner else tuple
    if dataclasses.is_dataclass(hint):
        return functools.partial(from_plain, hint)
    return {Decimal: Decimal, dt.date: dt.date.fromisoformat}.get(hint)
