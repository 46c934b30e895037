"""Submission: where an edition begins, frozen from a record or from a withdrawn page."""

from django.db import transaction
from django.utils.translation import gettext as _

from districts.models import Role
from editorial import ledger, snapshots
from editorial.models import Edition, Hand, Stage
from editorial.workflow.contributors import BEGINNINGS, contributors, seen_by_freeze, unsigned_changes
from editorial.workflow.refusals import Refused, actor, page_refusal, role_refusal

NOTE_LENGTH = Edition._meta.get_field("change_note").max_length


def submit(record, user, *, version: int | None = None, change_note: str = "") -> Edition:
    """Freeze the record into a new edition in review, or raise Refused with the reason.

    `version` is the record's version that the actor saw; None skips that question. Everyone who changed the record
    since its last approved edition becomes a contributor, and so does the submitter.
    """
    change_note = change_note.strip()
    with transaction.atomic():
        row, now = ledger.lock()
        user = actor(user)
        record = type(record).objects.select_for_update().get(pk=record.pk)
        if version is not None and version != record.version:
            raise Refused(_("The record was changed in the meantime. Open it again before you submit it."))
        if len(change_note) > NOTE_LENGTH:
            raise Refused(_("The change note has more than %(limit)s characters.") % {"limit": NOTE_LENGTH})
        snapshot = snapshots.freeze(record)
        if reason := submission_refusal(record, user, snapshot):
            raise Refused(reason)
        edition = snapshots.store(snapshot, record.pk, change_note=change_note, submitted_by=user, submitted_at=now)
        _write_hands(edition, contributors(record) | {user.pk})
        ledger.append(row, now, "submit", user, edition=edition, note=edition.change_note, seen=seen_by_freeze(record))
    return edition


def submission_refusal(record, user, snapshot=None) -> str:
    """Return "" if the user may submit the record as it is now, else the reason why not."""
    snapshot = snapshot or snapshots.freeze(record)
    if reason := role_refusal(user, record.district.code, (Role.EDITOR,)):
        return reason
    editions = Edition.objects.of_record(snapshot.kind.name, record.pk)
    if editions.open().exists():
        return _("An edition of this record is under way already.")
    if unsigned_changes(record):
        return _("Some changes of this record were made by nobody known. A registrar has to look into it.")
    current = editions.filter(live_from__isnull=False, live_until=None, derived_from=None).for_page().first()
    if current and snapshots.plain_page(current) == snapshot.plain:
        return _("Nothing has changed since the published edition.")
    return page_refusal(snapshot)


def reinstate(edition: Edition, user, *, note: str) -> Edition:
    """Bring a withdrawn page back as a new edition in review: it takes both steps again. Raises Refused."""
    with transaction.atomic():
        row, now = ledger.lock()
        user = actor(user)
        edition = Edition.objects.select_for_update().get(pk=edition.pk)
        siblings = Edition.objects.of_record(edition.kind, edition.record_id)
        if reason := role_refusal(user, edition.place, (Role.EDITOR, Role.REVIEWER, Role.APPROVER)):
            raise Refused(reason)
        if not note.strip():
            raise Refused(_("This step needs a note: write the reason."))
        if edition.stage != Stage.APPROVED or edition.live_until is None or edition.live_until > now:
            raise Refused(_("Only a withdrawn edition can be brought back."))
        if siblings.open().exists() or siblings.filter(live_until=None, live_from__isnull=False).exists():
            raise Refused(_("Another edition of this record is under way or live."))
        snapshot = snapshots.of_edition(edition)
        if reason := page_refusal(snapshot):
            raise Refused(reason)
        again = snapshots.store(
            snapshot, edition.record_id, change_note=edition.change_note, submitted_by=user, submitted_at=now
        )
        source = edition.derived_from or edition
        former = source.hands.filter(part=Hand.Part.CONTRIBUTOR).values_list("user_id", flat=True)
        _write_hands(again, {*former, user.pk})
        ledger.append(
            row, now, "reinstate", user, edition=again, note=note.strip(), reinstates=edition.pk, **_seen(edition)
        )
    return again


def _seen(edition: Edition) -> dict:
    """What the freeze of the edition's page had seen, for a decision's detail; nothing for a first profile.

    Work on the record since then is not on the page that comes back, so that its authors stay contributors.
    """
    if edition.derived_from_id:
        return {"seen": {}}
    begun = edition.decisions.filter(action__in=BEGINNINGS).order_by("pk").first()
    return {"seen": begun.detail["seen"]} if begun and "seen" in begun.detail else {"seen": {}}


def _write_hands(edition: Edition, users: set[int]) -> None:
    Hand.objects.bulk_create(Hand(edition=edition, user_id=user, part=Hand.Part.CONTRIBUTOR) for user in sorted(users))
