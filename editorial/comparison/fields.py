"""The fields in which one page differs from another."""

import dataclasses

from django.utils.translation import gettext as _

from editorial import kinds
from editorial.comparison import wording
from editorial.comparison.items import ItemChange, compared
from editorial.comparison.text import SAME, Segment, segments


@dataclasses.dataclass(frozen=True)
class Difference:
    """A field that reads otherwise: `segments` of its text, or `items` where it is a list, in order.

    `anchor` is the field's name, as findings and notes give places. `unchanged` counts the other items of a list.
    """

    label: str
    segments: tuple[Segment, ...]
    anchor: str = ""
    items: tuple[ItemChange, ...] = ()
    unchanged: int = 0


def lines(kind: kinds.Kind, page) -> list[tuple[str, str]]:
    """(label, text) of every field of a page that says something."""
    found = ((label, wording.text_of(name, value)) for name, label, value in wording.fields(kind, page))
    return [(label, text) for label, text in found if text]


def between(kind: kinds.Kind, old, new) -> list[Difference]:
    """The fields in which the new page differs from the old one."""
    return [
        difference
        for (name, label, before), (_name, _label, after) in zip(
            wording.fields(kind, old), wording.fields(kind, new), strict=True
        )
        if before != after and (difference := _difference(name, label, before, after))
    ]


def _difference(name: str, label: str, before, after) -> Difference | None:
    if wording.is_list(before) or wording.is_list(after):
        changes, unchanged = compared(name, before, after)
        return Difference(label, (), name, tuple(changes), unchanged) if changes else None
    if dataclasses.is_dataclass(before) and dataclasses.is_dataclass(after) and hasattr(after, "hash"):
        changes, _unchanged = compared(name, (before,), (after,))
        return Difference(label, (), name, tuple(changes)) if changes else None
    one, other = wording.text_of(name, before), wording.text_of(name, after)
    if one != other:
        return Difference(label, tuple(segments(one, other)), name)
    if isinstance(after, str):
        return Difference(label, (Segment(SAME, _("Only the formatting changed.")),), name)
    return None
