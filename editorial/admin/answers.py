"""The fields in which people answer what the checks ask: on the submission page and in the approver's form."""

import itertools
from collections.abc import Iterable, Mapping

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from editorial import answering
from editorial.preflight import Finding, checks

WORDS = (
    pgettext_lazy("answer", "Checked"), pgettext_lazy("answer", "As printed in the source"),
    pgettext_lazy("answer", "Permission is on file"), pgettext_lazy("answer", "Confirmed by the unit"),
    pgettext_lazy("answer", "Does not apply here"), pgettext_lazy("answer", "Known; it stays so"),
)  # fmt: skip
"""Words that are offered; any other may be typed."""

ALIKE = 3
"""So many questions of one check can be answered in one field."""


class AnswerInput(forms.TextInput):
    """A line with words to choose from, first those that were given before."""

    def __init__(self, attrs=None, words: Iterable[str] = ()):
        super().__init__(attrs)
        self.words = [*words, *WORDS]

    def render(self, name, value, attrs=None, renderer=None):
        words_id = f"words-{name}"
        line = super().render(name, value, {**(attrs or {}), "list": words_id}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((word,) for word in self.words))
        return format_html('{}<datalist id="{}">{}</datalist>', line, words_id, options)


class AnswersForm(forms.Form):
    """A form with a field for each question, and one for all questions of a check where it asks many.

    That something is missing is for the workflow to say; `mark_missing` then shows where.
    """

    def ask(self, questions: Iterable[Finding], former: Mapping[str, answering.Former] | None = None) -> None:
        """Add the fields, all empty. `former` are answers by key that are quoted and offered beside them.

        None is filled in: whoever sends the form would give a word of somebody else's without having said it.
        """
        self.questions = list(questions)
        abouts = {each.id: each.about for each in checks()}
        for check, group in itertools.groupby(self.questions, lambda each: each.check):
            alike = list(group)
            for each in alike:
                self.fields[_name(each)] = _field(each.message, (former or {}).get(each.key))
                self.fields[_name(each)].finding = each
            if len(alike) >= ALIKE and check in abouts:
                label = _("%(about)s: one answer for all of these that have none of their own")
                self.fields[f"answers-{check}"] = _field(label % {"about": abouts[check]})

    def answer_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(("answer-", "answers-"))]

    def other_fields(self) -> list[forms.BoundField]:
        return [each for each in self.visible_fields() if not each.name.startswith(("answer-", "answers-"))]

    def answers(self) -> dict[str, str]:
        """By key, what was answered; a valid form's."""
        return {
            each.key: self.cleaned_data[_name(each)] or self.cleaned_data.get(f"answers-{each.check}", "")
            for each in self.questions
        }

    def mark_missing(self) -> None:
        """Show which questions have no answer yet, after the workflow refused."""
        words = answering.cleaned(self.answers())
        for each in self.questions:
            if each.key not in words:
                self.add_error(_name(each), _("Not answered yet."))


def _name(question: Finding) -> str:
    return f"answer-{question.key}"


def _field(label, former: answering.Former | None = None) -> forms.CharField:
    attrs = {"class": "vTextField", "autocomplete": "off"}
    widget = AnswerInput(attrs, words=[former.answer] if former else ())
    quoted = _("Answered before by %(who)s on %(day)s: “%(word)s”. Does it still hold? Say so yourself.") % {
        "who": former.by, "day": date_format(timezone.localtime(former.at), "Y-m-d"), "word": former.answer,
    } if former else ""  # fmt: skip
    return forms.CharField(
        label=label, required=False, max_length=answering.LONGEST, widget=widget, label_suffix="", help_text=quoted
    )
