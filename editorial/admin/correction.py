"""The form in which a live page is corrected urgently, and the page that brings corrections into the record."""

import re
from collections.abc import Iterator

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorFormField

from districts.concurrency import Conflict
from editorial import answering, kinds, preflight, richtext, snapshots
from editorial.admin import moment, remarks
from editorial.admin.answers import AnswersForm
from editorial.admin.places import Places
from editorial.admin.telling import TellingForm
from editorial.admin.timing import cancelled_by_correction
from editorial.corrections import base, three_way
from editorial.corrections.correctable import Field, ancestors, value_at
from editorial.corrections.three_way import State
from editorial.models import Edition, Stage
from editorial.outline import Block, Outline
from editorial.urgent import adopting, patching
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

    def telling_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("significance", "change_note", "note")]


class OnCorrection(Places):
    """Places in the form of an urgent correction: the field of the place, or of the part of the page that holds it."""

    def __init__(self, outline: Outline, form: CorrectionForm):
        super().__init__(outline)
        self.form = form

    def address(self, block: Block) -> str:
        steps = block.anchor.split(".")
        names = (f"at-{'.'.join(steps[:count])}" for count in range(len(steps), 0, -1))
        return next((f"#{self.form[name].auto_id}" for name in names if name in self.form.fields), "")


def view(model_admin, request, edition: Edition):
    """Show the form; on POST submit the correction, or say why not and keep what was typed."""
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    sought = request.GET.get("find", "").strip()[:50]
    former = patching.fallen(edition)
    form = CorrectionForm(edition, sought, request.POST or None, former)
    refusal = patching.patch_refusal(edition, request.user, moment.now(request))
    if request.method == "POST" and form.is_valid():
        try:
            return _submitted(request, edition, form)
        except Refused as refused:
            form.add_error(None, refused.reason)
            form.mark_missing()
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Urgent correction"),
        "subtitle": edition.title,
        "opts": model_admin.opts,
        "original": edition,
        "change_url": model_admin.address("change", edition),
        "edition": edition,
        "former": former,
        "notes_panel": remarks.panel(former, request.user, form.outline_of(former)) if former else {},
        "form": form,
        "sought": sought,
        "refusal": refusal,
        "cancels": cancelled_by_correction(edition, moment.now(request), model_admin.within(request)),
        "overtaken": Edition.objects.of_record(edition.kind, edition.record_id).open().first(),
    }
    return render(request, "admin/editorial/correction.html", context)


def _submitted(request, edition: Edition, form: CorrectionForm):
    changes, said = form.changes(), form.cleaned_data
    corrected = patching.corrected(edition, changes, said["change_note"])
    form.ask(answering.questions(preflight.check(corrected, preflight.Severity.WARN)))
    form.full_clean()
    telling = patching.Telling(said["change_note"], said["significance"], said["note"], form.answers())
    patch = patching.submit_patch(edition, request.user, digest=said["digest"], changes=changes, telling=telling)
    messages.success(
        request, _("The urgent correction was submitted as edition %(number)s.") % {"number": patch.number}
    )
    return redirect("admin:editorial_edition_change", patch.pk)


def adoption_view(model_admin, request, record):
    """The three pages beside one another; on POST the corrections are brought into the record."""
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    if request.method == "POST":
        if not model_admin.has_change_permission(request, record):
            raise PermissionDenied
        try:
            left = adopting.adopt(record, request.user, version=_version(request.POST.get("version", "")))
        except Refused as refused:
            messages.error(request, refused.reason)
        except Conflict:
            messages.error(request, _("The record was changed in the meantime. Look at it again."))
        else:
            messages.success(request, _("The corrections stand in the record now."))
            if left:
                messages.warning(request, _("Some have to be made by hand: they are listed here."))
        return redirect(model_admin.address("corrections", record))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Corrections and this record"),
        "subtitle": str(record),
        "opts": model_admin.opts,
        "original": record,
        "change_url": model_admin.address("change", record),
        **of_record(model_admin, request, record),
    }
    return render(request, "admin/editorial/corrections.html", context)


def of_record(model_admin, request, record) -> dict:
    """What the templates take to show what became of the live urgent corrections in a record."""
    record = type(record).objects.get(pk=record.pk)
    lines = adopting.standing(record)
    undone = sum(line.state == State.UNDONE for line in lines)
    live = _live(model_admin, request, record)
    return {
        "three_way": lines,
        "undone": undone,
        "record_version": record.version,
        "corrections_url": model_admin.address("corrections", record),
        "correct_url": _correct_url(request, live),
        "fallen": live and patching.fallen(live),
        "adopts": bool(undone) and model_admin.has_change_permission(request, record),
    }


def of_edition(edition: Edition) -> dict:
    """The same for an edition that was set aside: what became in its page of the correction that overtook it."""
    patch = patching.overtaken_by(edition) if edition.stage == Stage.SET_ASIDE else None
    if patch is None:
        return {}
    pages = [snapshots.page_of(each) for each in base.line(patch)]
    lines = three_way.compared(kinds.get(edition.kind), pages, snapshots.page_of(edition))
    return {"three_way": lines, "overtaken_by": patch}


def _live(model_admin, request, record) -> Edition | None:
    return Edition.objects.of_record(model_admin.kind.name, record.pk).live(moment.now(request)).first()


def _correct_url(request, live: Edition | None) -> str:
    """Where the live page is corrected urgently, "" where the person may not."""
    if live is None or patching.patch_refusal(live, request.user, moment.now(request)):
        return ""
    return reverse("admin:editorial_edition_correct", args=[live.pk])


def _version(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else -1


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
