"""When editions are live: the rules by which intervals begin, end, are cancelled and inherited.

For each record the intervals never overlap. A first profile made from a roll follows the interval of its roll.
All of it happens under the ledger's lock.
"""

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from editorial.models import Edition, EditionLink, Stage


def start(edition: Edition, at: dt.datetime | None, now: dt.datetime) -> None:
    """Make the edition live from `at` (at once if that is past or None), open-ended.

    What is scheduled for then or later is cancelled: it was frozen earlier and would bring old text back.
    """
    begin = max(at or now, now)
    for later in _siblings(edition).filter(live_from__gte=begin).order_by("-live_from"):
        cancel(later)
    for running in _siblings(edition).filter(live_from__lt=begin).filter(_runs_at(begin)):
        end(running, begin)
    edition.stage = Stage.APPROVED
    edition.live_from = begin
    edition.live_until = None
    if edition.shown_on is None:
        edition.shown_on = timezone.localdate(begin)
        EditionLink.objects.filter(edition=edition).update(shown_on=edition.shown_on)
    edition.save()


def cancel(edition: Edition) -> None:
    """Take a scheduled edition out; the one that ended where it began inherits its end."""
    edition.refresh_from_db(fields=["live_from", "live_until"])
    begin, until = edition.live_from, edition.live_until
    edition.stage = Stage.CANCELLED
    edition.live_from = edition.live_until = None
    edition.save()
    for derived in edition.derived.filter(live_from__isnull=False):
        cancel(derived)
    for before in _siblings(edition).filter(live_until=begin):
        _extend(before, until)


def end(edition: Edition, moment: dt.datetime) -> None:
    """End the edition's interval at the moment, and that of the profiles derived from it."""
    edition.live_until = moment
    edition.save()
    for derived in edition.derived.filter(live_from__isnull=False).filter(_runs_at(moment)):
        if derived.live_from < moment:
            end(derived, moment)
        else:
            cancel(derived)


def withdraw(edition: Edition, now: dt.datetime) -> None:
    """End the live edition now, after cancelling all that is scheduled for its record."""
    for later in _siblings(edition).filter(live_from__gt=now).order_by("-live_from"):
        cancel(later)
    edition.refresh_from_db()
    end(edition, now)


def _extend(edition: Edition, until: dt.datetime | None) -> None:
    was = edition.live_until
    edition.live_until = until
    edition.save()
    for derived in edition.derived.filter(live_until=was):
        if not _siblings(derived).filter(live_from__gte=was).exists():
            _extend(derived, until)


def _siblings(edition: Edition):
    return Edition.objects.of_record(edition.kind, edition.record_id).exclude(pk=edition.pk)


def _runs_at(moment: dt.datetime):
    return Q(live_until=None) | Q(live_until__gt=moment)
