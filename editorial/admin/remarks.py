"""Notes on the pages of staff: the small form, the thread of a note with what may be done, and the view that acts."""

import dataclasses

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from editorial.admin.posted import led_to
from editorial.desk import notes
from editorial.models import Edition, Note, NoteEvent
from editorial.outline import Outline
from editorial.workflow import Refused

Action = NoteEvent.Action
DECIDE = "decide"
"""The page of an edition on which people write notes and decide, as what was typed there is kept by."""
_STEPS = {Action.ANSWERED: notes.answer, Action.RESOLVED: notes.resolve, Action.REOPENED: notes.reopen}


class RemarkForm(forms.Form):
    """Writing a note at a place, or saying something to one. `note` is the key of the one answered."""

    action = forms.ChoiceField(choices=Action, widget=forms.HiddenInput)
    note = forms.IntegerField(required=False, widget=forms.HiddenInput)
    anchor = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    text = forms.CharField(
        label=pgettext_lazy("write", "Note"), required=False, max_length=notes.LENGTH,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )  # fmt: skip

    def __init__(self, *args, auto_id="id_remark_%s", **kwargs):
        super().__init__(*args, auto_id=auto_id, **kwargs)

    @classmethod
    def asked_for(cls, request, outline: Outline) -> "RemarkForm | None":
        """The empty form at the place that the address names (`?note=body.7`), if it is one of the page."""
        anchor = request.GET.get("note", "")
        known = anchor in outline.blocks
        return cls(initial={"action": Action.WRITTEN.value, "anchor": anchor}) if known else None

    def stands_on(self, outline: Outline) -> bool:
        """Whether the page has a form for it: a new note, at a place that is there or on the page as a whole."""
        return self["action"].value() == Action.WRITTEN and (not self.place or self.place in outline.blocks)

    @property
    def place(self) -> str:
        return self["anchor"].value() or ""


@dataclasses.dataclass
class Thread:
    """A note with its steps, and those that the person may take. `place` is its anchor on the page that is shown."""

    note: Note
    events: list[NoteEvent]
    actions: list[str]
    place: str = ""

    @property
    def text(self) -> str:
        return self.events[0].text if self.events else ""


def threads_of(found, user) -> list[Thread]:
    """The threads of the notes, open ones first. What may be done is asked once for each."""
    rows = found.select_related("by", "edition").prefetch_related("events__by").order_by("-is_open", "pk")
    return [
        Thread(note, [*note.events.all()], [each.value for each in _STEPS if not notes.refusal(each, note, user)])
        for note in rows
    ]


def panel(latest: Edition | None, user, places) -> dict:
    """What the panel above a record's form takes: the notes that its last submissions left, and where they point."""
    if latest is None:
        return {}
    found = threads_of(Note.objects.since_approval(latest.kind, latest.record_id), user)
    return {
        "threads": found,
        "open": sum(thread.note.is_open for thread in found),
        "edition": latest,
        "url": reverse("admin:editorial_edition_notes", args=[latest.pk]),
        "places": places,
    }


def view(model_admin, request, edition, record_url: str):
    """Write, answer, resolve or reopen, then back to where the person came from; refused, the page keeps the text."""
    if request.method != "POST":
        return led_to(request, f"{model_admin.address('change', edition)}#text")
    form = RemarkForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            note = _done(edition, request.user, data)
        except Refused as refused:
            if _from_record(request, record_url) and not data["text"].strip():
                messages.error(request, refused.reason)
                return redirect(f"{record_url}#note-{data['note']}" if data["note"] else f"{record_url}#notes")
            form.add_error(None, refused.reason)
        else:
            model_admin.forget_typed(request, edition, DECIDE, _form_name(data))
            if _from_record(request, record_url):
                return redirect(f"{record_url}#notes")
            return redirect(f"{model_admin.address('change', edition)}#note-{note.pk}")
    return model_admin.page(request, edition, remark=form)


def _from_record(request, record_url: str) -> bool:
    return bool(record_url) and request.POST.get("from") == "record"


def _form_name(data: dict) -> str:
    """What the templates call the form: of a new note by its place, of an answer by the note."""
    return f"note:{data['anchor']}" if data["action"] == Action.WRITTEN else f"thread:{data['note']}"


def _done(edition, user, data: dict) -> Note:
    action = Action(data["action"])
    if action == Action.WRITTEN:
        return notes.write(edition, user, anchor=data["anchor"], text=data["text"])
    note = Note.objects.on_the_way_to(edition).filter(pk=data["note"]).select_related("edition").first()
    if note is None:
        raise Http404
    return _STEPS[action](note, user, data["text"])
