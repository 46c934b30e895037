"""Who submitted, reviewed and approved an edition: three people, each by a decision of their own."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from editorial import canonical
from editorial.models import Decision, Edition, Hand, Stage
from editorial.verification.chain import Chain
from editorial.workflow.contributors import BEGINNINGS
from editorial.workflow.table import TRANSITIONS

_SIGNED = {"pass_review": "reviewed", "approve": "approved", **dict.fromkeys(BEGINNINGS, "submitted")}
"""By action, the columns in which an edition names who did it and when; of all others, those of its ending."""

_UNSIGNED = ("reschedule", "confirm")
"""Actions that can be done more than once: only the ledger names who did them."""


def signatures(edition: Edition, chain: Chain) -> Iterator[str]:
    """Yield what is wrong with the way of an edition that was read with its hands and decisions."""
    decisions = list(edition.decisions.all())
    for decision in decisions:
        column = _SIGNED.get(decision.action, "ended")
        signed = decision.action not in _UNSIGNED
        if signed and (decision.by_id, decision.at) != (
            getattr(edition, f"{column}_by_id"),
            getattr(edition, f"{column}_at"),
        ):
            yield _("decision %(id)s was made by somebody else or at another time.") % {"id": decision.pk}
        if decision.digest != edition.digest:
            yield _("decision %(id)s was made about another content.") % {"id": decision.pk}
    if edition.derived_from_id:
        yield from _way(edition, Stage.APPROVED, decisions, chain)
        return
    if not decisions or decisions[0].action not in BEGINNINGS:
        yield _("it was never submitted.")
        return
    yield from _way(edition, Stage.IN_REVIEW, decisions[1:], chain)
    yield from _hands(edition)
    yield from _begun(edition, decisions[0].detail)
    yield from _beginning(edition, decisions)


def _way(edition: Edition, stage: str, decisions: list[Decision], chain: Chain) -> Iterator[str]:
    """Follow the decisions through the table of transitions to the stage that the edition is at."""
    for decision in decisions:
        transition = TRANSITIONS.get(decision.action)
        if transition is None or stage not in transition.sources:
            yield _("decision %(id)s was not possible at its stage.") % {"id": decision.pk}
            return
        stage = transition.target
    if stage == Stage.APPROVED and edition.stage == Stage.CANCELLED and (
        edition.pk in chain.cancelled or edition.derived_from_id
    ):  # fmt: skip
        return
    if stage != edition.stage:
        yield _("its stage is not the one that was decided.")


def _hands(edition: Edition) -> Iterator[str]:
    hands = {part: set() for part in Hand.Part.values}
    for hand in edition.hands.all():
        hands[hand.part].add(hand.user_id)
    contributors = hands[Hand.Part.CONTRIBUTOR]
    if edition.submitted_by_id not in contributors:
        yield _("who submitted it is not among its contributors.")
    for part, user in ((Hand.Part.REVIEWER, edition.reviewed_by_id), (Hand.Part.APPROVER, edition.approved_by_id)):
        if hands[part] != ({user} if user else set()):
            yield _("its hands name another %(part)s than its columns.") % {"part": Hand.Part(part).label}
    if contributors & {edition.reviewed_by_id, edition.approved_by_id}:
        yield _("somebody judged their own work.")
    if edition.stage in (Stage.APPROVED, Stage.CANCELLED) and (
        not edition.reviewed_by_id or not edition.approved_by_id or edition.reviewed_by_id == edition.approved_by_id
    ):
        yield _("it was not approved by two people.")


def _begun(edition: Edition, detail: dict) -> Iterator[str]:
    """What the edition began with is what its first decision says; older ones name neither contributors nor due day."""
    if detail.get("patches") != edition.patches_id:
        yield _("it corrects another edition than was decided.")
    hands = {hand.user_id for hand in edition.hands.all() if hand.part == Hand.Part.CONTRIBUTOR}
    if "contributors" in detail and set(detail["contributors"]) != hands:
        yield _("its contributors are not those who were named when it began.")
    if "due_on" in detail and detail["due_on"] != canonical.plain(edition.due_on):
        yield _("it is due on another day than was decided.")


def _beginning(edition: Edition, decisions: list[Decision]) -> Iterator[str]:
    """An interval begins when the approval says, or the last rescheduling; the next look is due when was said last."""
    begun = [decision.detail for decision in decisions if decision.action in ("approve", "reschedule")]
    if edition.live_from and begun and begun[-1].get("live_from") != canonical.plain(edition.live_from):
        yield _("it is live from another instant than was approved.")
    looks = [decision.detail for decision in decisions if decision.action in ("approve", "confirm")]
    if looks and looks[-1].get("review_on") != canonical.plain(edition.review_on):
        yield _("it is to be looked at again on another day than was decided.")
