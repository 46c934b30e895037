"""Where the places that findings and notes name are to be found: on the page of an edition, or on a record's form."""

from django.db import models
from django.forms.models import _get_foreign_key
from django.urls import reverse
from django.utils.translation import gettext as _

from editorial.outline import Block, Outline


class Places:
    """Links for places such as `credits.2` or `body.7` of one page."""

    def __init__(self, outline: Outline):
        self.outline = outline

    def link(self, place: str, message: str = "") -> tuple[str, str] | None:
        """(address, words) for the place, or the next larger one that is there; None where none is."""
        block = self.outline.nearest(place, message)
        address = self.address(block) if block else ""
        if not address:
            return None
        words = _("%(place)s: %(item)s") % {"place": block.name, "item": block.title}
        return address, words if block.title else block.name

    def address(self, block: Block) -> str:
        raise NotImplementedError


class OnPage(Places):
    """Places on the review page itself."""

    def address(self, block: Block) -> str:
        return f"#place-{block.anchor}"


class OnForm(Places):
    """Places on a record's form: its fields, the rows of its inlines, and the forms of parts that have their own.

    `model_admin.form_places` renames some, `model_admin.own_forms` finds the rows of parts (see RecordAdmin).
    """

    def __init__(self, outline: Outline, model_admin, record, form_url: str = ""):
        super().__init__(outline)
        self.record = record
        self.own_forms = model_admin.own_forms
        self.rows: dict[str, list[models.Model]] = {}
        self.fields = {field.name for field in model_admin.model._meta.concrete_fields}
        self.inlines = {_prefix(model_admin.model, inline) for inline in model_admin.inlines}
        self.elsewhere = model_admin.form_places
        self.form_url = form_url

    def address(self, block: Block) -> str:
        name, _dot, rest = block.anchor.partition(".")
        name = self.elsewhere.get(name, name)
        number, _dot, inside = rest.partition(".")
        if number and name in self.own_forms:
            return self._own_form(name, int(number) - 1, inside)
        if name in self.inlines:
            return f"{self.form_url}#{name}-{int(number) - 1}" if number else f"{self.form_url}#{name}-group"
        return f"{self.form_url}#id_{name}" if name in self.fields else ""

    def _own_form(self, name: str, at: int, inside: str) -> str:
        """The address of the part's own form, and there of the row that the rest of the place names."""
        if name not in self.rows:
            self.rows[name] = list(self.own_forms[name](self.record))
        if at >= len(self.rows[name]):
            return ""
        row = self.rows[name][at]
        address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
        inline, _dot, number = inside.partition(".")
        return f"{address}#{inline}-{int(number) - 1}" if number.isdecimal() else address


def _prefix(model: type[models.Model], inline) -> str:
    """The prefix of an inline's formset, by which Django names its rows."""
    key = _get_foreign_key(model, inline.model, fk_name=inline.fk_name)
    return key.remote_field.get_accessor_name(model=inline.model).replace("+", "")
