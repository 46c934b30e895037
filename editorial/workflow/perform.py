"""The one function through which the state of an edition changes."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from editorial import kinds, ledger, search, snapshots
from editorial.models import Edition, Hand, Stage
from editorial.workflow import intervals
from editorial.workflow.refusals import Refused, actor, refusal
from editorial.workflow.table import TRANSITIONS


class StaleDigest(Refused):
    """The actor read another content than the one that the edition holds."""


def perform(name: str, edition: Edition, user, *, digest: str, note: str = "", at: dt.datetime | None = None):
    """Do the transition, or raise Refused with the reason; return the edition as it is then.

    In this order: the ledger row is locked, then the edition; stage, role, hands, digest and preflight are judged
    under the lock; the actor's hand, the new stage and interval are written; derived pages and the search index
    follow; a decision is appended; the publication clock moves if readers are concerned.

    `digest` is the one that the actor read. `at` is the instant of publication, for `approve` only.
    """
    transition = TRANSITIONS[name]
    note = note.strip()
    with transaction.atomic():
        row, now = ledger.lock()
        user = actor(user)
        edition = Edition.objects.select_for_update().get(pk=edition.pk)
        if digest != edition.digest:
            raise StaleDigest(_("This page was opened for another edition. Open it again before you decide."))
        if reason := refusal(name, edition, user, now):
            raise Refused(reason)
        if transition.needs_note and not note:
            raise Refused(_("This step needs a note: write the reason."))
        if transition.hand:
            Hand.objects.create(edition=edition, user=user, part=transition.hand)
        ending = intervals.Ending(user, now, note)
        _STEPS[name](edition, ending, at)
        ledger.append(
            row, now, name, user, edition=edition, note=note,
            live_from=edition.live_from, live_until=edition.live_until, cancelled=ending.cancelled,
        )  # fmt: skip
        if transition.target in (Stage.APPROVED, Stage.CANCELLED):
            ledger.publish(row, now)
    return edition


def _pass_review(edition, ending, at):
    edition.stage, edition.reviewed_by, edition.reviewed_at = Stage.IN_APPROVAL, ending.by, ending.at
    edition.save(update_fields=["stage", "reviewed_by", "reviewed_at"])


def _end(stage):
    def step(edition, ending, at):
        edition.stage = stage
        intervals.sign(edition, ending)

    return step


def _approve(edition, ending, at):
    edition.approved_by, edition.approved_at = ending.by, ending.at
    intervals.start(edition, at, ending)
    search.index([edition])
    kind = kinds.get(edition.kind)
    if kind.after_approval:
        kind.after_approval(edition, snapshots.page_of(edition), ending.at)


def _cancel(edition, ending, at):
    intervals.cancel(edition, ending)


def _withdraw(edition, ending, at):
    intervals.withdraw(edition, ending)


_STEPS = {
    "recall": _end(Stage.RECALLED),
    "pass_review": _pass_review,
    "return_review": _end(Stage.RETURNED),
    "return_approval": _end(Stage.RETURNED),
    "approve": _approve,
    "cancel": _cancel,
    "withdraw": _withdraw,
}
