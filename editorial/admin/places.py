"""Where the places that findings and notes name are to be found: on the page of an edition, or on a record's form."""

from django.db import models
from django.forms.models import _get_foreign_key

from editorial.outline import Block, Outline


class Places:
    """Links for places such as `credits.2` or `body.7` of one page."""

    def __init__(self, outline: Outline):
        self.outline = outline

    def link(self, place: str, message: str = "") -> tuple[str, str] | None:
        """(address, words) for the place, or the next larger one that is there; None where none is."""
        block = self.outline.nearest(place, message)
        address = self.address(block) if block else ""
        return (address, block.name) if address else None

    def address(self, block: Block) -> str:
        raise NotImplementedError


class OnPage(Places):
    """Places on the review page itself."""

    def address(self, block: Block) -> str:
        return f"#place-{block.anchor}"


class OnForm(Places):
    """Places on a record's form: its fields, and the rows of its inlines; `model_admin.form_places` renames some."""

    def __init__(self, outline: Outline, model_admin, form_url: str = ""):
        super().__init__(outline)
        self.fields = {field.name for field in model_admin.model._meta.concrete_fields}
        self.inlines = {_prefix(model_admin.model, inline) for inline in model_admin.inlines}
        self.elsewhere = model_admin.form_places
        self.form_url = form_url

    def address(self, block: Block) -> str:
        name, _dot, rest = block.anchor.partition(".")
        name = self.elsewhere.get(name, name)
        number = rest.partition(".")[0]
        if name in self.inlines:
            return f"{self.form_url}#{name}-{int(number) - 1}" if number else f"{self.form_url}#{name}-group"
        return f"{self.form_url}#id_{name}" if name in self.fields else ""


def _prefix(model: type[models.Model], inline) -> str:
    """The prefix of an inline's formset, by which Django names its rows."""
    key = _get_foreign_key(model, inline.model, fk_name=inline.fk_name)
    return key.remote_field.get_accessor_name(model=inline.model).replace("+", "")
