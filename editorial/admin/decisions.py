"""The small forms by which people decide on an edition: a note, a time, a confirmation, the digest that was read."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from editorial.admin.answers import AnswersForm
from editorial.admin.timing import TimingForm
from editorial.workflow import Transition


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("Note"), max_length=500, widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})
    )


class DecisionForm(TimingForm, AnswersForm, NoteForm):
    """The form of one transition, made from its row of the table; `questions` are what the check wants answered.

    Where `open_notes` are left, whoever passes or approves confirms that they know. `cancelled` says what the step
    would cancel besides (see editorial.admin.timing).
    """

    digest = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self, transition: Transition, data=None, *, questions=(), former=None, open_notes=0, edition=None,
        cancelled="", **kwargs,
    ):  # fmt: skip
        super().__init__(data, auto_id=f"id_{transition.name}_%s", **kwargs)
        self.transition = transition
        self.fields["note"].required = transition.needs_note
        self.fields["note"].label = _("Reason") if transition.needs_note else _("Note (optional)")
        self.take_times(transition, edition)
        self.ask(questions, former)
        self.order_fields([each.name for each in self.answer_fields()])
        if transition.hand and open_notes:
            words = ngettext(
                "%(count)d note is still open: I have seen it and decide all the same",
                "%(count)d notes are still open: I have seen them and decide all the same",
                open_notes,
            )
            self.fields["despite_notes"] = forms.BooleanField(label=words % {"count": open_notes}, required=False)
        if transition.final:
            self.fields["confirmed"] = forms.BooleanField(label=_("I know that this cannot be undone by a click"))
        self.announce(cancelled)


class ReinstateForm(NoteForm):
    """Bringing a withdrawn page back. The reason is asked for, since both steps follow."""

    prefix = "reinstate"
