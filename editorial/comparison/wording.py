"""The fields of a page and their values, in words."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from django.core.exceptions import FieldDoesNotExist
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from editorial import kinds, pages, richtext

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


_FLAGS = {"original": gettext_lazy("of the original text")}
"""What a part says of itself where a field of it is true."""


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
            return richtext.text_of(value) if name in _MARKUP else value
    return _joined(value, shown_fields(value))


def item_text(item) -> str:
    """An item of a list in words, without the lists that it holds itself."""
    if isinstance(item, pages.Ref):
        return item.label
    return _joined(item, (name for name in shown_fields(item) if not is_list(getattr(item, name))))


def without_zeros(value: Decimal) -> Decimal:
    """The number without the zeros with which its column fills it up: 100 for 100.0000."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _joined(part, names) -> str:
    if isinstance(part, pages.Photo):
        shown = [part.caption or _("photo without caption"), part.photographer, part.alt]
    else:
        said = {name: text_of(name, getattr(part, name)).replace("\n", "、") for name in names}
        if isinstance(part, pages.FigureLine) and said.get("value"):
            said["value"] += said.pop("unit", "")
        shown = said.values()
    return " · ".join(dict.fromkeys(filter(None, shown)))
