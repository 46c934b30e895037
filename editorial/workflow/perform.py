"""The one function through which the state of an edition changes."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from editorial import answering, kinds, ledger, notifying, preflight, search, snapshots
from editorial.models import Claim, Edition, Hand, Stage
from editorial.workflow import dates, intervals
from editorial.workflow.refusals import Refused, actor, base_refusal, open_notes_refusal, refusal
from editorial.workflow.table import TRANSITIONS, Transition


class StaleDigest(Refused):
    """The actor read another content than the one that the edition holds."""


def opened(edition: Edition, digest: str) -> Edition:
    """The edition under its lock, if it is the one that the actor read. Raises StaleDigest."""
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if digest != edition.digest:
        raise StaleDigest(_("This page was opened for another edition. Open it again before you decide."))
    return edition


def perform(
    name: str, edition: Edition, user, *, digest: str, note: str = "", at: dt.datetime | None = None,
    answers: Mapping[str, str] | None = None, review_on: dt.date | None = None, despite_notes: bool = False,
):  # fmt: skip
    """Do the transition, or raise Refused with the reason; return the edition as it is then.

    In this order: the ledger row is locked, then the edition; stage, role, hands, digest and preflight are judged
    under the lock; the actor's hand, the new stage and interval are written; derived pages and the search index
    follow; a decision is appended; the publication clock moves if readers are concerned.

    `digest` is the one that the actor read. For `approve` only, `at` is the instant of publication, and `answers` are
    the words for the flags and for warnings that submission did not see, by the key of the finding. `reschedule` wants
    an instant `at` to come. `review_on`, for `approve` and `confirm`, is the day on which the page is to be looked at
    again; see editorial.workflow.dates for what is taken without one. `despite_notes`: the actor confirms that notes
    are open and judges it all the same; without that, passing and approving are refused as long as any is.
    """
    transition = TRANSITIONS[name]
    note = note.strip() or str(transition.says)
    with transaction.atomic():
        row, now = ledger.lock()
        user = actor(user)
        edition = opened(edition, digest)
        if reason := refusal(name, edition, user, now):
            raise Refused(reason)
        if not despite_notes and (reason := open_notes_refusal(transition, edition)):
            raise Refused(reason)
        if reason := _time_refusal(transition, edition, at, review_on, now):
            raise Refused(reason)
        if transition.needs_note and not note:
            raise Refused(_("This step needs a note: write the reason."))
        answered = _answered(edition, user, answers) if transition.publishes else {}
        if transition.hand:
            Hand.objects.create(edition=edition, user=user, part=transition.hand)
        ending = intervals.Ending(user, now, note)
        if transition.checks:
            edition.review_on = dates.review_day(now, review_on)
        _STEPS[name](edition, ending, at)
        decision = ledger.append(
            row, now, name, user, edition=edition, note=note,
            live_from=edition.live_from, live_until=edition.live_until, cancelled=ending.cancelled, **answered,
            **({"review_on": edition.review_on} if transition.checks else {}),
        )  # fmt: skip
        notifying.tell(decision)
        Claim.objects.filter(edition=edition).delete()
        if transition.target in (Stage.APPROVED, Stage.CANCELLED) and not transition.unseen:
            ledger.publish(row, now)
    return edition


def _time_refusal(
    transition: Transition, edition: Edition, at: dt.datetime | None, review_on: dt.date | None, now: dt.datetime
) -> str:
    """Why the instant or the day that was given will not do, or "" if they will or are not asked for."""
    anew = transition.time == "must"
    if anew and (reason := dates.rescheduling_refusal(at, edition.live_from, now)):
        return reason
    if transition.publishes and (reason := dates.publication_refusal(at, now)):
        return reason
    if transition.checks and (reason := dates.review_refusal(review_on, now)):
        return reason
    if transition.unseen and _done_already(transition, edition, dates.review_day(now, review_on)):
        return _("It was confirmed with this date already.")
    if at and transition.time:
        return base_refusal(edition, _just_before(edition, at) if anew else max(at, now))
    return ""


def _just_before(edition: Edition, at: dt.datetime) -> dt.datetime:
    """When an urgent correction's page has to be live so that the correction may move there from where it stands.

    The page ends where the correction begins, and would run on until it begins anew, unless another edition follows.
    """
    if edition.live_until and edition.live_until < at:
        return at
    return min(edition.live_from, at) - dt.timedelta.resolution


def _done_already(transition: Transition, edition: Edition, day: dt.date) -> bool:
    """Whether that was the last decision about it: a second click."""
    last = edition.decisions.order_by("-pk").first()
    return last is not None and last.action == transition.name and edition.review_on == day


def _answered(edition: Edition, user, answers: Mapping[str, str] | None) -> dict:
    """What the approver answered, for the decision's detail. Raises Refused as long as something is not answered."""
    asked = answering.open_questions(answering.found_on(edition, user, preflight.Severity.WARN))
    words = answering.cleaned(answers)
    if reason := answering.refusal(asked, words):
        raise Refused(reason)
    return answering.detail(asked, words)


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


def _reschedule(edition, ending, at):
    intervals.reschedule(edition, at, ending)


def _withdraw(edition, ending, at):
    """Withdraw it, and cancel what was to tell of the same person or team, wherever it is."""
    intervals.withdraw(edition, ending)
    for coming in intervals.linking_to_come(edition, ending.at):
        intervals.cancel(coming, ending)


def _confirm(edition, ending, at):
    edition.save(update_fields=["review_on"])
    edition.derived.filter(stage=Stage.APPROVED).update(review_on=edition.review_on)


_STEPS = {
    "recall": _end(Stage.RECALLED),
    "pass_review": _pass_review,
    "return_review": _end(Stage.RETURNED),
    "take_over": _end(Stage.RETURNED),
    "return_approval": _end(Stage.RETURNED),
    "approve": _approve,
    "cancel": _cancel,
    "reschedule": _reschedule,
    "withdraw": _withdraw,
    "confirm": _confirm,
}
