"""Submission: where an edition begins, frozen from a record or from a withdrawn page."""

import dataclasses
import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from districts.models import Role
from editorial import answering, clock, kinds, ledger, notifying, preflight, snapshots
from editorial.corrections import base, three_way, told
from editorial.models import Edition, Hand, Significance
from editorial.workflow import clearance, dates, wishes
from editorial.workflow.contributors import Work, beginning, origin, seen_by_freeze
from editorial.workflow.refusals import Refused, actor, page_refusal, role_refusal


def submit(
    record, user, *, version: int | None = None, change_note: str = "", significance: str = "", note: str = "",
    undoing: bool = False, answers: Mapping[str, str] | None = None, due_on: dt.date | None = None,
    secrets: str = "",
) -> Edition:  # fmt: skip
    """Freeze the record into a new edition in review, or raise Refused with the reason.

    `version` is the record's version that the actor saw; None skips that question. Everyone who changed the record
    since its last approved edition becomes a contributor, and so does the submitter.

    Where readers have a page that was made from the record, the edition corrects it: `change_note` tells them what,
    `significance` whether they are told (see editorial.corrections.told; it is minor where nothing is said). `note` is
    a word to the reviewers, for the decision only. `undoing`: the actor knows that an urgent correction which readers
    have does not stand in the record. `answers` are the words that the warnings were given, by the key of the finding;
    each wants one. `due_on` is the day on which the editors would like to see it published; see
    editorial.workflow.dates for what is taken without one. `secrets` is what the actor says of secrets in it; see
    editorial.workflow.clearance.
    """
    change_note, note = change_note.strip(), note.strip()
    with transaction.atomic():
        row, now = ledger.lock()
        user = actor(user)
        record = type(record).objects.select_for_update().get(pk=record.pk)
        if version is not None and version != record.version:
            raise Refused(_("The record was changed in the meantime. Open it again before you submit it."))
        if reason := dates.wish_refusal(due_on, now) or clearance.refusal(secrets):
            raise Refused(reason)
        if corrected := corrected_by(record, now):
            significance = significance or Significance.MINOR
        if reason := _telling_refusal(corrected, change_note, significance):
            raise Refused(reason)
        snapshot = dataclasses.replace(snapshots.freeze(record), note=change_note)
        work = Work(record)
        if reason := submission_refusal(record, user, snapshot, work):
            raise Refused(reason)
        if corrected and not undoing and three_way.undone(corrected, snapshot.page):
            raise Refused(_("This would undo a correction that readers have: say that you mean it, or adopt it first."))
        found, words = preflight.check(snapshot, preflight.Severity.WARN), answering.cleaned(answers)
        if reason := answering.refusal(found, words):
            raise Refused(reason)
        edition = snapshots.store(
            snapshot, record.pk, change_note=change_note, significance=significance, submitted_by=user,
            submitted_at=now, due_on=dates.due_day(now, due_on),
        )  # fmt: skip
        begun = write_hands(edition, work.contributors | {user.pk})
        decision = ledger.append(
            row, now, "submit", user, edition=edition, note=note, seen=seen_by_freeze(record), **begun,
            **answering.detail(found, words), **wishes.detail(due_on), **clearance.detail(secrets),
        )  # fmt: skip
        notifying.tell(decision)
    return edition


def corrected_by(record, now=None) -> Edition | None:
    """The live edition that one submitted from the record would replace; None where there is none of its own."""
    editions = Edition.objects.of_record(kinds.of(record).name, record.pk)
    return editions.live(now or clock.time()).filter(derived_from=None).for_page().first()


def _telling_refusal(corrected: Edition | None, change_note: str, significance: str) -> str:
    if corrected:
        return told.telling_refusal(change_note, significance)
    if change_note or significance:
        return _("Readers have no page of this record yet: there is nothing to tell them of a correction.")
    return ""


def submission_refusal(record, user, snapshot=None, work: Work | None = None, findings=None) -> str:
    """Return "" if the user may submit the record as it is now, else the reason why not.

    `snapshot` and `work` are the record's, and `findings` those on the snapshot, where the caller has them.
    """
    snapshot, work = snapshot or snapshots.freeze(record), work or Work(record)
    if reason := role_refusal(user, record.district, (Role.EDITOR,)):
        return reason
    editions = Edition.objects.of_record(snapshot.kind.name, record.pk)
    if editions.open().exists():
        return _("An edition of this record is under way already.")
    if work.unsigned:
        return _("Some changes of this record were made by nobody known. A registrar has to look into it.")
    current = editions.filter(live_from__isnull=False, live_until=None, derived_from=None).for_page().first()
    if current and snapshots.plain_page(current) == snapshot.plain:
        return _("Nothing has changed since the published edition.")
    return page_refusal(snapshot, findings)


def reinstate(edition: Edition, user, *, note: str) -> Edition:
    """Bring a withdrawn page back as a new edition in review: it takes both steps again. Raises Refused.

    What was replaced was not withdrawn. An urgent correction that comes back still patches the same page, so that a
    submission of the record which would undo it is asked about.
    """
    with transaction.atomic():
        row, now = ledger.lock()
        user = actor(user)
        edition = Edition.objects.select_for_update().get(pk=edition.pk)
        siblings = Edition.objects.of_record(edition.kind, edition.record_id)
        if reason := role_refusal(user, edition.place, (Role.EDITOR, Role.REVIEWER, Role.APPROVER)):
            raise Refused(reason)
        if not note.strip():
            raise Refused(_("This step needs a note: write the reason."))
        if not edition.is_withdrawn(now):
            raise Refused(_("Only a withdrawn edition can be brought back."))
        if siblings.open().exists() or siblings.filter(live_until=None, live_from__isnull=False).exists():
            raise Refused(_("Another edition of this record is under way or live."))
        snapshot = dataclasses.replace(snapshots.of_edition(edition), note="")
        if reason := page_refusal(snapshot):
            raise Refused(reason)
        again = snapshots.store(
            snapshot, edition.record_id, patches=edition.patches, submitted_by=user, submitted_at=now,
            due_on=dates.due_day(now),
        )  # fmt: skip
        sources = [each.derived_from or each for each in base.line(edition)]
        former = Hand.objects.filter(edition__in=sources, part=Hand.Part.CONTRIBUTOR).values_list("user_id", flat=True)
        begun = write_hands(again, {*former, user.pk})
        decision = ledger.append(
            row, now, "reinstate", user, edition=again, note=note.strip(), reinstates=edition.pk,
            patches=edition.patches_id, **begun, **_seen(edition),
        )  # fmt: skip
        notifying.tell(decision)
    return again


def _seen(edition: Edition) -> dict:
    """What the freeze of the edition's page had seen, for a decision's detail; nothing for a first profile.

    Work on the record since then is not on the page that comes back, so that its authors stay contributors.
    """
    edition = origin(edition)
    if edition.derived_from_id:
        return {"seen": {}}
    begun = beginning(edition)
    return {"seen": begun.detail["seen"]} if begun and "seen" in begun.detail else {"seen": {}}


def write_hands(edition: Edition, users: set[int]) -> dict:
    """Make the users contributors of a new edition; return what the decision with which it begins says of that, so that
    the chain vouches for it."""
    Hand.objects.bulk_create(Hand(edition=edition, user_id=user, part=Hand.Part.CONTRIBUTOR) for user in sorted(users))
    return {"contributors": sorted(users), "due_on": edition.due_on}
