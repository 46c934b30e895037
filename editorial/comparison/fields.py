"""The fields in which one page differs from another."""

import dataclasses
import datetime as dt

from django.utils.translation import gettext as _

from editorial import kinds, pages, richtext
from editorial.comparison import wording
from editorial.comparison.items import ItemChange, compared
from editorial.comparison.namesakes import told_apart
from editorial.comparison.text import Segment, segments
from editorial.comparison.unshown import hidden, unnamed


@dataclasses.dataclass(frozen=True)
class Difference:
    """A field that differs: `segments` of its text, or `items` where it is a list, in order.

    `anchor` is the field's name, as findings and notes give places. `unchanged` counts the other items of a list.
    `unshown` says what differs where the texts are the same.
    """

    label: str
    segments: tuple[Segment, ...]
    anchor: str = ""
    items: tuple[ItemChange, ...] = ()
    unchanged: int = 0
    unshown: str = ""


def lines(kind: kinds.Kind, page) -> list[tuple[str, str]]:
    """(label, text) of every field of a page that says something."""
    found = ((label, wording.text_of(name, value)) for name, label, value in wording.fields(kind, page))
    return [(label, text) for label, text in found if text]


def between(kind: kinds.Kind, old, new, *, now: dt.datetime | None = None) -> list[Difference]:
    """The fields in which the new page differs from the old one: none only where their bytes are the same.

    Records of one name are told apart by what readers see of them at the instant `now`, by default that of the clock.
    """
    old, new = told_apart(old, new, now=now)
    shown = set(wording.shown_fields(new))
    found = [
        _difference(kind, name, before, after) if name in shown else _unread(kind, name, before, after)
        for name in (field.name for field in dataclasses.fields(new))
        if (before := getattr(old, name)) != (after := getattr(new, name))
        and (name in shown or not _is_labelled(name, old, new))
    ]
    if not found and pages.to_plain(old) != pages.to_plain(new):
        return [Difference(_("The page"), (), unshown=unnamed())]
    return found


def _is_labelled(name: str, old, new) -> bool:
    """Whether a code is told by the label beside it."""
    label = f"{name}_label"
    return getattr(old, label, None) != getattr(new, label, None)


def _unread(kind: kinds.Kind, name: str, before, after) -> Difference:
    """A field that no visitor reads as it is kept, such as the surname by which names are sorted."""
    return Difference(wording.label_of(kind, name), tuple(segments(str(before), str(after))), name)


def _difference(kind: kinds.Kind, name: str, before, after) -> Difference:
    label = wording.label_of(kind, name)
    pictured = isinstance(before, pages.Photo) and isinstance(after, pages.Photo)
    if pictured or wording.is_list(before) or wording.is_list(after):
        changes, unchanged = compared(name, *(((before,), (after,)) if pictured else (before, after)))
        return Difference(label, (), name, tuple(changes), unchanged, "" if changes else unnamed())
    one, other = (_text_of(name, value) for value in (before, after))
    if one != other:
        return Difference(label, tuple(segments(one, other)), name)
    said = _("Only the formatting changed.") if isinstance(after, str) else hidden(name, before, after)
    return Difference(label, (), name, unshown=said)


def _text_of(name: str, value) -> str:
    """A field's words; of rich text with the addresses to which it leads, which are nowhere else in words."""
    return richtext.addressed_text_of(value) if name in wording.MARKUP else wording.text_of(name, value)
