"""Why somebody may not do something to an edition: one truth for button, message, API and test."""

import dataclasses
import datetime as dt

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districts import roles
from districts.models import District, Role, User
from editorial import clock, preflight, snapshots
from editorial.corrections import base
from editorial.models import Edition, Hand, Note
from editorial.workflow.table import TRANSITIONS, Transition


class Refused(Exception):
    """A transition that is not allowed. `reason` is a sentence for the person who asked."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def actor(user) -> User:
    """The user as the database has them now, under the lock. Raises Refused for an account that is not active."""
    found = User.objects.filter(pk=user.pk, is_active=True).first()
    if found is None:
        raise Refused(_("This account is deactivated."))
    return found


def refusal(name: str, edition: Edition, user, now=None) -> str:
    """Return "" if the user may do the transition now, else the reason why not."""
    return _refusal(TRANSITIONS[name], _Actor(edition, user, now or clock.time()))


def allowed(edition: Edition, user) -> list[tuple[Transition, str]]:
    """The transitions of the edition's stage, each with "" or the reason why this user may not do it."""
    actor_now = _Actor(edition, user, clock.time())
    return [
        (transition, _refusal(transition, actor_now))
        for transition in TRANSITIONS.values()
        if not transition.by_engine and not _not_at_this_stage(transition, edition, actor_now.now)
    ]


@dataclasses.dataclass
class _Actor:
    """The user before the edition: what they did with it is read once, for however many transitions."""

    edition: Edition
    user: User
    now: dt.datetime

    @cached_property
    def part(self) -> str:
        """The part of the user's hand in the edition, "" where they had none."""
        hand = Hand.objects.filter(edition=self.edition, user=self.user).first()
        return hand.part if hand else ""

    @cached_property
    def worked_on(self) -> bool:
        """Whether the user contributed to the edition, or to the page that it corrects urgently."""
        contributed = Hand.objects.filter(part=Hand.Part.CONTRIBUTOR, edition__in=base.line(self.edition))
        return contributed.filter(user=self.user).exists()


def _refusal(transition: Transition, actor_now: _Actor) -> str:
    edition, now = actor_now.edition, actor_now.now
    return (
        _not_for_people(transition)
        or _not_at_this_stage(transition, edition, now)
        or role_refusal(actor_now.user, edition.district or edition.place, transition.roles)
        or _not_your_hand(transition, actor_now)
        or _without_its_base(transition, edition, now)
        or _not_of_its_record(transition, edition)
        or _blocked_by_its_page(transition, edition)
    )


def _not_for_people(transition: Transition) -> str:
    return _("This step is never taken by itself.") if transition.by_engine else ""


def _not_at_this_stage(transition: Transition, edition: Edition, now) -> str:
    if edition.stage not in transition.sources:
        return _("The edition is at “%(stage)s”: this step is not possible any more.") % {
            "stage": edition.get_stage_display()
        }
    if transition.when == "scheduled" and not edition.is_scheduled(now):
        return _("The edition is not waiting for its publication.")
    if transition.when == "live" and not edition.is_live(now):
        return _("The edition is not live.")
    if transition.with_roll and edition.derived_from_id:
        return _("This first profile goes with its roll: do it there.")
    return ""


def role_refusal(user, place: str | District, wanted: tuple[Role, ...]) -> str:
    """Return "" if the user holds one of the roles in the district (or that of the code) or above it, else why not."""
    if not user.is_active:
        return _("This account is deactivated.")
    district = place if isinstance(place, District) else District.objects.filter(code=place).first()
    if district and any(roles.may_act(user, role, district) for role in wanted):
        return ""
    return _("You have no assignment for this step in %(district)s.") % {
        "district": district.name if district else place
    }


def _not_your_hand(transition: Transition, actor_now: _Actor) -> str:
    if transition.own:
        return "" if actor_now.part == Hand.Part.CONTRIBUTOR else _("Only its contributors can take it back.")
    if transition.others:
        return _("You worked on this content: somebody else has to judge it.") if actor_now.worked_on else ""
    if transition.when or not actor_now.part:
        return ""
    return {
        Hand.Part.CONTRIBUTOR: _("You worked on this content: somebody else has to judge it."),
        Hand.Part.REVIEWER: _("You reviewed this edition: somebody else has to approve it."),
        Hand.Part.APPROVER: _("You approved this edition."),
    }[actor_now.part]


def _without_its_base(transition: Transition, edition: Edition, now) -> str:
    return base_refusal(edition, now) if transition.hand else ""


def _not_of_its_record(transition: Transition, edition: Edition) -> str:
    """Taking over leads to the record, and an urgent correction was not made from it."""
    if not transition.to_record or edition.patches_id is None:
        return ""
    return _("An urgent correction is returned, not taken over: its text is not the record's.")


def base_refusal(edition: Edition, at) -> str:
    """Return "" unless the edition is an urgent correction of a page that is not live at the instant any more.

    One that was withdrawn and is brought back corrects a page that ended before: nothing is live then.
    """
    if edition.patches_id is None or edition.patches.is_live(at) or edition.is_brought_back:
        return ""
    return _("The page that this corrects was withdrawn or replaced: return it, and correct what is live now.")


def open_notes_refusal(transition: Transition, edition: Edition) -> str:
    """Return "" if no note stands open before somebody who passes or approves the edition, else how many do."""
    count = open_notes(edition) if transition.hand else 0
    if not count:
        return ""
    return ngettext(
        "%(count)d note is still open: settle it, or confirm that you have seen it.",
        "%(count)d notes are still open: settle them, or confirm that you have seen them.",
        count,
    ) % {"count": count}


def open_notes(edition: Edition) -> int:
    """How many notes on the edition, or on earlier ones that it follows, are not settled."""
    return Note.objects.on_the_way_to(edition).open().count()


def _blocked_by_its_page(transition: Transition, edition: Edition) -> str:
    return page_refusal(snapshots.of_edition(edition)) if transition.publishes else ""


def page_refusal(snapshot: snapshots.Snapshot, findings: list[preflight.Finding] | None = None) -> str:
    """Return "" if the page may be published, else what stops it. `findings` are those on it, where they are known."""
    findings = preflight.check(snapshot, preflight.Severity.BLOCK) if findings is None else preflight.blocking(findings)
    if findings:
        return _("The check before publication found: %(finding)s") % {"finding": findings[0].message}
    return ""
