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
from editorial import clock, kept, ledger, notifying, search, snapshots
from editorial.models import Edition, EditionLink, Relation, SearchEntry, Suppression
from editorial.notifying import addresses
from editorial.search.text import normalise
from editorial.suppressed import SHORTEST_NAME, Target, carries, presented, targets, targets_at
from editorial.workflow import intervals
from editorial.workflow.refusals import Refused, actor

__all__ = [
    "Target", "consequences", "lift", "lifting_refusal", "presented", "published_names", "suppress",
    "suppression_refusal", "targets", "targets_at", "withheld_at",
]  # fmt: skip

_BETWEEN = r"(?:\s|\\[nrt]|<[^>]*>)*"
"""What may stand between two characters of a name in the stored text of a page."""

_withheld: kept.Kept[frozenset[int]] = kept.Kept()


def suppression_refusal(district: District, user) -> str:
    """Return "" if the user may suppress somebody of the district, else the reason why not."""
    if any(roles.may_act(user, role, district) for role in (Role.REVIEWER, Role.APPROVER)):
        return ""
    return _("You have no assignment for this step in %(district)s.") % {"district": district.name}


def suppress(
    target: Target, name: str, district: District, user, *, authority: str, reason: str, public_wording: str = ""
) -> Suppression:
    """Show the target nowhere from now on, in one transaction; return the suppression. Raises Refused.

    The target's own pages are withdrawn, and so is every live page whose text carries a name of the target and is
    not about somebody else of that name; scheduled pages that link to the target or carry the name are cancelled.
    `name` is the one on the record, "" for an award, which has none; see `consequences` for the names looked for.
    The reason is internal: what was taken down carries the public wording, or a neutral sentence.
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
            target_kind=target[0], target_id=target[1], name=_kept_names(target, name), since=now, by=user,
            authority=authority, reason=reason, public_wording=public_wording.strip(),
        )  # fmt: skip
        public_reason = suppression.public_wording or _("Taken down by a decision of the competent authority.")
        withdrawn, cancelled = _take_down(target, name, intervals.Ending(user, now, public_reason))
        search.index(_linking_to(target, _published()))
        decision = ledger.append(
            row, now, "suppress", user, note=reason, target=target, authority=authority,
            withdrawn=withdrawn, cancelled=cancelled,
        )  # fmt: skip
        path = addresses.of_suppression(suppression)
        notifying.tell(decision, place=district.code, path=path, number=suppression.pk)
        ledger.publish(row, now)
    return suppression


def lifting_refusal(suppression: Suppression, district: District, user) -> str:
    """Return "" if the user may lift the suppression, else the reason why not: an open case ends it, or nobody."""
    if refused := suppression_refusal(district, user):
        return refused
    if (suppression.cases.filter(closed_at=None) | suppression.award_cases.filter(closed_at=None)).exists():
        return _("A revocation case is open about it: the suppression ends with the case.")
    return ""


def lift(suppression: Suppression, district: District, user, *, note: str) -> None:
    """End a suppression. Withdrawn pages stay withdrawn: each is reinstated through both steps. Raises Refused."""
    with transaction.atomic():
        row, now = ledger.lock()
        user = actor(user)
        if refused := lifting_refusal(suppression, district, user):
            raise Refused(refused)
        if not note.strip():
            raise Refused(_("This step needs a note: write the reason."))
        if not Suppression.objects.in_force().filter(pk=suppression.pk).update(lifted_at=now, lifted_by=user):
            raise Refused(_("This suppression was lifted already."))
        target = (suppression.target_kind, suppression.target_id)
        search.index(_linking_to(target, _published()))
        escalated_at = Suppression.objects.values_list("escalated_at", flat=True).get(pk=suppression.pk)
        decision = ledger.append(
            row, now, "lift", user, note=note.strip(), target=target, escalated_at=escalated_at
        )  # fmt: skip
        notifying.tell(decision, place=district.code)
        notifying.settle("to_ratify", "escalated", path=addresses.of_suppression(suppression))
        ledger.publish(row, now)


def consequences(target: Target, name: str, now: dt.datetime, user) -> list[Edition]:
    """The live and coming editions that a suppression by the user takes down: the target's own, those that carry a
    name of it in their text, and scheduled ones that link to it.

    The names under which readers have met the target are looked for everywhere. A name that only stands on its record
    was judged by nobody: it is looked for where the user could withdraw pages one by one.
    """
    visible = _visible(now)
    scheduled = _linking_to(target, Edition.objects.scheduled(now))
    found = [*visible.filter(kind=target[0], public_id=target[1]), *scheduled]
    known = published_names(target)
    for each in known:
        found += _carrying(target, each, visible)
    if name and name not in known:
        mine = District.objects.filter(roles.under(roles.paths_for(user, Role.REVIEWER, Role.APPROVER), "path"))
        found += _carrying(target, name, visible.filter(place__in=mine.values("code")))
    by_key = {edition.pk: edition for edition in found}
    return [by_key[key] for key in sorted(by_key, reverse=True)]


def published_names(target: Target) -> list[str]:
    """The names under which readers have met the target: those of its own pages, and those that others mention."""
    own = _published().filter(kind=target[0], public_id=target[1]).values_list("title", flat=True)
    mentions = EditionLink.objects.to(*target, Relation.MENTIONS).filter(edition__in=_published())
    return list(dict.fromkeys([*own, *mentions.values_list("label", flat=True)]))


def _kept_names(target: Target, name: str) -> str:
    """The names by which later pages are recognised: the published ones, or else the one on the record."""
    kept_names = ""
    for each in published_names(target) or [name]:
        longer = f"{kept_names}\n{each}".strip()
        if len(longer) <= Suppression._meta.get_field("name").max_length:
            kept_names = longer
    return kept_names


def withheld_at(reading: clock.Reading) -> frozenset[int]:
    """Keys of editions that were live in the past and may not be shown, because somebody is suppressed today.

    These are the target's own, and those that carry the name in their text: they were taken down since, or replaced
    before that. At present there are none, and unredacted there are none.
    """
    if not reading.past or reading.unredacted:
        return frozenset()
    return _withheld.get(reading, "editions", lambda: _withheld_then(reading.now))


def _withheld_then(then: dt.datetime) -> frozenset[int]:
    live, found = Edition.objects.live(then), set()
    for each in Suppression.objects.in_force():
        found.update(live.filter(kind=each.target_kind, public_id=each.target_id).values_list("pk", flat=True))
        target = (each.target_kind, each.target_id)
        found.update(edition.pk for name in each.names for edition in _carrying(target, name, live))
    return frozenset(found)


def _take_down(target: Target, name: str, ending: intervals.Ending) -> tuple[list[int], list[int]]:
    """Withdraw and cancel what may not stay; return the ids of the editions withdrawn and cancelled."""
    withdrawn = []
    for key in [edition.pk for edition in consequences(target, name, ending.at, ending.by)]:
        edition = Edition.objects.get(pk=key)
        if edition.is_scheduled(ending.at):
            intervals.cancel(edition, ending)
        elif edition.is_live(ending.at):
            withdrawn.append(key)
            intervals.withdraw(edition, ending)
    return withdrawn, ending.cancelled


def _published():
    """Editions that are, were or will be live: all that the search index has, since staff search the past too."""
    return Edition.objects.filter(live_from__isnull=False)


def _visible(now: dt.datetime):
    """Editions that are live or will be."""
    return _published().filter(Q(live_until=None) | Q(live_until__gt=now))


def _linking_to(target: Target, editions) -> list[Edition]:
    return list(editions.filter(pk__in=EditionLink.objects.to(*target).values("edition")))


def _carrying(target: Target, name: str, editions) -> list[Edition]:
    """Those of the editions whose text carries the name.

    The database finds the candidates, by stored text and by the search index, which knows other ways of writing;
    an edition that is not indexed is a candidate always, and so is one with a note for readers. The page decides.
    """
    text = normalise(name)
    if len(text) < SHORTEST_NAME:
        return []
    stored = Q(
        content__page__regex=_BETWEEN.join(re.escape(character) for character in name if not character.isspace())
    )
    indexed = SearchEntry.objects.filter(Q(title__contains=text) | Q(names__contains=text) | Q(prose__contains=text))
    noted = Q(significance__gt="") & ~Q(change_note="")
    candidates = editions.filter(stored | noted | Q(pk__in=indexed.values("edition")) | Q(search_entry__isnull=True))
    return [
        edition for edition in candidates.for_page().iterator(chunk_size=500)
        if carries(snapshots.of_edition(edition), target, name)
    ]  # fmt: skip
