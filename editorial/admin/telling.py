"""What an editor says with a correction: to readers, and to the reviewers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from editorial.corrections.told import NOTE_LENGTH, telling_refusal
from editorial.models import Significance
from editorial.workflow import clearance


class TellingForm(forms.Form):
    """`significance` and `change_note` are for readers, `note` is for the reviewers, and `undoing` is ticked by whoever
    means to undo a correction that readers have. `secrets` is said of every page, see editorial.workflow.clearance."""

    significance = forms.ChoiceField(
        label=_("Kind of correction"), choices=Significance, widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of correction.")},
        help_text=_(
            "Minor: slips that mislead nobody; readers see the date of the update only. Major: whatever somebody may "
            "have relied on, such as names, posts, dates, figures; readers see the note on the page and in the feed."
        ),
    )  # fmt: skip
    change_note = forms.CharField(
        label=_("Note for readers"), required=False, max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text=_("Public: what was wrong and what is right, in plain words. A major correction cannot do without."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Note for the reviewers"), required=False, max_length=500,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_("What is new or changed, in a sentence. It is kept with the decision and not shown to readers."),
    )  # fmt: skip
    secrets = forms.ChoiceField(
        label=_("Does it touch secrets?"), choices=clearance.Secrets, widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it touches secrets.")},
        help_text=_("Of the whole page, pictures and figures included. The approval sheet prints it with your name."),
    )  # fmt: skip
    undoing = forms.BooleanField(
        label=_("I know that a correction which readers have does not stand in this record and will be undone"),
        required=False,
    )  # fmt: skip

    def say(self, *, corrects: bool, undoes: bool) -> None:
        """Leave out what is not asked: of a first edition what readers are told, the tick where nothing is undone."""
        if not corrects:
            del self.fields["significance"], self.fields["change_note"]
        if not undoes:
            del self.fields["undoing"]

    def clean(self):
        """Show beside the note what of it the workflow would refuse."""
        cleaned = super().clean()
        if {"significance", "change_note"} <= cleaned.keys():
            reason = telling_refusal(cleaned["change_note"].strip(), cleaned["significance"])
            if reason:
                self.add_error("change_note", reason)
        return cleaned

    def said(self) -> dict:
        """What workflow.submit takes of it; a valid form's."""
        names = ("significance", "change_note", "note", "secrets", "undoing")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}
