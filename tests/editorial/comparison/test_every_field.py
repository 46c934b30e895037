"""Whatever differs between two pages is told: every field of every kind of page is changed, none changes silently."""

import dataclasses
import datetime as dt
import itertools
import types
import typing
from collections.abc import Iterator
from decimal import Decimal

import pytest

from editorial import comparison, kinds
from editorial.comparison import namesakes, unshown, wording
from editorial.comparison.items import ItemChange, changed_item
from editorial.pages import Ref

pytestmark = pytest.mark.django_db
PAGES = ["article", "honoree", "team", "campaign", "front"]


def filled(hint, numbers: Iterator[int], name: str = ""):
    """A value of that type in which everything is there and no two texts are the same; lists hold two items."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return filled(typing.get_args(hint)[0], numbers, name)
    if typing.get_origin(hint) is tuple:
        return tuple(filled(typing.get_args(hint)[0], numbers, name) for _each in range(2))
    if dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return hint(**{each.name: filled(hints[each.name], numbers, each.name) for each in dataclasses.fields(hint)})
    number = next(numbers)
    made = {
        str: f"{name}第{number}处", bool: False, int: number, Decimal: Decimal(number),
        dt.date: dt.date(2024, 1, 1) + dt.timedelta(days=number),
    }  # fmt: skip
    return made[hint]


def changed(value, path: str = "") -> Iterator[tuple[str, object]]:
    """(where, the value with that changed): every leaf, every list with an item less and in another order."""
    match value:
        case bool():
            yield path, not value
        case str():
            yield path, f"{value}改"
            yield f"{path} taken out", ""
        case int():
            yield path, value + 1
        case Decimal():
            yield path, value + 1
        case dt.date():
            yield path, value + dt.timedelta(days=1)
        case tuple():
            yield f"{path} without its last", value[:-1]
            yield f"{path} turned round", value[::-1]
            for at, item in enumerate(value):
                for where, new in changed(item, f"{path}.{at + 1}"):
                    yield where, (*value[:at], new, *value[at + 1 :])
        case _:
            for field in dataclasses.fields(value):
                for where, new in changed(getattr(value, field.name), f"{path}.{field.name}"):
                    yield where, dataclasses.replace(value, **{field.name: new})


def says(item) -> bool:
    """Whether a difference, or the change of an item, says anything."""
    if isinstance(item, ItemChange):
        told = item.change != comparison.SAME or item.moved or item.replaced or any(map(says, item.inside))
    else:
        told = any(map(says, item.items))
    return told or bool(item.unshown) or any(each.change != comparison.SAME for each in item.segments)


def page_of(name: str):
    return filled(kinds.get(name).page, itertools.count(1))


def items_with(name: str) -> Iterator[tuple[str, object, str]]:
    """(place, item, field) of every first item on a page of that kind, with a field whose words people read."""
    found = [(name, page_of(name))]
    for place, part in found:
        for field in dataclasses.fields(part):
            value = getattr(part, field.name)
            if isinstance(value, tuple) and dataclasses.is_dataclass(value[0]) and field.name != "ancestors":
                found.append((f"{place}.{field.name}", value[0]))
    for place, item in found[1:]:
        texts = () if isinstance(item, Ref) else (each for each in wording.said(item) if not each.endswith("_label"))
        if field := next((each for each in texts if isinstance(getattr(item, each), str)), None):
            yield place, item, field


@pytest.mark.parametrize("name", PAGES)
def test_no_field_changes_silently(name):
    page = page_of(name)
    silent, nameless = [], []
    for where, new in changed(page):
        found = comparison.between(kinds.get(name), page, new)
        if not found or not all(map(says, found)):
            silent.append(where)
        elif unshown.unnamed() in repr(found):
            nameless.append(where)
    assert not silent
    assert not nameless


@pytest.mark.parametrize("name", PAGES)
def test_no_field_hides_behind_another_one_that_changed_too(name):
    hidden = []
    for place, item, field in items_with(name):
        reworded = dataclasses.replace(item, **{field: "换了说法"})
        alone = told(item, reworded)
        for where, new in changed(item):
            both = dataclasses.replace(new, **{field: "换了说法"})
            if both != reworded and told(item, both) == alone:
                hidden.append(f"{place}{where}")
    assert not hidden


def told(old, new):
    """What is said of an item that became the new one."""
    old, new = namesakes.told_apart(old, new)
    change = changed_item(old, new, "", moved=False)
    return change and (dataclasses.replace(change, photo=None, old_photo=None), change.replaced)


def test_a_number_with_other_zeros_is_not_said_to_be_the_same():
    page = page_of("article")
    figure = page.achievements[0].figures[0]
    same = dataclasses.replace(figure, value=figure.value.quantize(Decimal("1.0000")))
    line = dataclasses.replace(page.achievements[0], figures=(same, *page.achievements[0].figures[1:]))
    found = comparison.between(
        kinds.get("article"), page, dataclasses.replace(page, achievements=(line, *page.achievements[1:]))
    )
    assert all(map(says, found))
    assert found


@pytest.mark.parametrize("name", PAGES)
def test_equal_pages_read_the_same(name):
    assert comparison.between(kinds.get(name), page_of(name), page_of(name)) == []


def test_every_kind_is_looked_at():
    assert {kind.name for kind in kinds.every()} == set(PAGES)
