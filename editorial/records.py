"""Rules of records: the optimistic lock, who owns a part, what may be deleted, and how a record stands."""

from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.utils.translation import gettext as _

from districts import concurrency
from editorial import kinds
from editorial.models import Edition, Record, Suppression, made_from_record
from editorial.models.edition import OPEN_STAGES


class NotDeletable(Exception):
    """The record has to stay. `reason` is a sentence for the person who asked."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def version_of(record: Record) -> int:
    """The version of the record as it was read."""
    return record.version


def lock(record: Record, version: int) -> None:
    """Lock the record for the running transaction. Raises Conflict if it is not the version that the actor read."""
    present = type(record).objects.select_for_update().values_list("version", flat=True).get(pk=record.pk)
    if present != version:
        history = record.history
        raise concurrency.Conflict(
            present,
            concurrency.changes(
                history.filter(version__gt=version),
                history.filter(version=version).order_by("-history_date", "-history_id"),
            ),
        )


def touch(record: Record, reason: str = "") -> None:
    """Move the version of a record because a part of it changed, and say so in its history.

    Of two people who change parts of one record, each moves it; the record's row is locked meanwhile.
    """
    with transaction.atomic():
        record = type(record).objects.select_for_update().get(pk=record.pk)
        record.version += 1
        record._change_reason = reason[:100]
        record.save(update_fields=["version", "changed_at"])


def owners(part: models.Model) -> list[Record]:
    """The records whose pages the part is on: none for an achievement of a district, say."""
    found = []
    for kind in kinds.every():
        for each in kind.parts:
            if isinstance(part, each.model) and all(getattr(part, name) == value for name, value in each.only.items()):
                owner = part
                for step in each.path.split("__"):
                    owner = owner and getattr(owner, step)
                if owner:
                    found.append(owner)
    return found


def deletion_refusal(record: Record) -> str:
    """Return "" if the record may be deleted, else the reason why not."""
    if Edition.objects.of_record(kinds.of(record).name, record.pk).exists():
        return _("It has been submitted before: what was decided about it has to stay. Withdraw its page instead.")
    return ""


def delete(record: Record) -> None:
    """Delete a record that was never submitted. Raises NotDeletable; ProtectedError if something refers to it."""
    with transaction.atomic():
        locked = type(record).objects.select_for_update().get(pk=record.pk)
        if reason := deletion_refusal(locked):
            raise NotDeletable(reason)
        record.delete()


def with_state(records: models.QuerySet, kind: str, now) -> models.QuerySet:
    """Annotate records with `last_stage` (of the newest edition, None without), `last_from`, `is_live`,
    `last_suppressed` (a suppression took that edition down), `seen_at`, the instant of which all this is true, and
    `last_submitted` and `submitted_stage` of the newest edition that was made from the record, which an urgent
    correction and a page that was brought back were not."""
    editions = Edition.objects.filter(kind=kind, record_id=OuterRef("pk"))
    last = editions.order_by("-number")
    submitted = last.filter(made_from_record())
    records = records.annotate(last_ended=Subquery(last.values("ended_at")[:1]))
    return records.annotate(
        last_stage=Subquery(last.values("stage")[:1]),
        last_submitted=Subquery(submitted.values("submitted_at")[:1]),
        submitted_stage=Subquery(submitted.values("stage")[:1]),
        last_from=Subquery(last.values("live_from")[:1]),
        is_live=Exists(editions.live(now)),
        last_suppressed=Exists(Suppression.objects.filter(since=OuterRef("last_ended"))),
        seen_at=Value(now, output_field=models.DateTimeField()),
    )


def changed_since_submission(rows: models.QuerySet) -> models.QuerySet:
    """Of records `with_state`, those that were changed and not submitted since, nor are under way."""
    changed = Q(last_submitted=None) | Q(changed_at__gt=F("last_submitted"))
    return rows.filter(changed).filter(Q(submitted_stage=None) | ~Q(submitted_stage__in=OPEN_STAGES))


def editions_of(record: Record) -> models.QuerySet:
    """All editions of a record, newest first."""
    return Edition.objects.of_record(kinds.of(record).name, record.pk).order_by("-number")
