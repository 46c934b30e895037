"""Suppression: the one way to make a person, team or award disappear from everywhere at once.

Structured names are taken out whenever a page is presented; pages whose prose carries the name are withdrawn.
"""

import datetime as dt
import re

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from districts import roles
from districts.models import District, Role
from editorial import ledger, search, snapshots
from editorial.models import Edition, EditionLink, SearchEntry, Suppression
from editorial.search.text import normalise
from editorial.suppressed import Target, carries, presented, targets, targets_at
from editorial.workflow import intervals
from editorial.workflow.refusals import Refused, actor

__all__ = [
    "Target", "consequences", "lift", "presented", "suppress", "suppression_refusal", "targets", "targets_at",
]  # fmt: skip

_BETWEEN = r"(?:\s|\\[nrt]|<[^>]*>)*"
"""What may stand between two characters of a name in the stored text of a page."""


def suppression_refusal(district: District, user) -> str:
    """Return "" if the user may suppress somebody of the district, else the reason why not."""
    if any(roles.may_act(user, role, district) for role in (Role.REVIEWER, Role.APPROVER)):
        return ""
    return _("You have no assignment for this step in %(district)s.") % {"district": district.name}


def suppress(
    target: Target, name: str, district: District, user, *, authority: str, reason: str, public_wording: str = ""
) -> Suppression:
    """Show the target nowhere from now on, in one transaction; return the suppression. Raises Refused.

    The target's own pages are withdrawn, and so is every live page whose text carries `name` and is not about
    somebody else of that name; scheduled pages that link to the target or carry the name are cancelled.
    `name` is "" for an award, which has none.
    """
    name, authority, reason = name.strip(), authority.strip(), reason.strip()
    with transaction.atomic():
        row, now = ledger.lock()
        user = actor(user)
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
        withdrawn, cancelled = _take_down(target, name, intervals.Ending(user, now, reason))
        search.index(_linking_to(target, now))
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
        user = actor(user)
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


def consequences(target: Target, name: str, now: dt.datetime) -> list[Edition]:
    """The live and coming editions that a suppression takes down: its own, those that carry the name in their text,
    and scheduled ones that link to it."""
    own = _visible(now).filter(kind=target[0], public_id=target[1])
    scheduled = [edition for edition in _linking_to(target, now) if edition.is_scheduled(now)]
    found = {edition.pk: edition for edition in [*own, *_carrying(target, name, now), *scheduled]}
    return [found[key] for key in sorted(found, reverse=True)]


def _take_down(target: Target, name: str, ending: intervals.Ending) -> tuple[list[int], list[int]]:
    """Withdraw and cancel what may not stay; return the ids of the editions withdrawn and cancelled."""
    withdrawn = []
    for key in [edition.pk for edition in consequences(target, name, ending.at)]:
        edition = Edition.objects.get(pk=key)
        if edition.is_scheduled(ending.at):
            intervals.cancel(edition, ending)
        elif edition.is_live(ending.at):
            withdrawn.append(key)
            intervals.withdraw(edition, ending)
    return withdrawn, ending.cancelled


def _visible(now: dt.datetime):
    """Editions that are live or will be."""
    return Edition.objects.filter(live_from__isnull=False).filter(Q(live_until=None) | Q(live_until__gt=now))


def _linking_to(target: Target, now: dt.datetime):
    return list(_visible(now).filter(pk__in=EditionLink.objects.to(*target).values("edition")))


def _carrying(target: Target, name: str, now: dt.datetime) -> list[Edition]:
    """Visible editions whose text carries the name.

    The database finds the candidates, by stored text and by the search index, which knows other ways of writing;
    an edition that is not indexed is a candidate always. The page itself decides.
    """
    text = normalise(name)
    if not text:
        return []
    stored = Q(
        content__page__regex=_BETWEEN.join(re.escape(character) for character in name if not character.isspace())
    )
    indexed = SearchEntry.objects.filter(Q(title__contains=text) | Q(names__contains=text) | Q(prose__contains=text))
    candidates = _visible(now).filter(stored | Q(pk__in=indexed.values("edition")) | Q(search_entry__isnull=True))
    return [
        edition for edition in candidates.for_page().iterator(chunk_size=500)
        if carries(snapshots.of_edition(edition), target, name)
    ]  # fmt: skip
