"""Suppression: the one way to make a person, team or award disappear from everywhere at once.

Structured names are taken out whenever a page is presented; pages whose prose carries the name are withdrawn.
"""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from districts import roles
from districts.models import District, Role
from editorial import awards, carriers, clock, kept, ledger, notifying, search
from editorial.models import Edition, EditionLink, Relation, Suppression
from editorial.notifying import addresses
from editorial.search.text import normalise
from editorial.suppressed import SHORTEST_NAME, Target, presented, targets, targets_at
from editorial.targets import home_of
from editorial.workflow import intervals
from editorial.workflow.refusals import Refused, actor, role_refusal

__all__ = [
    "Target", "consequences", "lift", "lifting_refusal", "presented", "published_names", "suppress",
    "suppression_refusal", "targets", "targets_at", "withheld_at", "wording_refusal",
]  # fmt: skip

_withheld: kept.Kept[frozenset[int]] = kept.Kept()


def suppression_refusal(district: District, user) -> str:
    """Return "" if the user may suppress somebody of the district, else the reason why not."""
    return role_refusal(user, district, (Role.REVIEWER, Role.APPROVER))


def wording_refusal(wording: str, names: Iterable[str]) -> str:
    """Return "" if the wording for readers has none of the names, else which one it has: who is suppressed is named in
    no notice either. Blanks and other ways of writing make no difference."""
    text = normalise("".join(wording.split()))
    for name in names:
        sought = normalise("".join(name.split()))
        if len(sought) >= SHORTEST_NAME and sought in text:
            return _("The public wording names nobody: take out “%(name)s”.") % {"name": name}
    return ""


def suppress(target: Target, name: str, user, *, authority: str, reason: str, public_wording: str = "") -> Suppression:
    """Show the target nowhere from now on, in one transaction; return the suppression. Raises Refused.

    Whether the user may is asked of the district in which the target is at home now.

    The target's own pages are withdrawn, and so is every live page whose text carries a name of the target and is
    not about somebody else of that name; scheduled pages that link to the target or carry the name are cancelled.
    `name` is the one on the record, "" for an award, which has none; see `consequences` for the names looked for.
    The reason is internal: what was taken down carries the public wording, or a neutral sentence. It names nobody.
    """
    name, authority, reason = name.strip(), authority.strip(), reason.strip()
    _carriers(target, name)  # kept, so that under the lock only what was published meanwhile is looked through
    with transaction.atomic():
        row, now = ledger.lock()
        user = actor(user)
        district = _home_of(target)
        if refused := suppression_refusal(district, user):
            raise Refused(refused)
        if not authority or not reason:
            raise Refused(_("A suppression needs the deciding authority and the reason."))
        if Suppression.objects.in_force().filter(target_kind=target[0], target_id=target[1]).exists():
            raise Refused(_("This is suppressed already."))
        if public_wording and (refused := wording_refusal(public_wording, _known_names(target, name))):
            raise Refused(refused)
        going = consequences(target, name, now, user)
        suppression = Suppression.objects.create(
            target_kind=target[0], target_id=target[1], name=_kept_names(target, name), since=now, by=user,
            authority=authority, reason=reason, public_wording=public_wording.strip(),
        )  # fmt: skip
        public_reason = suppression.public_wording or _("Taken down by a decision of the competent authority.")
        withdrawn, cancelled = _take_down(going, intervals.Ending(user, now, public_reason))
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


def lift(suppression: Suppression, user, *, note: str) -> None:
    """End a suppression. Withdrawn pages stay withdrawn: each is reinstated through both steps. Raises Refused.

    Whether the user may is asked of the district in which the target is at home now.
    """
    with transaction.atomic():
        row, now = ledger.lock()
        user = actor(user)
        target = (suppression.target_kind, suppression.target_id)
        district = _home_of(target)
        if refused := lifting_refusal(suppression, district, user):
            raise Refused(refused)
        if not note.strip():
            raise Refused(_("This step needs a note: write the reason."))
        if not Suppression.objects.in_force().filter(pk=suppression.pk).update(lifted_at=now, lifted_by=user):
            raise Refused(_("This suppression was lifted already."))
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
    visible, known = Edition.objects.not_over(now), published_names(target)
    scheduled = _linking_to(target, Edition.objects.scheduled(now))
    found = [*visible.filter(kind=target[0], public_id=target[1]), *scheduled]
    for each, carrying in _carriers(target, name).items():
        theirs = visible.filter(pk__in=carrying)
        if each not in known:
            mine = District.objects.filter(roles.under(roles.paths_for(user, Role.REVIEWER, Role.APPROVER), "path"))
            theirs = theirs.filter(place__in=mine.values("code"))
        found += theirs
    by_key = {edition.pk: edition for edition in found}
    return [by_key[key] for key in sorted(by_key, reverse=True)]


def published_names(target: Target) -> list[str]:
    """The names under which readers have met the target: those of its own pages, and those that others mention."""
    own = _published().filter(kind=target[0], public_id=target[1]).values_list("title", flat=True)
    mentions = EditionLink.objects.to(*target, Relation.MENTIONS).filter(edition__in=_published())
    return list(dict.fromkeys([*own, *mentions.values_list("label", flat=True)]))


def _home_of(target: Target) -> District:
    """The district whose staff decides about the target. Raises Refused where its record is gone."""
    district = home_of(target)
    if district is None:
        raise Refused(_("The record of what was suppressed is gone."))
    return district


def _known_names(target: Target, name: str) -> list[str]:
    """Every name that tells readers who is meant: the target's, and of an award that of its recipient."""
    known = [name, *published_names(target)]
    if award := awards.find(*target):
        known += [award.recipient_name, *published_names(award.recipient)]
    return known


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
    in_force = list(Suppression.objects.in_force())
    sought = [((each.target_kind, each.target_id), name) for each in in_force for name in each.names]
    live = Edition.objects.live(then)
    found = set(live.filter(pk__in=frozenset().union(*carriers.carriers(sought).values())).values_list("pk", flat=True))
    for kind in {each.target_kind for each in in_force}:
        own = [each.target_id for each in in_force if each.target_kind == kind]
        found.update(live.filter(kind=kind, public_id__in=own).values_list("pk", flat=True))
    return frozenset(found)


def _take_down(going: list[Edition], ending: intervals.Ending) -> tuple[list[int], list[int]]:
    """Withdraw and cancel what may not stay; return the ids of the editions withdrawn and cancelled."""
    withdrawn = []
    for key in [edition.pk for edition in going]:
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


def _linking_to(target: Target, editions) -> list[Edition]:
    return list(editions.filter(pk__in=EditionLink.objects.to(*target).values("edition")))


def _carriers(target: Target, name: str) -> dict[str, frozenset[int]]:
    """By each name of the target, the keys of the published editions whose text carries it."""
    names = dict.fromkeys([*published_names(target), *filter(None, [name])])
    found = carriers.carriers((target, each) for each in names)
    return {each: editions for (_target, each), editions in found.items()}
