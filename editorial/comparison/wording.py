"""The fields of a page and their values, in words."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.core.exceptions import FieldDoesNotExist
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from editorial import kinds, pages, richtext

MARKUP = ("body",)
"""Fields that hold rich text."""

_UNSHOWN = (
    "id", "award", "kind", "stroke_order", "hash", "width", "height", "ancestors", "code", "surname",
)  # fmt: skip
"""What is read by no visitor: it is told where two pages differ in it (see editorial.comparison.unshown)."""

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
    "stories": pgettext_lazy("front page", "further stories"),
    "campaigns": pgettext_lazy("front page", "campaigns on the roll"),
    "numbers": gettext_lazy("key numbers"),
    "columns": pgettext_lazy("front page", "columns shown"),
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


_FLAGS = {
    "original": gettext_lazy("of the original text"),
    "file_photo": gettext_lazy("file photo"),
    "consent": gettext_lazy("consent of the people shown is on file"),
}
"""What a part says of itself where a field of it is true."""

_FOCUS = {
    "focus_x": gettext_lazy("focus %(percent)s%% from the left"),
    "focus_y": gettext_lazy("focus %(percent)s%% from the top"),
}
"""How a photo is cut to a frame, where that is not around its middle."""

_MIDDLE = 50
_BETWEEN = " · "


def shown_fields(part) -> Iterator[str]:
    """Names of the fields of a page, or of a part of one, that say something to people, in order."""
    names = [field.name for field in dataclasses.fields(part)]
    return (name for name in names if name not in _UNSHOWN and f"{name}_label" not in names)


def fields(kind: kinds.Kind, page) -> Iterator[tuple[str, str, object]]:
    """(name, label, value) of every such field of a page."""
    return ((name, label_of(kind, name), getattr(page, name)) for name in shown_fields(page))


def label_of(kind: kinds.Kind, name: str) -> str:
    """What a page's field is called."""
    if name in _LABELS:
        return capfirst(str(_LABELS[name]))
    try:
        return capfirst(str(kind.model._meta.get_field(name).verbose_name))
    except FieldDoesNotExist:
        return name


def is_list(value) -> bool:
    """Whether a field's value is a list of parts that are told one by one."""
    return isinstance(value, tuple) and bool(value) and dataclasses.is_dataclass(value[0])


def text_of(name: str, value) -> str:
    """A value in words: one line for each item of a list, the parts of an item joined."""
    match value:
        case None:
            return ""
        case tuple():
            return "\n".join(filter(None, (text_of("", each) for each in value)))
        case pages.Ref():
            return value.label
        case pages.Place():
            return value.full_name
        case bool():
            return str(_FLAGS.get(name) or _("yes")) if value else ""
        case Decimal():
            return str(localize(without_zeros(value)))
        case dt.date() | int():
            return str(localize(value))
        case str() if name in _CODES:
            return str(_CODES[name].get(value, value))
        case str():
            return richtext.text_of(value) if name in MARKUP else value
    return _joined(_said(value, shown_fields(value)).values())


def item_text(item) -> str:
    """An item of a list in words, without the lists that it holds itself; what it says twice is said once."""
    return _joined(said(item).values())


def both_texts(before: dict[str, str], after: dict[str, str]) -> tuple[str, str]:
    """Two items in words, given what they say; with what they say twice, where a change would hide in that."""
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    once = [_once(each) for each in (before, after)]
    if any(once[0].get(name) == once[1].get(name) for name in changed):
        return _BETWEEN.join(before.values()), _BETWEEN.join(after.values())
    return _joined(before.values()), _joined(after.values())


def said(item) -> dict[str, str]:
    """By field, the words of an item, without the lists that it holds itself and what is empty."""
    if isinstance(item, pages.Ref):
        return {"label": item.label}
    return _said(item, (name for name in shown_fields(item) if not is_list(getattr(item, name))))


def without_zeros(value: Decimal) -> Decimal:
    """The number without the zeros with which its column fills it up: 100 for 100.0000."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _said(part, names) -> dict[str, str]:
    texts = {name: text_of(name, getattr(part, name)).replace("\n", "、") for name in names}
    if isinstance(part, pages.Photo):
        focus = ((name, words, getattr(part, name)) for name, words in _FOCUS.items())
        texts |= {name: str(words) % {"percent": at} if at != _MIDDLE else "" for name, words, at in focus}
        texts["caption"] = part.caption or _("photo without caption")
    if isinstance(part, pages.FigureLine) and texts.get("value"):
        texts["value"] += texts.pop("unit", "")
    return {name: text for name, text in texts.items() if text}


def _once(texts: dict[str, str]) -> dict[str, str]:
    """Those of the texts that are no repetition of an earlier one."""
    first: dict[str, str] = {}
    for name, text in texts.items():
        first.setdefault(text, name)
    return {name: text for text, name in first.items()}


def _joined(texts: Iterable[str]) -> str:
    return _BETWEEN.join(dict.fromkeys(texts))
