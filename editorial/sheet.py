"""The approval sheet 发稿审签单: on one page, what an edition is and who answered for it at which step.

Its fields are those that newsrooms keep for every piece under the three reviews and three proofreadings (三审三校).
"""

import dataclasses
import datetime as dt

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districts.models import SiteProfile
from editorial import answering, kinds, preflight, snapshots
from editorial.decided import label
from editorial.imprint import Imprint
from editorial.models import Decision, Edition, Hand, Relation, Stage
from editorial.workflow import TRANSITIONS, clearance
from editorial.workflow.contributors import BEGINNINGS, beginning

PERSONAL = ("personal-numbers", "personal-data")
"""The checks before publication that look for personal data."""


_LONG, _ENDS = 100, "。！？；…”）》"
"""A summary of so many characters was cut from a text; it breaks off unless it ends with one of these."""

PRINTED = 6
"""Answers that the sheet has room for."""


@dataclasses.dataclass(frozen=True)
class Step:
    """A stage and what was decided at it; all but `stage` are empty as long as nothing was."""

    stage: str | Promise
    opinion: str = ""
    name: str = ""
    at: dt.datetime | None = None


@dataclasses.dataclass(frozen=True)
class Sheet:
    """What is printed. `planned` is when it goes live, or else the date that the page itself bears.

    `synopsis` is the summary, with dots where it breaks off; `note` was said to the reviewers at submission, `told` to
    readers. `publisher` is the unit that publishes: the site's host, or else the approver's own.

    `personal` are the sentences of the findings about personal data, `secrets` what was said of secrets at submission,
    None where nobody was asked; `answered` what the check asked and was told, the
    first of it, `unprinted` how many more there are; `later` what happened after the last step.
    """

    edition: Edition
    number: str
    synopsis: str
    note: str
    told: str
    kind: str
    place: str
    imprint: Imprint
    photos: int
    planned: dt.datetime | dt.date | None
    personal: tuple[str, ...]
    secrets: clearance.Said | None
    answered: tuple[answering.Answer, ...]
    unprinted: int
    contributors: tuple[str, ...]
    steps: tuple[Step, ...]
    later: tuple[Step, ...]
    publisher: str


def of(edition: Edition) -> Sheet:
    """The sheet of an edition as it stands."""
    kind = kinds.get(edition.kind)
    page = snapshots.page_of(edition)
    answers = answering.kept_for(edition)
    return Sheet(
        edition=edition,
        number=f"{edition.public_id}-{edition.number}",
        synopsis=_unbroken(edition.summary),
        note=_note(edition),
        told=edition.public_note,
        kind=str(kind.label),
        place=page.place.full_name or page.place.name,
        imprint=kind.imprint(page),
        photos=edition.links.filter(relation=Relation.SHOWS).count(),
        planned=edition.live_from or edition.shown_on,
        personal=tuple(dict.fromkeys(each.message for each in _findings(edition) if each.check in PERSONAL)),
        secrets=clearance.of(edition),
        answered=tuple(answers[:PRINTED]),
        unprinted=max(0, len(answers) - PRINTED),
        contributors=_contributors(edition),
        **_signed(edition),
        publisher=_publisher(edition),
    )


def _judging(stage: Stage) -> tuple[str, ...]:
    return tuple(each.name for each in TRANSITIONS.values() if each.judges and stage in each.sources)


_STAGES = (
    ("submitted", BEGINNINGS, gettext_lazy("Editor")),
    ("reviewed", _judging(Stage.IN_REVIEW), gettext_lazy("Review")),
    ("approved", _judging(Stage.IN_APPROVAL), gettext_lazy("Final approval")),
)
"""By the columns that an edition is signed in: the actions that end the stage, and what it is called on the sheet."""


def _findings(edition: Edition) -> list[preflight.Finding]:
    return preflight.check_edition(edition)


def _unbroken(summary: str) -> str:
    broken = len(summary) >= _LONG and summary[-1] not in _ENDS
    return f"{summary}……" if broken else summary


def _note(edition: Edition) -> str:
    """The word to the reviewers. A note on the edition itself was one before there were notes for readers."""
    begun = beginning(edition)
    return (begun.note if begun else "") or ("" if edition.significance else edition.change_note)


def _publisher(edition: Edition) -> str:
    if not edition.live_from:
        return ""
    host = (SiteProfile.objects.first() or SiteProfile()).host
    unit = edition.approved_by.organization if edition.approved_by else None
    return host or (unit.name if unit else "")


def _contributors(edition: Edition) -> tuple[str, ...]:
    hands = edition.hands.filter(part=Hand.Part.CONTRIBUTOR).select_related("user").order_by("pk")
    return tuple(str(hand.user) for hand in hands)


def _signed(edition: Edition) -> dict[str, tuple[Step, ...]]:
    if edition.derived_from_id:
        return {"steps": _with_its_roll(edition), "later": _steps(edition.decisions.select_related("by"))}
    decisions = list(edition.decisions.select_related("by").order_by("pk"))
    steps, signed = [], set()
    for _column, actions, stage in _STAGES:
        found = next((each for each in decisions if each.action in actions), None)
        signed.add(found)
        steps.append(Step(stage, _words(found), str(found.by), found.at) if found else Step(stage))
    return {"steps": tuple(steps), "later": _steps(each for each in decisions if each not in signed)}


def _with_its_roll(edition: Edition) -> tuple[Step, ...]:
    """A first profile was signed with the roll that it follows from."""
    roll = edition.derived_from
    words = _("Together with “%(title)s”, edition %(number)s") % {"title": roll.title, "number": roll.number}
    return tuple(
        Step(stage, words, str(getattr(edition, f"{column}_by") or ""), getattr(edition, f"{column}_at"))
        for column, _actions, stage in _STAGES
    )


def _steps(decisions) -> tuple[Step, ...]:
    return tuple(Step(label(each.action), each.note, str(each.by), each.at) for each in decisions)


def _words(decision: Decision) -> str:
    """The opinion; the word with which something was submitted stands in a field of its own."""
    return str(label(decision.action)) if decision.action in BEGINNINGS else opinion(decision)


def opinion(decision: Decision) -> str:
    """What was decided, and with which words: 通过审核：数字已核对。"""
    return "：".join(filter(None, (str(label(decision.action)), decision.note)))
