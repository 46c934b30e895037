"""The small forms by which people decide on an edition: a note, a time, a confirmation, the digest that was read."""

from django import forms
from django.utils.translation import gettext_lazy as _

from editorial.admin.answers import AnswersForm
from editorial.workflow import Transition

_FORMAT = "%Y-%m-%dT%H:%M"
IRREVERSIBLE = ("withdraw", "cancel")
"""Transitions that readers feel and that cannot be taken back: the person confirms them."""


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("Note"), max_length=500, widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})
    )


class DecisionForm(AnswersForm, NoteForm):
    """The form of one transition, made from its row of the table; `questions` are what the check wants answered."""

    digest = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, transition: Transition, data=None, *, questions=(), former=None, **kwargs):
        super().__init__(data, auto_id=f"id_{transition.name}_%s", **kwargs)
        self.transition = transition
        self.fields["note"].required = transition.needs_note
        self.fields["note"].label = _("Reason") if transition.needs_note else _("Note (optional)")
        if transition.name == "approve":
            self.fields["at"] = forms.DateTimeField(
                label=_("Publish at (optional)"), required=False, input_formats=[_FORMAT],
                widget=forms.DateTimeInput(format=_FORMAT, attrs={"type": "datetime-local"}),
                help_text=_("Empty: readers see it at once."),
            )  # fmt: skip
        self.ask(questions, former)
        self.order_fields([each.name for each in self.answer_fields()])
        if transition.name in IRREVERSIBLE:
            self.fields["confirmed"] = forms.BooleanField(label=_("I know that this cannot be undone by a click"))


class ReinstateForm(NoteForm):
    """Bringing a withdrawn page back. The reason is asked for, since both steps follow."""

    prefix = "reinstate"
