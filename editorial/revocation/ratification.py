"""Ratification: one person may suppress at once; a second one confirms it within a day, or it is escalated.

A suppression that nobody ratified is never lifted by itself: it is only marked, so that somebody is asked for it.
"""

import datetime as dt
import enum

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from districts import roles
from districts.models import District, Role
from editorial import ledger, notifying, suppression
from editorial.models import RevocationCase, Suppression
from editorial.notifying import addresses
from editorial.targets import district_of, districts_of
from editorial.workflow.refusals import Refused, actor

WITHIN = dt.timedelta(days=1)
"""The time that a second person has."""

CONCERNED = (Role.REVIEWER, Role.APPROVER, Role.AUDITOR)


def ratification_refusal(row: Suppression, district: District | None, user) -> str:
    """Return "" if the user may ratify the suppression of a target in the district, else the reason why not."""
    if row.ratified_at:
        return _("This suppression was ratified already.")
    if row.lifted_at:
        return _("This suppression was lifted already.")
    if row.by_id == user.pk:
        return _("You suppressed it yourself: somebody else has to ratify it.")
    if district is None:
        return _("The record of what was suppressed is gone.")
    return suppression.suppression_refusal(district, user)


def ratify(row: Suppression, user, *, note: str = "") -> None:
    """Confirm a suppression as a second person, and those of the awards in whose cases it stands. Raises Refused."""
    with transaction.atomic():
        head, now = ledger.lock()
        user = actor(user)
        row = Suppression.objects.get(pk=row.pk)
        if refused := ratification_refusal(row, district_of(row), user):
            raise Refused(refused)
        with_it = Suppression.objects.in_force().filter(award_cases__suppression=row, ratified_at=None)
        with_it = [each for each in with_it.distinct() if not ratification_refusal(each, district_of(each), user)]
        for each in (row, *with_it):
            Suppression.objects.filter(pk=each.pk).update(ratified_at=now, ratified_by=user)
            ledger.append(
                head, now, "ratify", user, note=note.strip(), target=(each.target_kind, each.target_id),
                suppressed_at=each.since, late=each.since + WITHIN < now, escalated_at=each.escalated_at,
            )  # fmt: skip
            notifying.settle("to_ratify", "escalated", path=addresses.of_suppression(each))
            now += dt.timedelta(microseconds=1)


def unratified():
    """Suppressions in force that wait for a second person. An award goes with the recipient, where both wait."""
    together = RevocationCase.objects.filter(
        award_suppression=OuterRef("pk"), suppression__ratified_at=None, suppression__lifted_at=None
    )
    return Suppression.objects.in_force().filter(ratified_at=None).exclude(Exists(together)).order_by("since")


def waiting_for(user) -> list[tuple[Suppression, District]]:
    """(suppression, district) of those in the user's districts that wait for a second person, oldest first.

    They concern those who could ratify, and those who audit that somebody does.
    """
    rows = list(unratified().select_related("by"))
    places = districts_of(rows)
    found = [(each, places.get((each.target_kind, each.target_id))) for each in rows]
    return [
        (each, district)
        for each, district in found
        if district and any(roles.may_act(user, role, district) for role in CONCERNED)
    ]


class State(enum.Enum):
    """How far the second person's confirmation is. One that nobody confirmed waits no more once it was lifted."""

    RATIFIED = enum.auto()
    LIFTED = enum.auto()
    OVERDUE = enum.auto()
    WAITING = enum.auto()


def state(row: Suppression, now: dt.datetime) -> State:
    """The state of the ratification of the suppression: what lists, pages and the desk say of it."""
    if row.ratified_at:
        return State.RATIFIED
    if row.lifted_at:
        return State.LIFTED
    return State.OVERDUE if row.escalated_at or row.since + WITHIN <= now else State.WAITING


def waiting_of(case: RevocationCase) -> Suppression | None:
    """The suppression of the case that waits for a second person; the recipient's, where both do."""
    both = (case.suppression, case.award_suppression)
    return next((each for each in both if not each.ratified_at and not each.lifted_at), None)


def escalate_overdue(now: dt.datetime) -> list[Suppression]:
    """Mark what nobody ratified within a day, once; return what was marked now, for those who must know of it.

    Made to be called again and again by a background task: each suppression is marked, and returned, once. It is no
    decision, since nobody decides; the one that ratifies or lifts the suppression says when it was escalated.
    """
    waiting = Suppression.objects.in_force().filter(ratified_at=None, escalated_at=None, since__lte=now - WITHIN)
    if not waiting.exists():
        return []
    with transaction.atomic():
        ledger.lock()  # so that whoever ratifies or lifts at the same time has said what then holds
        marked = list(waiting)
        for each in marked:
            each.escalated_at = now
        waiting.update(escalated_at=now)
    return marked
