"""When editions are live: the rules by which intervals begin, end, are cancelled and inherited.

For each record the intervals never overlap. A first profile made from a roll follows the interval of its roll, until
an edition of its own takes over. All of it happens under the ledger's lock.
"""

import dataclasses
import datetime as dt
from collections import defaultdict

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from editorial import kinds, snapshots
from editorial.models import Edition, EditionLink, Relation, Stage

WORKFLOW = ("stage", "shown_on", "approved_by", "approved_at", "live_from", "live_until", "review_on")


@dataclasses.dataclass(frozen=True)
class Ending:
    """Who ends or cancels editions, when, and for which reason. `cancelled` collects the keys of those cancelled."""

    by: object
    at: dt.datetime
    reason: str = ""
    cancelled: list[int] = dataclasses.field(default_factory=list)


def start(edition: Edition, at: dt.datetime | None, ending: Ending) -> None:
    """Make the edition live from `at` (at once if that is past or None), open-ended (R1).

    What is scheduled for then or later is cancelled: it was frozen earlier and would bring old text back.
    """
    begin = max(at or ending.at, ending.at)
    make_room(Edition.objects.of_record(edition.kind, edition.record_id), begin, ending)
    edition.stage = Stage.APPROVED
    edition.live_from = begin
    edition.live_until = None
    if edition.shown_on is None:
        edition.shown_on = timezone.localdate(begin)
        EditionLink.objects.filter(edition=edition).update(shown_on=edition.shown_on)
    edition.save(update_fields=WORKFLOW)


def make_room(editions: QuerySet[Edition], begin: dt.datetime, ending: Ending) -> None:
    """Let none of the editions, of one record or of many, be live from `begin` on."""
    _cancel(editions.filter(live_from__gte=begin), ending)
    _end(editions.filter(live_from__lt=begin).not_over(begin), begin, ending)


def reschedule(edition: Edition, begin: dt.datetime, ending: Ending) -> None:
    """Let a scheduled edition begin at another instant to come, as if it had been approved for that one.

    What ended where it began runs on until then, or until another begins (R2); what is scheduled for then or later is
    cancelled, and what runs then ends (R1). The profiles derived from it move with it, but where their record has an
    edition of its own by then, they are cancelled.
    """
    _move(edition, begin, Edition.objects.of_record(edition.kind, edition.record_id), ending)
    for derived in edition.derived.filter(live_from__isnull=False):
        siblings = Edition.objects.of_record(derived.kind, derived.record_id)
        if siblings.filter(derived_from=None, live_from__gt=derived.live_from, live_from__lte=begin).exists():
            cancel(derived, ending)
        else:
            _move(derived, begin, siblings.exclude(derived_from=None), ending)


def _move(edition: Edition, begin: dt.datetime, displaced, ending: Ending) -> None:
    """Move a scheduled edition; those of the editions `displaced` of its record that stand in its way make room."""
    make_room(displaced.exclude(pk=edition.pk), begin, ending)
    edition.refresh_from_db()
    was, until = edition.live_from, edition.live_until
    siblings = Edition.objects.of_record(edition.kind, edition.record_id).exclude(pk=edition.pk)
    follower = siblings.filter(live_from__gt=begin).order_by("live_from").first()
    edition.live_from, edition.live_until = begin, follower.live_from if follower else None
    if not _dated(edition):
        edition.shown_on = timezone.localdate(begin)
    edition.save(update_fields=["live_from", "live_until", "shown_on"])
    EditionLink.objects.filter(edition=edition).exclude(shown_on=edition.shown_on).update(shown_on=edition.shown_on)
    _extend([(before, _earlier(until, begin)) for before in siblings.filter(live_until=was)])


def _dated(edition: Edition) -> bool:
    """Whether the page has a date of its own, so that it is not shown under the day on which it goes live."""
    page = snapshots.page_of(edition)
    return kinds.get(edition.kind).columns(page).shown_on is not None


def cancel(edition: Edition, ending: Ending) -> None:
    """Take a scheduled edition out; the one that ended where it began inherits its end (R2).

    One that went already, with the roll that it was derived from, is left as it is.
    """
    _cancel(Edition.objects.filter(pk=edition.pk), ending)
    edition.refresh_from_db()


