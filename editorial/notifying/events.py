"""The table of events: what staff are told, who is told, and how it leaves by mail unless a person wants otherwise."""

import dataclasses
import enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from editorial.models import Notification

Mail = Notification.Mail


class Who(enum.Enum):
    """Parts that people take in an edition, and roles that they hold in its place or above it."""

    FREE_REVIEWERS = enum.auto()
    """Reviewers who have had no hand in the edition."""
    FREE_APPROVERS = enum.auto()
    """Approvers who have had no hand in it."""
    CONTRIBUTORS = enum.auto()
    HAND_REVIEWER = enum.auto()
    """The one who passed it."""
    HAND_APPROVER = enum.auto()
    """The one who approved it."""
    CLAIMANT = enum.auto()
    """Who has taken it in hand."""
    NAMED = enum.auto()
    """Those whom the caller names."""
    EDITORS = enum.auto()
    REVIEWERS = enum.auto()
    APPROVERS = enum.auto()
    AUDITORS = enum.auto()
    ADMINISTRATORS = enum.auto()


@dataclasses.dataclass(frozen=True)
class Event:
    """One thing that staff are told. Its mail is made by templates/mail/<name>.subject.txt and <name>.body.txt.

    name      stands in rows and preferences
    title     what the notification is called in the admin
    who       who is told: never somebody who cannot see the edition, and never the actor
    mail      how it leaves by mail unless the person prefers otherwise
    asks      it asks for a step: settled, that is read, as soon as somebody took one
    secret    its mail says nothing but that there is something, with the link
    once      not told again while the same about the same edition is unread
    unseen    it is about no edition that its readers would have to be able to see
    actor_too the actor is told too, for what comes true long after they acted
    noted     the note of the decision is shown with it in the admin; mails never carry one
    needs     the permission for the page that it leads to; whoever lacks it is led to the page
    instead   of this name
    """

    name: str
    title: str | Promise
    who: tuple[Who, ...]
    mail: Mail = Mail.NOW
    asks: bool = False
    secret: bool = False
    once: bool = False
    unseen: bool = False
    actor_too: bool = False
    noted: bool = False
    needs: str = ""
    instead: str = ""

    def template(self, part: str) -> str:
        """The template of its mail's "subject" or "body"."""
        return f"mail/{self.name}.{part}.txt"


_ALL_HANDS = (Who.CONTRIBUTORS, Who.HAND_REVIEWER, Who.HAND_APPROVER)

EVENTS: dict[str, Event] = {
    each.name: each
    for each in (
        Event("submitted", _("Waits for review"), (Who.FREE_REVIEWERS,), asks=True, noted=True),
        Event("to_approve", _("Waits for final approval"), (Who.FREE_APPROVERS,), asks=True),
        Event("review_passed", _("Review passed"), (Who.CONTRIBUTORS,), Mail.DIGEST),
        Event("returned", _("Returned for changes"), (Who.CONTRIBUTORS,), noted=True),
        Event("approved", _("Approved"), (Who.CONTRIBUTORS,)),
        Event("live", _("Scheduled publication is live"), (Who.CONTRIBUTORS, Who.HAND_APPROVER), actor_too=True),
        Event("rescheduled", _("Publication rescheduled"), (Who.CONTRIBUTORS, Who.HAND_APPROVER)),
        Event("cancelled", _("Publication cancelled"), _ALL_HANDS),
        Event("withdrawn", _("Withdrawn"), _ALL_HANDS),
        Event("cancelled_along", _("Publication cancelled along with another"), _ALL_HANDS),
        Event("taken_down", _("Taken down by a suppression"), _ALL_HANDS, secret=True),
        Event("recalled", _("Recalled"), (Who.HAND_REVIEWER, Who.CLAIMANT), noted=True),
        Event("taken_over", _("Taken over for editing"), (Who.CONTRIBUTORS, Who.CLAIMANT)),
        Event("set_aside", _("Set aside by an urgent correction"), (*_ALL_HANDS, Who.CLAIMANT)),
        Event("note_written", _("New note"), (Who.CONTRIBUTORS,), Mail.DIGEST, once=True),
        Event("note_answered", _("Note answered"), (Who.NAMED, Who.CONTRIBUTORS), Mail.DIGEST, once=True),
        Event("claim_taken", _("Taken over by somebody else"), (Who.NAMED,)),
        Event("nobody_can_judge", _("Nobody can judge"), (Who.CONTRIBUTORS, Who.AUDITORS), asks=True, once=True),
        Event("assignment_needed", _("Nobody can judge: an assignment is needed"), (Who.ADMINISTRATORS,),
              asks=True, secret=True, once=True, unseen=True),
        Event("to_reissue", _("A new edition is needed"), (Who.CONTRIBUTORS, Who.EDITORS), asks=True, once=True),
        Event("to_ratify", _("Suppression to be ratified"), (Who.REVIEWERS, Who.APPROVERS),
              asks=True, secret=True, unseen=True),
        Event("escalated", _("Suppression not ratified in time"), (Who.ADMINISTRATORS, Who.AUDITORS),
              asks=True, secret=True, unseen=True,
              needs="editorial.view_suppression", instead="admin:districts_assignment_changelist"),
    )
}  # fmt: skip

ACTIONS: dict[str, tuple[str, ...]] = {
    "submit": ("submitted",),
    "reinstate": ("submitted",),
    "patch": ("submitted",),
    "recall": ("recalled",),
    "pass_review": ("to_approve", "review_passed"),
    "return_review": ("returned",),
    "return_approval": ("returned",),
    "approve": ("approved", "live"),
    "reschedule": ("rescheduled", "live"),
    "cancel": ("cancelled",),
    "confirm": (),
    "withdraw": ("withdrawn",),
    "take_over": ("taken_over",),
    "set_aside": ("set_aside",),
    "suppress": ("to_ratify",),
    "lift": (),
    "ratify": (),
    "open_case": (),
    "settle_item": (),
    "reopen_item": (),
    "crawl_case": (),
    "close_case": (),
    "drop_case": (),
}
"""By action of a decision, what is told of its own edition or place. Every action that the ledger knows is named."""

ALONG: dict[str, str] = {"cancelled": "cancelled_along", "withdrawn": "cancelled_along", "set_aside": "set_aside"}
"""By key in a decision's detail, what is told of the other editions that are listed there."""

TAKEN_DOWN = "taken_down"
"""What is told of those editions instead where the decision is about a suppressed target."""

AWAITED = "live"
"""Told at the instant at which the edition goes live; not told if it does not."""
