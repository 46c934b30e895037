"""The steps that an edition's page offers, each with its form, and those that it refuses, with the reason."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from django import forms
from django.db.models import Q

from editorial import answering, preflight, workflow
from editorial.admin.decisions import DecisionForm
from editorial.admin.timing import cancelled_by
from editorial.models import Edition
from editorial.workflow import Transition


@dataclasses.dataclass(frozen=True)
class Steps:
    """`offered` are (step, reason, form): the reason is "" unless a form was sent for a step that is refused.

    `refused` are (reason, labels of the steps that it refuses), `stray` the forms sent for steps which are not
    possible any more; `findings` what the check found, with what concerns the person who judges.
    """

    offered: list[tuple[Transition, str, forms.Form]]
    refused: list[tuple[str, list]]
    stray: list[forms.Form]
    findings: list[preflight.Finding]


def of(edition: Edition, user, now: dt.datetime, sent: dict[str, forms.Form], *, open_notes: int, visible: Q) -> Steps:
    """Collect them for the person; `sent` are the forms that were refused, by step.

    `visible` is the condition that the person may see an edition.
    """
    allowed = workflow.allowed(edition, user)
    judges = any(step.hand and not reason for step, reason in allowed)
    findings = answering.found_on(edition, user if judges else None)
    asked = {
        "questions": answering.open_questions(findings),
        "former": answering.former(edition.kind, edition.record_id),
    }

    def form_of(step: Transition) -> forms.Form:
        return sent.get(step.name) or DecisionForm(
            step, initial={"digest": edition.digest}, open_notes=open_notes, edition=edition,
            cancelled=cancelled_by(step, edition, now, visible), **(asked if step.publishes else {}),
        )  # fmt: skip

    possible = {step.name for step, _reason in allowed}
    return Steps(
        offered=[
            (step, reason, form_of(step))
            for step, reason in sorted(allowed, key=lambda each: (bool(each[1]), not each[0].hand))
            if not reason or step.name in sent
        ],
        refused=_by_reason((step, reason) for step, reason in allowed if reason and step.name not in sent),
        stray=[form for name, form in sent.items() if name not in possible],
        findings=findings,
    )


def _by_reason(refused: Iterable[tuple[Transition, str]]) -> list[tuple[str, list]]:
    found: dict[str, list] = {}
    for step, reason in refused:
        labels = found.setdefault(reason, [])
        if step.label not in labels:
            labels.append(step.label)
    return list(found.items())
