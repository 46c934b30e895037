"""Which parts of a page an urgent correction may change: named by each kind, found and replaced on any page of it.

A path names them all (`photos.caption`); a place names one (`photos.2.caption`), counted from 1 as findings count.
Nothing is added to a page or taken from it: no mention, recipient, award, credit or photo.
"""

import dataclasses
from collections.abc import Callable, Iterator

from django.db import models
from django.utils.functional import Promise

LONGEST = 100_000
"""Characters of a text for which the record has no bound."""


@dataclasses.dataclass(frozen=True)
class Field:
    """A part that may be changed.

    path      its fields from the page down, such as `achievements.figures.printed`
    form      how it is typed: line, text, rich, choice, number, whole (a whole number) or names (a tuple of texts)
    length    the most characters that the record can keep
    required  whether it must say something
    column    the field of the row that keeps it in the record; "" where the record makes it of several rows
    choices   (value, label) of those there are, where they are fixed
    scale     digits after the point with which the record keeps a number
    tidy      how a text is kept of what was typed
    """

    path: str
    label: str | Promise
    form: str = "line"
    length: int = 300
    required: bool = False
    column: str = ""
    choices: tuple = ()
    scale: int = 0
    tidy: Callable[[str], str] = str.strip

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.path.split("."))

    @property
    def item(self) -> str:
        """The path of the item that the field belongs to, "" for the page itself."""
        return ".".join(self.names[:-1])


def fields(model: type[models.Model], *paths: str, **given) -> Iterator[Field]:
    """The fields of the paths as the model keeps them: each under its last name, with that field's label and bounds.

    `given` replaces what the model says, for all of them.
    """
    for path in paths:
        column = given.get("column") or path.rpartition(".")[2]
        kept = model._meta.get_field(column)
        form = "text" if isinstance(kept, models.TextField) else "choice" if kept.choices else "line"
        stated = {
            "label": kept.verbose_name, "form": form, "length": kept.max_length or LONGEST,
            "required": not kept.blank, "column": column, "choices": tuple(kept.choices or ()),
            "scale": getattr(kept, "decimal_places", 0),
        }  # fmt: skip
        yield Field(path, **(stated | given))


@dataclasses.dataclass(frozen=True)
class Item:
    """Items of a page that hold parts which may be changed.

    label      what one of them is called
    title      item → what tells it from the others, for people
    rows       owner (the record, or the row that holds the items) → the rows that they were frozen from, in order
    district   row → the district in which one must be an editor to change it; None where that is the record's
    """

    label: str | Promise
    title: Callable[[object], str]
    rows: Callable[[object], list]
    district: Callable[[object], object] = lambda row: None


@dataclasses.dataclass(frozen=True)
class Correctable:
    """What a kind registers. `items` by path, outer before inner; a single one, such as a portrait, counts as a list
    of one."""

    fields: tuple[Field, ...] = ()
    items: dict[str, Item] = dataclasses.field(default_factory=dict)

    def places(self, page) -> Iterator[tuple[str, Field]]:
        """(place, field) of everything on the page that may be changed: the page's own fields, then item by item."""
        for field in self.fields:
            if not field.item:
                yield field.path, field
        for path in self.items:
            if "." not in path:
                yield from self._in_item(path, path, items_of(getattr(page, path)))

    def _in_item(self, path: str, place: str, items: tuple) -> Iterator[tuple[str, Field]]:
        for at, item in enumerate(items, 1):
            for field in self.fields:
                if field.item == path:
                    yield f"{place}.{at}.{field.names[-1]}", field
            for inner in self.items:
                if inner.startswith(f"{path}.") and "." not in inner[len(path) + 1 :]:
                    name = inner[len(path) + 1 :]
                    yield from self._in_item(inner, f"{place}.{at}.{name}", items_of(getattr(item, name)))


def items_of(value) -> tuple:
    """The items of a page's field: those of a tuple, or the one that there is."""
    return value if isinstance(value, tuple) else (() if value is None else (value,))


def value_at(page, place: str):
    """What stands at the place. Raises LookupError or AttributeError where there is none."""
    for step in place.split("."):
        page = items_of(page)[int(step) - 1] if step.isdecimal() else getattr(page, step)
    return page


def replaced(page, place: str, value):
    """The page with another value at the place."""
    step, _dot, rest = place.partition(".")
    if not rest:
        return dataclasses.replace(page, **{step: value})
    present = getattr(page, step)
    at, _dot, rest = rest.partition(".")
    items = items_of(present)
    changed = replaced(items[int(at) - 1], rest, value)
    if not isinstance(present, tuple):
        return dataclasses.replace(page, **{step: changed})
    return dataclasses.replace(page, **{step: (*items[: int(at) - 1], changed, *items[int(at) :])})


def ancestors(place: str) -> list[str]:
    """The places of the items that hold a place, outermost first: `a.1` and `a.1.b.2` of `a.1.b.2.c`."""
    steps = place.split(".")
    return [".".join(steps[: at + 1]) for at, step in enumerate(steps) if step.isdecimal()]


def path_of(place: str) -> str:
    """The path of a place: its steps without the counts."""
    return ".".join(step for step in place.split(".") if not step.isdecimal())
