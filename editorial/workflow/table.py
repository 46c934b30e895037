"""The table of transitions. Buttons, messages, the API and the tests are all made from it."""

import dataclasses

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from districts.models import Role
from editorial.models import Hand, Stage


@dataclasses.dataclass(frozen=True)
class Transition:
    """One step of the workflow.

    sources    the stages it starts from
    target     the stage it leads to
    roles      who may do it, in the edition's district or above it
    hand       the part that the actor takes in the edition; None leaves no hand
    effect     what it does, in words for the person who presses the button
    own        only for those who had a hand in it as contributors
    others     not for those, though the edition is approved
    when       "live" or "scheduled", for transitions of an approved edition
    alone      done to one edition at a time, on its page
    read       says that the content is right or wrong: in bulk only of pages that one opened at that digest
    unseen     readers see no difference, though it is an approved edition
    with_roll  not for a first profile, which goes with its roll
    says       what is written as the note where the actor writes none
    by_engine  made by the engine beside another step, never by a person alone
    judges     a judgement of an open edition: it passes on, or is returned
    in_bulk    offered in the inbox for several editions at once, which is confirmed first if it publishes
    publishes  makes the page public: nothing may block it, and what the check asks is answered
    time       whether a time of publication "may" or "must" be given
    cancels    which scheduled editions end with it: of the same record, those that are to go live "later" than it;
               "all" of that record and those that link to the person or team
    checks     sets the day on which the content is to be checked again
    final      readers feel it and no click takes it back: the person confirms it
    to_record  the actor goes on in the form of the record, from which no urgent correction was made
    """

    name: str
    label: str | Promise
    done: str | Promise
    sources: tuple[Stage, ...]
    target: Stage
    roles: tuple[Role, ...]
    effect: str | Promise
    hand: Hand.Part | None = None
    needs_note: bool = False
    own: bool = False
    others: bool = False
    when: str = ""
    alone: bool = False
    read: bool = False
    unseen: bool = False
    with_roll: bool = False
    by_engine: bool = False
    judges: bool = False
    in_bulk: bool = False
    publishes: bool = False
    time: str = ""
    cancels: str = ""
    checks: bool = False
    final: bool = False
    to_record: bool = False
    says: str | Promise = ""


TRANSITIONS = {
    each.name: each
    for each in (
        Transition(
            "recall", _("Recall"), _("Recalled"),
            (Stage.IN_REVIEW, Stage.IN_APPROVAL), Stage.RECALLED, (Role.EDITOR,), own=True,
            effect=_("Takes the edition back; it can be changed and submitted again. Readers see no difference."),
        ),
        Transition(
            "pass_review", _("Pass review"), _("Review passed"),
            (Stage.IN_REVIEW,), Stage.IN_APPROVAL, (Role.REVIEWER,), hand=Hand.Part.REVIEWER,
            read=True, judges=True, in_bulk=True,
            effect=_("Goes on to final approval. You cannot approve it yourself afterwards."),
        ),
        Transition(
            "return_review", _("Return for changes"), _("Returned"),
            (Stage.IN_REVIEW,), Stage.RETURNED, (Role.REVIEWER,), needs_note=True, read=True,
            judges=True,
            effect=_("Goes back to the editors with your note; a new submission starts from the first step."),
        ),
        Transition(
            "take_over", _("Take over the editing"), _("Taken over"),
            (Stage.IN_REVIEW,), Stage.RETURNED, (Role.REVIEWER,), says=_("Taken over for editing"),
            alone=True, read=True, to_record=True,
            effect=_(
                "The edition ends, and you change the text yourself. You count as a contributor from then on, even if"
                " you change nothing: others have to review and approve what comes of it."
            ),
        ),
        Transition(
            "return_approval", _("Return for changes"), _("Returned"),
            (Stage.IN_APPROVAL,), Stage.RETURNED, (Role.APPROVER,), needs_note=True, read=True,
            judges=True,
            effect=_("Goes back to the editors with your note; a new submission starts from the first step."),
        ),
        Transition(
            "approve", _("Approve"), _("Approved"),
            (Stage.IN_APPROVAL,), Stage.APPROVED, (Role.APPROVER,), hand=Hand.Part.APPROVER,
            read=True, judges=True, in_bulk=True, publishes=True, time="may", cancels="later", checks=True,
            effect=_("Is public at once, or from the time that you give."),
        ),
        Transition(
            "set_aside", _("Set aside"), _("Set aside"),
            (Stage.IN_REVIEW, Stage.IN_APPROVAL), Stage.SET_ASIDE, (), by_engine=True,
            effect=_("Makes way for an urgent correction of the live page."),
        ),
        Transition(
            "reschedule", pgettext_lazy("transition", "Reschedule"), _("Rescheduled"),
            (Stage.APPROVED,), Stage.APPROVED, (Role.APPROVER,), needs_note=True, when="scheduled", alone=True,
            with_roll=True, others=True, time="must", cancels="later",
            effect=_("Goes live at another time to come, as if it had been approved for that one."),
        ),
        Transition(
            "cancel", _("Cancel publication"), _("Publication cancelled"),
            (Stage.APPROVED,), Stage.CANCELLED, (Role.APPROVER,), needs_note=True, when="scheduled",
            final=True,
            effect=_("The scheduled publication does not take place; what is live stays live."),
        ),
        Transition(
            "confirm", _("Confirm the content"), _("Content confirmed"),
            (Stage.APPROVED,), Stage.APPROVED, (Role.REVIEWER, Role.APPROVER), when="live", unseen=True, with_roll=True,
            read=True, others=True, checks=True,
            effect=_("States that the page still holds, and sets the date of the next check."),
        ),
        Transition(
            "withdraw", _("Withdraw"), _("Withdrawn"),
            (Stage.APPROVED,), Stage.APPROVED, (Role.REVIEWER, Role.APPROVER), needs_note=True, when="live",
            cancels="all", final=True,
            effect=_("Disappears for readers at once; scheduled successors are cancelled."),
        ),
    )
}  # fmt: skip

PUBLISHING = next(each for each in TRANSITIONS.values() if each.publishes)
"""The one step that makes a page public."""
