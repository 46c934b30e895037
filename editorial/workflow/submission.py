"""Submission: where an edition begins, frozen from a record or from a withdrawn page."""

from django.db import transaction
from django.utils.translation import gettext as _

from districts import roles
from districts.models import District, Role
from editorial import kinds, ledger, preflight, snapshots
from editorial.models import Edition, Hand, Stage
from editorial.workflow.contributors import contributors, unsigned_changes
from editorial.workflow.refusals import Refused


def submit(record, user, *, version: int | None = None, change_note: str = "") -> Edition:
    """Freeze the record into a new edition in review, or raise Refused with the reason.

    `version` is the record's version that the actor saw; None skips that question. Everyone who changed the record
    since its last approved edition becomes a contributor, and so does the submitter.
    """
    with transaction.atomic():
        row, now = ledger.lock()
        record = type(record).objects.select_for_update().get(pk=record.pk)
        if version is not None and version != record.version:
            raise Refused(_("The record was changed in the meantime. Open it again before you submit it."))
        snapshot = snapshots.freeze(record)
        if reason := submission_refusal(record, user, snapshot):
            raise Refused(reason)
        edition = snapshots.store(
            snapshot, record.pk, change_note=change_note.strip(), submitted_by=user, submitted_at=now
        )
        _write_hands(edition, contributors(record) | {user.pk})
        ledger.append(row, now, "submit", user, edition=edition, note=edition.change_note)
    return edition


def submission_refusal(record, user, snapshot=None) -> str:
    """Return "" if the user may submit the record as it is now, else the reason why not."""
    snapshot = snapshot or snapshots.freeze(record)
    if not user.is_active:
        return _("This account is deactivated.")
    if not roles.may_act(user, Role.EDITOR, record.district):
        return _("You have no assignment for this step in %(district)s.") % {"district": record.district.name}
    editions = Edition.objects.of_record(snapshot.kind.name, record.pk)
    if editions.open().exists():
        return _("An edition of this record is under way already.")
    if unsigned_changes(record):
        return _("Some changes of this record were made by nobody known. A registrar has to look into it.")
    current = editions.filter(live_from__isnull=False, live_until=None, derived_from=None).for_page().first()
    if current and snapshots.plain_page(current) == snapshot.plain:
        return _("Nothing has changed since the published edition.")
    if findings := preflight.blocking(preflight.check(snapshot)):
        return _("The check before publication found: %(finding)s") % {"finding": findings[0].message}
    return ""


def reinstate(edition: Edition, user, *, note: str) -> Edition:
    """Bring a withdrawn page back as a new edition in review: it takes both steps again. Raises Refused."""
    with transaction.atomic():
        row, now = ledger.lock()
        edition = Edition.objects.select_for_update().get(pk=edition.pk)
        district = District.objects.get(code=edition.place)
        siblings = Edition.objects.of_record(edition.kind, edition.record_id)
        if not any(roles.may_act(user, role, district) for role in (Role.EDITOR, Role.REVIEWER, Role.APPROVER)):
            raise Refused(_("You have no assignment for this step in %(district)s.") % {"district": district.name})
        if edition.stage != Stage.APPROVED or edition.live_until is None or edition.live_until > now:
            raise Refused(_("Only a withdrawn edition can be brought back."))
        if siblings.open().exists() or siblings.filter(live_until=None, live_from__isnull=False).exists():
            raise Refused(_("Another edition of this record is under way or live."))
        kind = kinds.get(edition.kind)
        snapshot = snapshots.of_page(kind, edition.public_id, snapshots.page_of(edition))
        again = snapshots.store(
            snapshot, edition.record_id, change_note=edition.change_note, submitted_by=user, submitted_at=now
        )
        former = edition.hands.filter(part=Hand.Part.CONTRIBUTOR).values_list("user_id", flat=True)
        _write_hands(again, {*former, user.pk})
        ledger.append(row, now, "reinstate", user, edition=again, note=note, reinstates=edition.pk)
    return again


def _write_hands(edition: Edition, users: set[int]) -> None:
    Hand.objects.bulk_create(Hand(edition=edition, user_id=user, part=Hand.Part.CONTRIBUTOR) for user in sorted(users))
