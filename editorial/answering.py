"""Answers to what the checks ask: which findings want a word, which word each was given, by whom, and what is missing.

They are kept in the detail of the decision with which they were given, and so in the chain of decisions.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from editorial import preflight, snapshots
from editorial.models import Decision, Edition
from editorial.preflight import Finding, Severity

LONGEST = 200
"""Characters of an answer."""

KEY = "answers"
"""Where a decision's detail has them."""

ASKED = (Severity.WARN, Severity.FLAG)


def questions(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that want an answer, each once."""
    return list({each.key: each for each in findings if each.severity in ASKED}.values())


def cleaned(answers: Mapping[str, str] | None) -> dict[str, str]:
    """The answers by key, on one line each, without the empty ones."""
    joined = {key: " ".join(word.split()) for key, word in (answers or {}).items()}
    return {key: word for key, word in joined.items() if word}


def refusal(findings: Iterable[Finding], answers: Mapping[str, str]) -> str:
    """Return "" if every finding that wants an answer has one that can be kept, else a sentence about the first."""
    for each in questions(findings):
        word = answers.get(each.key, "")
        if not word:
            return _("Please answer what the check asks, with a word at least: %(finding)s") % {"finding": each.message}
        if len(word) > LONGEST:
            return _("This answer has more than %(limit)s characters: %(finding)s") % {
                "limit": LONGEST, "finding": each.message,
            }  # fmt: skip
    return ""


def detail(findings: Iterable[Finding], answers: Mapping[str, str]) -> dict:
    """What a decision's detail keeps: each question in words with its answer. {} where nothing was asked."""
    kept = [
        {"key": each.key, "asked": each.message, "answer": answers[each.key]}
        for each in questions(findings) if each.key in answers
    ]  # fmt: skip
    return {KEY: kept} if kept else {}


def given(decisions: Iterable[Decision]) -> dict[str, tuple[str, str]]:
    """By key, (answer, name of the person) of what was answered with these decisions, the last of each."""
    return {
        each["key"]: (each["answer"], str(decision.by))
        for decision in decisions for each in decision.detail.get(KEY, ())
    }  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Answer:
    """A question in the words in which it was asked, its answer, and who gave it."""

    asked: str
    answer: str
    by: str


def kept_for(edition: Edition) -> list[Answer]:
    """All that was asked and answered for the edition, as its decisions keep it, in order."""
    return [
        Answer(each["asked"], each["answer"], str(decision.by))
        for decision in edition.decisions.select_related("by").order_by("pk")
        for each in decision.detail.get(KEY, ())
    ]  # fmt: skip


def given_for(edition: Edition) -> dict[str, tuple[str, str]]:
    """What was answered for the edition up to now."""
    return given(edition.decisions.select_related("by").order_by("pk"))


@dataclasses.dataclass(frozen=True)
class Former:
    """A word that somebody gave when the same was asked of an earlier edition of the record."""

    answer: str
    by: str
    at: dt.datetime


def former(kind: str, record_id: int) -> dict[str, Former]:
    """By key, the last answer that was given for any edition of the record.

    It is offered where the same is asked again, and never given for somebody: an answer is what a person says now.
    """
    decisions = Decision.objects.filter(edition__kind=kind, edition__record_id=record_id).select_related("by")
    return {
        each["key"]: Former(each["answer"], str(decision.by), decision.at)
        for decision in decisions.order_by("pk") for each in decision.detail.get(KEY, ())
    }  # fmt: skip


def beside(findings: Iterable[Finding], answers: Mapping[str, tuple[str, str]]) -> list[Finding]:
    """The findings, each with the answer that it was given, if it was."""
    return [
        dataclasses.replace(each, answer=answers[each.key][0], answered_by=answers[each.key][1])
        if each.key in answers else each
        for each in findings
    ]  # fmt: skip


def found_on(edition: Edition, user=None, *severities: Severity) -> list[Finding]:
    """What the checks find on the edition today, the flags for the user as its judge included, with their answers."""
    found = preflight.check(snapshots.of_edition(edition), *severities)
    return beside([*found, *preflight.conflicts(edition, user)], given_for(edition))


def open_questions(findings: Iterable[Finding]) -> list[Finding]:
    """What the approver still has to answer: warnings that submission did not see, and the flags."""
    return [each for each in questions(findings) if not each.answer]
