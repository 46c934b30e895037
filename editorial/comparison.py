"""What one page says otherwise than another: field by field, in text by character, in bounded time."""

import dataclasses
import datetime as dt
import difflib
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.core.exceptions import FieldDoesNotExist
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial import kinds, pages, richtext

SAME, ADDED, REMOVED = "same", "ins", "del"
BOUND = 90_000
"""Characters of the old times characters of the new piece up to which they are compared one by one."""

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")
_MARKUP = ("body",)
_UNSHOWN = (
    "id", "award", "kind", "pinyin_key", "stroke_order", "hash", "width", "height", "ancestors", "code", "surname",
)  # fmt: skip
_LABELS = {
    "place": gettext_lazy("district"),
    "contributor": gettext_lazy("contributing unit"),
    "credits": gettext_lazy("credits"),
    "photos": gettext_lazy("photos"),
    "mentions": gettext_lazy("mentions"),
    "achievements": gettext_lazy("achievements"),
    "awards": gettext_lazy("awards"),
    "posts": gettext_lazy("posts"),
    "post": gettext_lazy("line under the name"),
    "teams": gettext_lazy("teams"),
    "members": gettext_lazy("members"),
    "phases": gettext_lazy("phases"),
    "tiers": gettext_lazy("award tiers and roll"),
    "origin_label": gettext_lazy("origin"),
    "kind_label": gettext_lazy("kind"),
}
"""Names of page fields that no model field of that name explains."""

_CODES = {
    "level": {
        "person": gettext_lazy("Achievement of the person"),
        "unit": gettext_lazy("Achievement of the unit"),
        "district": gettext_lazy("Achievement of the whole district"),
    },
    "recipients": {"person": gettext_lazy("People"), "team": gettext_lazy("Teams")},
}
"""What the codes mean that a page's parts keep without a label of their own."""


@dataclasses.dataclass(frozen=True)
class Segment:
    """A piece of text and what became of it: same, ins or del."""

    change: str
    text: str


@dataclasses.dataclass(frozen=True)
class Difference:
    """A field that reads otherwise. `segments` in order; all of one change where the field is new or gone."""

    label: str
    segments: tuple[Segment, ...]


def lines(kind: kinds.Kind, page) -> list[tuple[str, str]]:
    """(label, text) of every field of a page that says something."""
    return [(label, text) for label, text in _fields(kind, page) if text]


def between(kind: kinds.Kind, old, new) -> list[Difference]:
    """The fields in which the new page differs from the old one."""
    differences = []
    for (label, before), (_label, after) in zip(_fields(kind, old), _fields(kind, new), strict=True):
        if before != after:
            differences.append(Difference(label, tuple(segments(before, after))))
    if getattr(old, "body", None) != getattr(new, "body", None) and not any(
        label == _label_of(kind, "body") for label in (each.label for each in differences)
    ):
        differences.append(Difference(_label_of(kind, "body"), (Segment(SAME, _("Only the formatting changed.")),)))
    return differences


def segments(old: str, new: str) -> list[Segment]:
    """The way from the old text to the new one: sentences first, and inside changed sentences character by character.

    Pieces whose product of lengths is above BOUND are given as removed and added whole, so that hostile or rewritten
    text costs no more than its length.
    """
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    found = [Segment(SAME, old[:head])]
    if len(middle_old) * len(middle_new) <= BOUND:
        found += _by(list(middle_old), list(middle_new))
    else:
        found += _sentences(middle_old, middle_new)
    found.append(Segment(SAME, old[len(old) - tail :] if tail else ""))
    return _tidied(found)


def _sentences(old: str, new: str) -> Iterator[Segment]:
    a, b = _SENTENCE.findall(old), _SENTENCE.findall(new)
    if len(a) * len(b) > 4 * BOUND:
        yield from (Segment(REMOVED, old), Segment(ADDED, new))
        return
    for change, left, right in _operations(a, b):
        removed, added = "".join(left), "".join(right)
        if change == "replace" and len(removed) * len(added) <= BOUND:
            yield from _by(list(removed), list(added))
        else:
            yield from _whole(change, removed, added)


def _by(a: list[str], b: list[str]) -> Iterator[Segment]:
    for change, left, right in _operations(a, b):
        yield from _whole(change, "".join(left), "".join(right))


def _whole(change: str, removed: str, added: str) -> Iterator[Segment]:
    if change == "equal":
        yield Segment(SAME, added)
        return
    if removed:
        yield Segment(REMOVED, removed)
    if added:
        yield Segment(ADDED, added)


def _operations(a: list[str], b: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    for change, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        yield change, a[i:j], b[k:m]


def _tidied(found: Iterable[Segment]) -> list[Segment]:
    """Join neighbours, and take a single unchanged character between two changes for changed: it reads better."""
    found = [each for each in found if each.text]
    removed, added, result = "", "", []
    for at, each in enumerate(found):
        inside = (removed or added) and at + 1 < len(found)
        if each.change == SAME and not (inside and len(each.text) == 1 and not each.text.isspace()):
            result += [Segment(REMOVED, removed)] if removed else []
            result += [Segment(ADDED, added)] if added else []
            result.append(each)
            removed = added = ""
            continue
        removed += each.text if each.change in (SAME, REMOVED) else ""
        added += each.text if each.change in (SAME, ADDED) else ""
    result += [Segment(REMOVED, removed)] if removed else []
    result += [Segment(ADDED, added)] if added else []
    return result


def _common(a: str, b: str) -> int:
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if a[:middle] == b[:middle] else (low, middle - 1)
    return low


def _fields(kind: kinds.Kind, page) -> Iterator[tuple[str, str]]:
    names = [field.name for field in dataclasses.fields(page)]
    for name in names:
        if name in _UNSHOWN or f"{name}_label" in names:
            continue
        yield _label_of(kind, name), _text(name, getattr(page, name))


def _label_of(kind: kinds.Kind, name: str) -> str:
    if name in _LABELS:
        return capfirst(str(_LABELS[name]))
    try:
        return capfirst(str(kind.model._meta.get_field(name).verbose_name))
    except FieldDoesNotExist:
        return name


def _text(name: str, value) -> str:
    """A value in words: one line for each item of a list, the parts of an item joined."""
    match value:
        case None:
            return ""
        case tuple():
            return "\n".join(filter(None, (_text("", each) for each in value)))
        case pages.Ref():
            return value.label
        case pages.Place():
            return value.full_name
        case bool():
            return _("yes") if value else ""
        case dt.date() | int() | Decimal():
            return str(localize(value))
        case str() if name in _CODES:
            return str(_CODES[name].get(value, value))
        case str():
            return richtext.text_of(value) if name in _MARKUP else value
    parts = [field.name for field in dataclasses.fields(value)]
    named = [each for each in parts if each not in _UNSHOWN and f"{each}_label" not in parts]
    shown = [_text(each, getattr(value, each)) for each in named]
    if isinstance(value, pages.Photo):
        shown = [value.caption or _("photo without caption"), value.photographer, value.alt]
    return " · ".join(filter(None, shown))
