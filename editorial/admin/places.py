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
        self.rows: dict[tuple, list[models.Model]] = {}
        self.fields = {field.name for field in model_admin.model._meta.concrete_fields}
        self.inlines = {_prefix(model_admin.model, inline) for inline in model_admin.inlines}
        self.elsewhere = model_admin.form_places
        self.form_url = form_url

    def address(self, block: Block) -> str:
        name, *steps = block.anchor.split(".")
        name = self.elsewhere.get(name, name)
        for depth in range(len(steps), 0, -2):
            path, numbers = ".".join([name, *steps[1:depth:2]]), [int(step) - 1 for step in steps[:depth:2]]
            if path in self.own_forms and (address := self._own_form(path, numbers, steps[depth:])):
                return address
        number = steps[0] if steps else ""
        if name in self.inlines:
            return f"{self.form_url}#{name}-{int(number) - 1}" if number else f"{self.form_url}#{name}-group"
        return f"{self.form_url}#id_{name}" if name in self.fields else ""

    def _own_form(self, path: str, numbers: list[int], inside: list[str]) -> str:
        """The address of the part's own form, and there of the row that the rest of the place names; "" if it is gone.

        `numbers` count from 0: that of the part, after those of the parts that hold it.
        """
        *outer, at = numbers
        if (path, *outer) not in self.rows:
            self.rows[path, *outer] = list(self.own_forms[path](self.record, *outer))
        rows = self.rows[path, *outer]
        if at >= len(rows):
            return ""
        address = reverse(f"admin:{rows[at]._meta.app_label}_{rows[at]._meta.model_name}_change", args=[rows[at].pk])
        row = len(inside) > 1 and inside[1].isdecimal()
        return f"{address}#{inside[0]}-{int(inside[1]) - 1}" if row else address


def _prefix(model: type[models.Model], inline) -> str:
    """The prefix of an inline's formset, by which Django names its rows."""
    key = _get_foreign_key(model, inline.model, fk_name=inline.fk_name)
    return key.remote_field.get_accessor_name(model=inline.model).replace("+", "")
