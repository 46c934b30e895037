"""When editions are live: the rules by which intervals begin, end, are cancelled and inherited.

For each record the intervals never overlap. A first profile made from a roll follows the interval of its roll, until
an edition of its own takes over. All of it happens under the ledger's lock.
"""

import dataclasses
import datetime as dt

from django.db.models import Q
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
    make_room(edition.kind, edition.record_id, begin, ending)
    edition.stage = Stage.APPROVED
    edition.live_from = begin
    edition.live_until = None
    if edition.shown_on is None:
        edition.shown_on = timezone.localdate(begin)
        EditionLink.objects.filter(edition=edition).update(shown_on=edition.shown_on)
    edition.save(update_fields=WORKFLOW)


def make_room(kind: str, record_id: int, begin: dt.datetime, ending: Ending) -> None:
    """Let nothing of the record be live from `begin` on."""
    editions = Edition.objects.of_record(kind, record_id)
    for later in editions.filter(live_from__gte=begin).order_by("-live_from"):
        cancel(later, ending)
    for running in editions.filter(live_from__lt=begin).filter(_runs_at(begin)):
        end(running, begin, ending)


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
    others = displaced.exclude(pk=edition.pk)
    for later in others.filter(live_from__gte=begin).order_by("-live_from"):
        cancel(later, ending)
    for running in others.filter(live_from__lt=begin).filter(_runs_at(begin)):
        end(running, begin, ending)
    edition.refresh_from_db()
    was, until = edition.live_from, edition.live_until
    siblings = Edition.objects.of_record(edition.kind, edition.record_id).exclude(pk=edition.pk)
    follower = siblings.filter(live_from__gt=begin).order_by("live_from").first()
    edition.live_from, edition.live_until = begin, follower.live_from if follower else None
    if not _dated(edition):
        edition.shown_on = timezone.localdate(begin)
    edition.save(update_fields=["live_from", "live_until", "shown_on"])
    EditionLink.objects.filter(edition=edition).exclude(shown_on=edition.shown_on).update(shown_on=edition.shown_on)
    for before in siblings.filter(live_until=was):
        _extend(before, _earlier(until, begin))


def _dated(edition: Edition) -> bool:
    """Whether the page has a date of its own, so that it is not shown under the day on which it goes live."""
    page = snapshots.page_of(edition)
    return kinds.get(edition.kind).columns(page).shown_on is not None


def cancel(edition: Edition, ending: Ending) -> None:
    """Take a scheduled edition out; the one that ended where it began inherits its end (R2)."""
    edition.refresh_from_db()
    if edition.live_from is None:
        return  # went with the roll that it was derived from
    begin, until = edition.live_from, edition.live_until
    edition.stage = Stage.CANCELLED
    edition.live_from = edition.live_until = None
    sign(edition, ending)
    ending.cancelled.append(edition.pk)
    for derived in edition.derived.filter(live_from__isnull=False):
        cancel(derived, ending)
    for before in Edition.objects.of_record(edition.kind, edition.record_id).filter(live_until=begin):
        _extend(before, until)


def end(edition: Edition, moment: dt.datetime, ending: Ending) -> None:
    """End the edition's interval at the moment, and that of the profiles derived from it."""
    edition.live_until = moment
    edition.save(update_fields=["live_until"])
    for derived in edition.derived.filter(live_from__isnull=False).filter(_runs_at(moment)):
        if derived.live_from < moment:
            end(derived, moment, ending)
        else:
            cancel(derived, ending)


def withdraw(edition: Edition, ending: Ending) -> None:
    """End the live edition now, after cancelling all that is scheduled for its record (R3)."""
    editions = Edition.objects.of_record(edition.kind, edition.record_id)
    for later in editions.filter(live_from__gt=ending.at).order_by("-live_from"):
        cancel(later, ending)
    edition.refresh_from_db()
    end(edition, ending.at, ending)
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
    edition.ended_by, edition.ended_at, edition.ended_reason = ending.by, ending.at, ending.reason[:500]
    edition.save(update_fields=["stage", "live_from", "live_until", "ended_by", "ended_at", "ended_reason"])


def _extend(edition: Edition, until: dt.datetime | None) -> None:
    """Let an edition that ended where another began run on; a first profile no longer than its roll."""
    was = edition.live_until
    if edition.derived_from_id:
        until = _earlier(until, edition.derived_from.live_until)
    edition.live_until = until
    edition.save(update_fields=["live_until"])
    for derived in edition.derived.filter(live_until=was):
        siblings = Edition.objects.of_record(derived.kind, derived.record_id)
        follower = siblings.filter(live_from__gte=was).order_by("live_from").first()
        _extend(derived, _earlier(until, follower.live_from if follower else None))


def _earlier(one: dt.datetime | None, other: dt.datetime | None) -> dt.datetime | None:
    return min(filter(None, (one, other)), default=None)


def _runs_at(moment: dt.datetime):
    return Q(live_until=None) | Q(live_until__gt=moment)
