"""Rules of records: the optimistic lock, who owns and may change a part, what may be deleted, how a record stands."""

import contextlib
from collections.abc import Iterator

from django.contrib.auth import get_permission_codename
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.utils.translation import gettext as _

from districts import concurrency, roles
from editorial import kinds
from editorial.models import Edition, Part, Record, Suppression, made_from_record
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


def advance(record: Record) -> None:
    """Give a record its next version; the caller holds it locked, or has just made it, and saves it."""
    record.version += 1


class Changes:
    """A run of changes of parts: of every record that a part was on or is on now, the version moves, once.

    `note` each part before it is changed or deleted, if it was there, and after it was saved: it may have gone from one
    record to another. `finish` in the same transaction. `reason` is for the histories of the records.
    """

    def __init__(self, reason: str = ""):
        self._reason = reason
        self._owners: dict[tuple[str, int], Record] = {}
        self._moved: set[tuple[str, int]] = set()

    def note(self, part: Part) -> None:
        """Remember the records that the part is on as it is saved now."""
        if saved := type(part)._default_manager.filter(pk=part.pk).first():
            self._add(saved)

    def save(self, part: Part) -> None:
        """Save the part, and note it before and after."""
        if part.pk:
            self.note(part)
        part.save()
        self._add(part)

    def moved(self, record: Record) -> None:
        """The record was saved with its next version, or made, in this run: it moves no further."""
        self._moved.add(_key(record))

    def finish(self) -> None:
        """Move the versions, in an order that is everybody's, so that nobody waits for one who waits for them."""
        for key in sorted(self._owners.keys() - self._moved):
            touch(self._owners[key], self._reason)
        self._owners = {}

    def _add(self, part: Part) -> None:
        self._owners |= {_key(each): each for each in owners(part)}


@contextlib.contextmanager
def changing(reason: str = "") -> Iterator[Changes]:
    """A transaction in which parts are changed; at its end the versions of the records that own them move."""
    with transaction.atomic():
        changes = Changes(reason)
        yield changes
        changes.finish()


def _key(record: Record) -> tuple[str, int]:
    return kinds.of(record).name, record.pk


def change_refusal(row: Record | Part, user, action: str = "change") -> str:
    """Return "" if the user may change the record or part (or "add" or "delete" it), else why not, and whom to ask.

    A part is changed by those who may change such parts in the district whose staff answers for it.
    """
    district = row.district
    if district is None:
        return _("You may not change the record that this belongs to.")
    if roles.may(user, f"{row._meta.app_label}.{get_permission_codename(action, row._meta)}", district):
        return ""
    return _("You may not change the record that this belongs to: please turn to the editors of %(district)s.") % {
        "district": district.name
    }


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
