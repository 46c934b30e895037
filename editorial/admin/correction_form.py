"""The fields in which a live page is corrected urgently, and what of it was typed earlier and not submitted."""

import contextlib
import re
from collections.abc import Iterator

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django_prose_editor.fields import ProseEditorFormField

from editorial import answering, kinds, preflight, richtext, snapshots
from editorial.admin import restoring
from editorial.admin.answers import AnswersForm
from editorial.admin.places import Places
from editorial.admin.telling import TellingForm
from editorial.corrections import three_way
from editorial.corrections.correctable import Field, ancestors, value_at
from editorial.models import Edition
from editorial.outline import Block, Outline
from editorial.urgent import patching
from editorial.workflow import Refused

MOST_PLACES = 300
"""Parts that one form shows: of a long roll only what is looked for, since a post may hold 1,000 fields."""

LONG = 200
"""Characters from which a line is given the room of several."""

_BETWEEN_NAMES = re.compile(r"[、，,;；\s]+")


class CorrectionForm(AnswersForm, TellingForm):
    """A field for each part of the edition's page that may be corrected, named `at-` and its place."""

    digest = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, edition: Edition, sought: str, data=None, former: Edition | None = None):
        """`former` is a correction of the same page that came back: the fields show what it says."""
        said = {"change_note": former.change_note, "significance": former.significance} if former else {}
        super().__init__(data, initial={"digest": edition.digest} | said)
        del self.fields["undoing"]
        self.kind, self.page, self.questions = kinds.get(edition.kind), snapshots.page_of(edition), []
        self.places = [each for each in self.kind.correctable.places(self.page) if self._wanted(each[0], sought)]
        self.hidden_places = max(0, len(self.places) - MOST_PLACES)
        self.places = self.places[:MOST_PLACES]
        begun = snapshots.page_of(former) if former else self.page
        for place, field in self.places:
            self.fields[f"at-{place}"] = _form_field(field)
            self.initial[f"at-{place}"] = _shown(field, value_at(begun, place))

    def _wanted(self, place: str, sought: str) -> bool:
        return not sought or sought in three_way.label_of(self.kind.correctable, self.page, place) or any(
            sought in str(value_at(self.page, each)) for each in ancestors(place)[-1:]
        )  # fmt: skip

    def outline_of(self, former: Edition) -> "OnCorrection":
        """Where the places that notes on the former correction name are to be found in this form."""
        return OnCorrection(Outline(self.kind, snapshots.page_of(former)), self)

    def changes(self) -> dict[str, object]:
        """By place, what was typed where the page says something else; a valid form's."""
        found = {}
        for place, field in self.places:
            typed, present = self.cleaned_data[f"at-{place}"], value_at(self.page, place)
            if field.form == "names":
                typed = tuple(filter(None, _BETWEEN_NAMES.split(typed)))
            if field.form == "rich":
                typed = richtext.sanitized(typed)
            if typed != present and not (present is None and not typed) and not _same_text(field, typed, present):
                found[place] = typed
        return found

    def groups(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """(heading, fields) for the page itself and for each of its items."""
        heading, found = "", []
        for place, _field in self.places:
            label = three_way.label_of(self.kind.correctable, self.page, place).rpartition(" · ")[0]
            if label != heading and found:
                yield heading, found
                found = []
            heading = label
            found.append(self[f"at-{place}"])
        if found:
            yield heading, found

    def wrong(self) -> Iterator[tuple[str, str, str]]:
        """(label, what is wrong, id of where it is typed), in the order of the page."""
        labels = {f"at-{place}": place for place, _field in self.places}
        for field in [*(self[name] for name in labels), *self.telling_fields(), *self.answer_fields()]:
            place = labels.get(field.name)
            label = three_way.label_of(self.kind.correctable, self.page, place) if place else str(field.label)
            for reason in field.errors:
                yield label, reason, _typed_at(field)

    def telling_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("significance", "change_note", "note", "secrets")]

    def ask_about(self, edition: Edition) -> None:
        """Add what the checks ask about the page as a valid form corrects it. Raises Refused."""
        corrected = patching.corrected(edition, self.changes(), self.cleaned_data["change_note"])
        self.ask(answering.questions(preflight.check(corrected, preflight.Severity.WARN)))

    def typed(self) -> list[tuple[str, str]]:
        """(label, text) of what a bound form says otherwise than the form that is opened anew."""
        fields = {f"at-{place}": (place, field) for place, field in self.places}
        found = []
        for name in self.changed_data:
            place, field = fields.get(name, ("", None))
            if self[name].is_hidden or not restoring.differs(self, name):
                continue
            if field and _same_text(field, self[name].data or "", self.get_initial_for_field(self.fields[name], name)):
                continue
            label = three_way.label_of(self.kind.correctable, self.page, place) if field else str(self[name].label)
            found.append((label, strip_tags(self[name].data or "")))
        return found


def restored(edition: Edition, data: QueryDict, former: Edition | None) -> CorrectionForm:
    """The form with what was typed earlier, the questions that were being answered, and not yet what is wrong."""
    form = CorrectionForm(edition, data.get("find", ""), data, former)
    if form.is_valid() and any(name.startswith("answer") for name in data):
        with contextlib.suppress(Refused):
            form.ask_about(edition)
    form._errors = ErrorDict()
    return form


class OnCorrection(Places):
    """Places in the form of an urgent correction: the field of the place, or of the part of the page that holds it."""

    def __init__(self, outline: Outline, form: CorrectionForm):
        super().__init__(outline)
        self.form = form

    def address(self, block: Block) -> str:
        steps = block.anchor.split(".")
        names = (f"at-{'.'.join(steps[:count])}" for count in range(len(steps), 0, -1))
        return next((f"#{self.form[name].auto_id}" for name in names if name in self.form.fields), "")


def _typed_at(field: forms.BoundField) -> str:
    """The id of what takes the keyboard; of rich text that of the part around it, since its own field is hidden."""
    if isinstance(field.field, ProseEditorFormField):
        return f"field-{field.html_name}"
    return f"{field.auto_id}_0" if field.use_fieldset else field.auto_id


def _same_text(field: Field, typed, present) -> bool:
    """Whether rich text differs only in what the editor in the browser writes otherwise."""
    return field.form == "rich" and _plain(typed) == _plain(present)


def _plain(markup: str) -> str:
    return re.sub(r"</?p>|\s+", "", markup)


def _shown(field: Field, value):
    return value if field.form in ("rich", "text", "choice", "whole") else three_way.text_of(field, value)


def _form_field(field: Field) -> forms.Field:
    given = {"label": capfirst(str(field.label)), "required": field.required}
    match field.form:
        case "rich":
            return ProseEditorFormField(config={"extensions": richtext.EXTENSIONS}, widget=AdminTextareaWidget, **given)
        case "text":
            return _long(3, **given)
        case "line" if field.length >= LONG:
            return _long(2, max_length=field.length, **given)
        case "number":
            return forms.DecimalField(max_digits=20, decimal_places=4, **given)
        case "whole":
            return forms.IntegerField(min_value=0, **given)
        case "choice":
            empty = [] if field.required else [("", "—")]
            return forms.ChoiceField(choices=[*empty, *field.choices], **given)
    return forms.CharField(max_length=field.length, widget=forms.TextInput(attrs={"class": "vTextField"}), **given)


def _long(rows: int, **given) -> forms.CharField:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField"}), **given)
