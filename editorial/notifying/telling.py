"""Writing notifications: from a decision, or of an event that no decision stands for."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.urls import reverse

from districts.models import Role
from editorial import clock
from editorial.judges import nobody_can_judge
from editorial.models import Decision, Edition, Notification, NotificationPreference
from editorial.notifying import people, withholding
from editorial.notifying.events import ACTIONS, ALONG, AWAITED, EVENTS, TAKEN_DOWN, Event, Mail

_STEPS_AHEAD = ("submitted", "to_approve")


@dataclasses.dataclass(frozen=True)
class Occasion:
    """An event as it happened: to this edition or in this place (code), at this instant, by this person."""

    event: Event
    place: str
    at: dt.datetime
    by: object = None
    edition: Edition | None = None
    path: str = ""
    named: tuple[int, ...] = ()
    context: dict = dataclasses.field(default_factory=dict)


def tell(decision: Decision, *, place: str = "", path: str = "", **context) -> None:
    """Tell whom it concerns of a decision, in the transaction that made it.

    What had been asked of people about its editions is settled, and what would have gone live by itself and does not
    is not told. `place` (a district's code) and `path` (a page of the admin) are needed for decisions about no edition;
    `context` holds plain values for what is told of the decision itself.
    """
    others = _others(decision)
    if decision.action == "suppress":
        taken = (key for name in ALONG for key in decision.detail.get(name) or ())
        withholding.withhold(decision, set(taken))
    touched = {decision.edition_id, *(each.pk for each, _ in others)} - {None}
    if touched:
        _settle(Notification.objects.filter(edition__in=touched), decision.at)
        awaited = Notification.objects.filter(edition__in=touched, event=AWAITED, at__gt=decision.at)
        awaited.exclude(edition__live_from=F("at")).delete()
    _write([*_own(decision, place, path, context), *(_along(decision, each, event) for each, event in others)])


def tell_of(
    event: str,
    *,
    edition: Edition | None = None,
    place: str = "",
    path: str = "",
    by=None,
    to: Iterable = (),
    **context,
) -> None:
    """Tell of an event that no decision stands for; call it in the transaction of what happened.

    `to` names the users for events that are told to somebody named; it widens nothing for other events. `place` is a
    district's code, needed where there is no edition; `path` leads to what it is about, else the edition's page does.
    `context` holds plain values for the templates of its mail. Raises KeyError for an event that is not in the table.
    """
    _write([
        Occasion(
            EVENTS[event], edition.place if edition else place, clock.time(), by, edition, path,
            tuple(user.pk for user in to), context,
        )
    ])  # fmt: skip


def settle(*events: str, edition: Edition | None = None, path: str = "") -> None:
    """Mark as read what was told of these events about the edition or the page: somebody has acted on it."""
    rows = Notification.objects.filter(event__in=events)
    rows = rows.filter(edition=edition) if edition else rows.filter(path=path)
    rows.filter(read_at=None).update(read_at=clock.time())


def _others(decision: Decision) -> list[tuple[Edition, str]]:
    """The other editions that the decision took along, each with the event; first profiles go unmentioned."""
    found = {}
    for key, event in ALONG.items():
        for edition in decision.detail.get(key) or ():
            found[edition] = TAKEN_DOWN if decision.target_id else event
    found.pop(decision.edition_id, None)
    if not found:
        return []
    return [(each, found[each.pk]) for each in Edition.objects.filter(pk__in=found, derived_from=None).order_by("pk")]


def _own(decision: Decision, place: str, path: str, given: dict) -> list[Occasion]:
    edition, occasions = decision.edition, []
    for name in ACTIONS.get(decision.action, ()):
        at = decision.at
        if name == AWAITED:
            if not edition.is_scheduled(at):
                continue
            at = edition.live_from
        context = given | ({"note": decision.note} if EVENTS[name].noted else {})
        if edition and edition.live_from and edition.is_scheduled(decision.at):
            context["live_from"] = edition.live_from.isoformat()
        where = edition.place if edition else place
        occasions.append(Occasion(EVENTS[name], where, at, decision.by, edition, path, context=context))
    return occasions


def _along(decision: Decision, edition: Edition, event: str) -> Occasion:
    """What is told of an edition that the decision took along; of one that was taken down, whether readers had it."""
    scheduled = edition.pk in (decision.detail.get("cancelled") or ())
    context = {"was": "scheduled" if scheduled else "live"} if event == TAKEN_DOWN else {}
    return Occasion(EVENTS[event], edition.place, decision.at, decision.by, edition, context=context)


def _settle(rows, at: dt.datetime) -> None:
    asking = [event.name for event in EVENTS.values() if event.asks]
    rows.filter(event__in=asking, read_at=None).update(read_at=at)


@transaction.atomic(savepoint=False)
def _write(occasions: list[Occasion]) -> None:
    """Write the rows of all occasions, in a number of queries that does not grow with them."""
    if not occasions:
        return
    known = people.of({each.place for each in occasions}, {each.edition.pk for each in occasions if each.edition})
    occasions = [*occasions, *(found for each in occasions for found in _without_judge(each, known))]
    told = [
        (each, user)
        for each in occasions
        for user in sorted(known.told(each.event, each.place, each.edition, each.named) - _actor(each))
    ]
    if not told:
        return
    preferred = _preferences(told)
    waiting = _waiting(told)
    Notification.objects.bulk_create(
        Notification(
            user_id=user, event=each.event.name, edition=each.edition, path=each.path, at=each.at,
            context=_context(each, known),
            mail=preferred.get((user, each.event.name), each.event.mail) if user in known.reachable else Mail.NEVER,
        )
        for each, user in told
        if (user, each.event.name, each.edition and each.edition.pk, each.path) not in waiting
    )  # fmt: skip


def _actor(occasion: Occasion) -> set[int]:
    return set() if occasion.event.actor_too or occasion.by is None else {occasion.by.pk}


def _without_judge(occasion: Occasion, known: people.People) -> list[Occasion]:
    """What is told besides where an edition goes on to a step that nobody can take."""
    edition = occasion.edition
    if occasion.event.name not in _STEPS_AHEAD or edition is None:
        return []
    reviewers, approvers = (known.holders[occasion.place, role] for role in (Role.REVIEWER, Role.APPROVER))
    if not nobody_can_judge(edition.stage, reviewers, approvers, known.hands_in(edition)):
        return []
    assignments = reverse("admin:districts_assignment_changelist")
    return [
        dataclasses.replace(occasion, event=EVENTS["nobody_can_judge"], context={}),
        dataclasses.replace(occasion, event=EVENTS["assignment_needed"], path=assignments, context={}),
    ]


def _preferences(told) -> dict[tuple[int, str], str]:
    users, events = {user for _, user in told}, {each.event.name for each, _ in told}
    rows = NotificationPreference.objects.filter(user__in=users, event__in=events)
    return {(user, event): mail for user, event, mail in rows.values_list("user", "event", "mail")}


def _waiting(told) -> set[tuple]:
    """Of the events that are told once: (user, event, edition, path) of what was told and is unread."""
    events = {each.event.name for each, _ in told if each.event.once}
    if not events:
        return set()
    rows = Notification.objects.filter(user__in={user for _, user in told}, event__in=events, read_at=None)
    return set(rows.values_list("user", "event", "edition", "path"))


def _context(occasion: Occasion, known: people.People) -> dict:
    """The plain values that templates take; of what is secret, no title and no person."""
    context = {"place": known.names.get(occasion.place, ""), **occasion.context}
    if not occasion.event.secret:
        context["by"] = str(occasion.by or "")
        if occasion.edition:
            context |= {"title": occasion.edition.title, "kind": occasion.edition.kind}
    return context