def _cancel(editions: QuerySet[Edition], ending: Ending) -> None:
    """Take scheduled editions out, those of one instant as one set, the last instant first (R2)."""
    by_instant = defaultdict(list)
    for key, begin in editions.filter(live_from__isnull=False).order_by("pk").values_list("pk", "live_from"):
        by_instant[begin].append(key)
    for begin in sorted(by_instant, reverse=True):
        gone = list(Edition.objects.filter(pk__in=by_instant[begin], live_from=begin).order_by("pk"))
        if not gone:
            continue  # they went with what they were derived from
        keys = [edition.pk for edition in gone]
        Edition.objects.filter(pk__in=keys).update(
            stage=Stage.CANCELLED, live_from=None, live_until=None, **_signature(ending)
        )
        ending.cancelled.extend(keys)
        _cancel(Edition.objects.filter(derived_from__in=keys), ending)
        untils = {(edition.kind, edition.record_id): edition.live_until for edition in gone}
        before = _of_records_of(gone).filter(live_until=begin)
        _extend([(each, untils[each.kind, each.record_id]) for each in before.select_related("derived_from")])


def _end(editions: QuerySet[Edition], moment: dt.datetime, ending: Ending) -> None:
    """End the editions' intervals at the moment, and those of the profiles derived from them, each as one set."""
    if keys := list(editions.values_list("pk", flat=True)):
        Edition.objects.filter(pk__in=keys).update(live_until=moment)
        make_room(Edition.objects.filter(derived_from__in=keys), moment, ending)


def withdraw(edition: Edition, ending: Ending) -> None:
    """End the live edition now, after cancelling all that is scheduled for its record (R3)."""
    _cancel(Edition.objects.of_record(edition.kind, edition.record_id).filter(live_from__gt=ending.at), ending)
    _end(Edition.objects.filter(pk=edition.pk), ending.at, ending)
    edition.refresh_from_db()
    sign(edition, ending)


def linking_to_come(edition: Edition, now: dt.datetime):
    """Scheduled editions of other records that tell of whom or what the edition is about: mention or commend them, cite
    a deed of theirs, or name a team that they belong to.

    A part of a whole of its own kind stands on its own, and a front page shows what is live of its choices.
    """
    telling = (Relation.MENTIONS, Relation.COMMENDS, Relation.CITES, Relation.UNDER)
    links = EditionLink.objects.to(edition.kind, edition.public_id, *telling)
    links = links.exclude(relation=Relation.UNDER, edition__kind=edition.kind)
    others = Edition.objects.scheduled(now).filter(pk__in=links.values("edition"), kind__in=kinds.with_pages())
    return others.exclude(kind=edition.kind, record_id=edition.record_id).order_by("live_from", "pk")


def sign(edition: Edition, ending: Ending) -> None:
    """Write down who ended the edition, when and why, with the stage and interval that it has now."""
    signature = _signature(ending)
    for name, value in signature.items():
        setattr(edition, name, value)
    edition.save(update_fields=["stage", "live_from", "live_until", *signature])


def _signature(ending: Ending) -> dict:
    return {"ended_by": ending.by, "ended_at": ending.at, "ended_reason": ending.reason[:500]}


def _extend(ends: list[tuple[Edition, dt.datetime | None]]) -> None:
    """Let editions that ended where others began, all at one instant, run on until the end given with each; a first
    profile no longer than its roll."""
    if not ends:
        return
    was, until_of, by_end = ends[0][0].live_until, {}, defaultdict(list)
    for edition, until in ends:
        of_roll = edition.derived_from.live_until if edition.derived_from_id else None
        until_of[edition.pk] = _earlier(until, of_roll)
        by_end[until_of[edition.pk]].append(edition.pk)
    for until, keys in by_end.items():
        Edition.objects.filter(pk__in=keys).update(live_until=until)
    derived = list(Edition.objects.filter(derived_from__in=until_of, live_until=was).select_related("derived_from"))
    followers = _of_records_of(derived).filter(live_from__gte=was).order_by().values_list("kind", "record_id")
    begins = {(kind, record): begin for kind, record, begin in followers.annotate(Min("live_from"))}
    _extend(
        [(each, _earlier(until_of[each.derived_from_id], begins.get((each.kind, each.record_id)))) for each in derived]
    )


def _of_records_of(editions: list[Edition]) -> QuerySet[Edition]:
    """The editions of all records that these are editions of."""
    records = defaultdict(set)
    for edition in editions:
        records[edition.kind].add(edition.record_id)
    of_any = Q(pk__in=[])
    for kind, keys in records.items():
        of_any |= Q(kind=kind, record_id__in=keys)
    return Edition.objects.filter(of_any)


def _earlier(one: dt.datetime | None, other: dt.datetime | None) -> dt.datetime | None:
    return min(filter(None, (one, other)), default=None)
