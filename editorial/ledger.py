"""The ledger: locking it, appending decisions to its chain, moving the publication clock."""

import datetime as dt
import hashlib

from django.db import transaction

from editorial import canonical, clock
from editorial.models import Decision, Edition, Ledger

_TICK = dt.timedelta(microseconds=1)


def lock() -> tuple[Ledger, dt.datetime]:
    """Lock the ledger row for the running transaction; return it and the instant at which the transition happens.

    Every transition does this first, so that transitions happen one after another, at instants that never repeat and
    at which nothing begins or ends by itself.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("the ledger is locked inside a transaction")
    ledger = Ledger.objects.select_for_update().get(pk=1)
    now = max(clock.time(), ledger.changed_at + _TICK)
    while clock.written(now) in ledger.boundaries:
        now += _TICK
    return ledger, now


def append(ledger: Ledger, now: dt.datetime, action: str, by, *, edition=None, note="", target=("", ""), **detail):
    """Append a decision to the chain. The ledger must be locked."""
    decision = Decision(
        previous=ledger.head, action=action, edition=edition, digest=edition.digest if edition else "",
        target_kind=target[0], target_id=target[1], by=by, at=now, note=note, detail=canonical.plain(detail),
    )  # fmt: skip
    decision.hash = hash_of(decision)
    decision.save(force_insert=True)
    ledger.head = decision.hash
    ledger.changed_at = now
    ledger.save(update_fields=["head", "changed_at"])
    return decision


def publish(ledger: Ledger, now: dt.datetime) -> None:
    """Move the publication clock after the set of live editions, or what may be shown of them, has changed."""
    ledger.version += 1
    ledger.changed_at = now
    ledger.boundaries = clock.boundaries_after(
        now, Edition.objects.filter(live_from__gt=now), Edition.objects.filter(live_until__gt=now)
    )
    ledger.save(update_fields=["version", "changed_at", "boundaries"])


def hash_of(decision: Decision) -> str:
    """The hash that a decision must carry: the SHA-256, in hexadecimal, of its hashed text in UTF-8."""
    return hashlib.sha256(hashed_text(decision).encode()).hexdigest()


def hashed_text(decision: Decision) -> str:
    """The canonical text of all columns of a decision but the hash itself and the row's own key."""
    return canonical.dumps(
        {
            "previous": decision.previous,
            "action": decision.action,
            "edition": decision.edition_id,
            "digest": decision.digest,
            "target": [decision.target_kind, decision.target_id],
            "by": decision.by_id,
            "at": decision.at,
            "note": decision.note,
            "detail": decision.detail,
        }
    )
