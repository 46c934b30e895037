"""What differs between two parts of pages though the words for it are the same: it is named, so that nothing hides."""

import dataclasses
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from editorial.comparison import wording

_LABELS = {
    "id": gettext_lazy("number of the record"),
    "award": gettext_lazy("record of the award"),
    "kind": pgettext_lazy("comparison", "kind"),
    "level": pgettext_lazy("comparison", "level"),
    "capacity": pgettext_lazy("comparison", "capacity"),
    "name": pgettext_lazy("comparison", "name"),
    "code": gettext_lazy("code of the district"),
    "ancestors": gettext_lazy("districts above"),
    "stroke_order": gettext_lazy("order by strokes"),
    "width": gettext_lazy("size of the picture"),
    "height": gettext_lazy("size of the picture"),
}

_FOLLOWS = {"stroke_order": "recipient", "width": "hash", "height": "hash", "unit": "value"}
"""Fields that are made of another, or told with it: where that one differs, they are not told for themselves."""

_PICTURED = "hash"
"""The field that is told by showing two pictures beside one another."""

_LONGEST = 24
"""Characters of a value up to which it is told what it was and what it is."""


def unshown(old, new, before: dict[str, str], after: dict[str, str]) -> str:
    """What to say of two items of one class beside the words `before` and `after` (see wording.said) of their fields,
    "" where those and the lists in them tell it all."""
    return _sentence(_untold(old, new, before, after))


def hidden(name: str, old, new) -> str:
    """What to say of a field whose two values differ and read the same, or are not read at all."""
    return _sentence(_within(name, old, new))


def unnamed() -> str:
    """What to say of pages that differ where nobody can name it."""
    return _sentence([_unknown()])


def _sentence(found) -> str:
    names = "；".join(dict.fromkeys(found))
    return _("Changed without being shown as text: %(what)s.") % {"what": names} if names else ""


def _untold(old, new, before: dict[str, str], after: dict[str, str]) -> Iterator[str]:
    for name, one, other in _differing(old, new):
        tells = _FOLLOWS.get(name, f"{name}_label")
        followed = getattr(old, tells, None) != getattr(new, tells, None) or before.get(tells) != after.get(tells)
        told = name == _PICTURED or before.get(name) != after.get(name) or followed
        if not told and not (wording.is_list(one) or wording.is_list(other)):
            yield from _within(name, one, other)


def _within(name: str, one, other) -> Iterator[str]:
    if dataclasses.is_dataclass(one) and type(one) is type(other):
        for inner, old, new in _differing(one, other):
            yield from _within(inner, old, new)
        return
    label = _LABELS.get(name)
    values = [str(each) for each in (one, other) if isinstance(each, str | int) and len(str(each)) <= _LONGEST]
    if label and len(values) == 2 and name != "stroke_order":
        yield _("%(field)s %(was)s → %(now)s") % {"field": label, "was": values[0] or "—", "now": values[1] or "—"}
    else:
        yield str(label or _unknown())


def _differing(old, new) -> Iterator[tuple[str, object, object]]:
    for field in dataclasses.fields(old):
        one, other = getattr(old, field.name), getattr(new, field.name)
        if one != other:
            yield field.name, one, other


def _unknown() -> str:
    return _("details that are not read as words")
