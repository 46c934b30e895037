"""The approval sheet 发稿审签单: on one page, what an edition is and who answered for it at which step.

Its fields are those that newsrooms keep for every piece under the three reviews and three proofreadings (三审三校).
"""

import dataclasses
import datetime as dt

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial import answering, kinds, preflight, snapshots
from editorial.decided import label
from editorial.imprint import Imprint
from editorial.models import Decision, Edition, Hand, Relation
from editorial.workflow.contributors import BEGINNINGS

PERSONAL = ("personal-numbers", "personal-data")
"""The checks before publication that look for personal data."""


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

    `personal` are the sentences of the findings about personal data; `answered` what the check asked and was told, the
    first of it, `unprinted` how many more there are; `later` what happened after the last step.
    """

    edition: Edition
    number: str
    kind: str
    place: str
    imprint: Imprint
    photos: int
    planned: dt.datetime | dt.date | None
    personal: tuple[str, ...]
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
        kind=str(kind.label),
        place=page.place.full_name or page.place.name,
        imprint=kind.imprint(page),
        photos=edition.links.filter(relation=Relation.SHOWS).count(),
        planned=edition.live_from or edition.shown_on,
        personal=tuple(dict.fromkeys(each.message for each in _findings(edition) if each.check in PERSONAL)),
        answered=tuple(answers[:PRINTED]),
        unprinted=max(0, len(answers) - PRINTED),
        contributors=_contributors(edition),
        **_signed(edition),
        publisher=str(edition.approved_by or "") if edition.live_from else "",
    )


_STAGES = (
    ("submitted", BEGINNINGS, gettext_lazy("Editor")),
    ("reviewed", ("pass_review", "return_review"), gettext_lazy("Review")),
    ("approved", ("approve", "return_approval"), gettext_lazy("Final approval")),
)
"""By the columns that an edition is signed in: the actions that end the stage, and what it is called on the sheet."""


def _findings(edition: Edition) -> list[preflight.Finding]:
    return preflight.check_edition(edition)


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
        steps.append(Step(stage, opinion(found), str(found.by), found.at) if found else Step(stage))
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


def opinion(decision: Decision) -> str:
    """What was decided, and with which words: 通过审核：数字已核对。"""
    return "：".join(filter(None, (str(label(decision.action)), decision.note)))
