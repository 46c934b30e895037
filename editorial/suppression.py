"""Suppression: the one way to make a person, team or award disappear from everywhere at once.

Structured names are taken out whenever a page is presented; pages whose prose carries the name are withdrawn.
"""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from districts import roles
from districts.models import District, Role
from editorial import clock, kinds, ledger, search, snapshots
from editorial.models import Edition, EditionLink, SearchEntry, Suppression
from editorial.search.text import normalise
from editorial.workflow import intervals
from editorial.workflow.refusals import Refused

Target = tuple[str, str]
"""(kind, id): a public id for people and teams, the row's key for a commendation."""

_kept: dict[int, frozenset[Target]] = {}


def targets() -> frozenset[Target]:
    """All targets of suppressions in force."""
    return frozenset(Suppression.objects.in_force().values_list("target_kind", "target_id"))


def targets_at(reading: clock.Reading) -> frozenset[Target]:
    """The same, kept for as long as the publication clock stands: every suppression moves it."""
    if reading.version not in _kept:
        _kept.clear()
        _kept[reading.version] = targets()
    return _kept[reading.version]


def suppression_refusal(district: District, user) -> str:
    """Return "" if the user may suppress somebody of the district, else the reason why not."""
    if any(roles.may_act(user, role, district) for role in (Role.REVIEWER, Role.APPROVER)):
        return ""
    return _("You have no assignment for this step in %(district)s.") % {"district": district.name}


def suppress(
    target: Target, name: str, district: District, user, *, authority: str, reason: str, public_wording: str = ""
) -> Suppression:
    """Show the target nowhere from now on, in one transaction; return the suppression. Raises Refused.

    The target's own pages are withdrawn, and so is every live page whose title or prose carries `name` and is not
    about somebody else of that name; scheduled pages that link to the target or carry the name are cancelled.
    `name` is "" for an award, which has none.
    """
    authority, reason = authority.strip(), reason.strip()
    with transaction.atomic():
        row, now = ledger.lock()
        if refused := suppression_refusal(district, user):
            raise Refused(refused)
        if not authority or not reason:
            raise Refused(_("A suppression needs the deciding authority and the reason."))
        if Suppression.objects.in_force().filter(target_kind=target[0], target_id=target[1]).exists():
            raise Refused(_("This is suppressed already."))
        suppression = Suppression.objects.create(
            target_kind=target[0], target_id=target[1], name=name, since=now, by=user,
            authority=authority, reason=reason, public_wording=public_wording.strip(),
        )  # fmt: skip
        search.index(_linking_to(target, now))
        withdrawn, cancelled = _take_down(target, name, user, now, reason)
        ledger.append(
            row, now, "suppress", user, note=reason, target=target, authority=authority,
            withdrawn=withdrawn, cancelled=cancelled,
        )  # fmt: skip
        ledger.publish(row, now)
    return suppression


def lift(suppression: Suppression, district: District, user, *, note: str) -> None:
    """End a suppression. Withdrawn pages stay withdrawn: each is reinstated through both steps. Raises Refused."""
    with transaction.atomic():
        row, now = ledger.lock()
        if refused := suppression_refusal(district, user):
            raise Refused(refused)
        if not note.strip():
            raise Refused(_("This step needs a note: write the reason."))
        if not Suppression.objects.in_force().filter(pk=suppression.pk).update(lifted_at=now, lifted_by=user):
            raise Refused(_("This suppression was lifted already."))
        target = (suppression.target_kind, suppression.target_id)
        search.index(_linking_to(target, now))
        ledger.append(row, now, "lift", user, note=note.strip(), target=target)
        ledger.publish(row, now)


def _take_down(target: Target, name: str, user, now: dt.datetime, reason: str) -> tuple[list[int], list[int]]:
    """Withdraw and cancel what may not stay; return the ids of the editions withdrawn and cancelled."""
    own = _visible(now).filter(kind=target[0], public_id=target[1])
    carrying = {edition.pk for edition in [*own, *_carrying(target, name, now)]}
    scheduled = {edition.pk for edition in _linking_to(target, now) if edition.is_scheduled(now)}
    withdrawn, cancelled = [], []
    for key in sorted(carrying | scheduled, reverse=True):
        edition = Edition.objects.get(pk=key)
        if edition.is_scheduled(now):
            cancelled.append(key)
            intervals.cancel(edition)
        elif edition.is_live(now):
            withdrawn.append(key)
            intervals.withdraw(edition, now)
        Edition.objects.filter(pk=key).update(ended_by=user, ended_at=now, ended_reason=reason)
    return withdrawn, cancelled


def _visible(now: dt.datetime):
    """Editions that are live or will be."""
    return Edition.objects.filter(live_from__isnull=False).filter(Q(live_until=None) | Q(live_until__gt=now))


def _linking_to(target: Target, now: dt.datetime):
    return list(_visible(now).filter(pk__in=EditionLink.objects.to(*target).values("edition")))


def _carrying(target: Target, name: str, now: dt.datetime) -> list[Edition]:
    """Visible editions whose title or prose carries the name, but those that are about another of that name only."""
    if not name:
        return []
    text = normalise(name)
    entries = SearchEntry.objects.filter(Q(title__contains=text) | Q(prose__contains=text))
    found = list(_visible(now).filter(pk__in=entries.values("edition")))
    links = EditionLink.objects.filter(edition__in=found, target_kind=target[0], label=name)
    ours = set(links.filter(target_id=target[1]).values_list("edition", flat=True))
    theirs = set(links.exclude(target_id=target[1]).values_list("edition", flat=True)) | {
        edition.pk for edition in found
        if edition.kind == target[0] and edition.title == name and edition.public_id != target[1]
    }  # fmt: skip
    return [edition for edition in found if edition.pk in ours or edition.pk not in theirs]


def presented(edition: Edition, suppressed: frozenset[Target]):
    """The page of an edition as it may be shown."""
    page = snapshots.page_of(edition)
    return kinds.get(edition.kind).without(page, suppressed) if suppressed else page
