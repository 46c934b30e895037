"""Why somebody may not do something to an edition: one truth for button, message, API and test."""

from django.utils.translation import gettext as _

from districts import roles
from districts.models import District
from editorial import clock, preflight
from editorial.models import Edition, Hand
from editorial.workflow.table import TRANSITIONS, Transition


class Refused(Exception):
    """A transition that is not allowed. `reason` is a sentence for the person who asked."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def refusal(name: str, edition: Edition, user, now=None) -> str:
    """Return "" if the user may do the transition now, else the reason why not."""
    transition = TRANSITIONS[name]
    now = now or clock.time()
    return (
        _not_at_this_stage(transition, edition, now)
        or _not_your_role(transition, edition, user)
        or _not_your_hand(transition, edition, user)
        or _blocked_by_preflight(transition, edition)
    )


def allowed(edition: Edition, user) -> list[tuple[Transition, str]]:
    """The transitions of the edition's stage, each with "" or the reason why this user may not do it."""
    now = clock.time()
    return [
        (transition, refusal(name, edition, user, now))
        for name, transition in TRANSITIONS.items()
        if not _not_at_this_stage(transition, edition, now)
    ]


def _not_at_this_stage(transition: Transition, edition: Edition, now) -> str:
    if edition.stage not in transition.sources:
        return _("The edition is at “%(stage)s”: this step is not possible any more.") % {
            "stage": edition.get_stage_display()
        }
    if transition.when == "scheduled" and not edition.is_scheduled(now):
        return _("The edition is not waiting for its publication.")
    if transition.when == "live" and not edition.is_live(now):
        return _("The edition is not live.")
    return ""


def _not_your_role(transition: Transition, edition: Edition, user) -> str:
    district = District.objects.get(code=edition.place)
    if not user.is_active:
        return _("This account is deactivated.")
    if any(roles.may_act(user, role, district) for role in transition.roles):
        return ""
    return _("You have no assignment for this step in %(district)s.") % {"district": district.name}


def _not_your_hand(transition: Transition, edition: Edition, user) -> str:
    hand = Hand.objects.filter(edition=edition, user=user).first()
    if transition.own:
        return "" if hand and hand.part == Hand.Part.CONTRIBUTOR else _("Only its contributors can take it back.")
    if transition.when or not hand:
        return ""
    return {
        Hand.Part.CONTRIBUTOR: _("You worked on this content: somebody else has to judge it."),
        Hand.Part.REVIEWER: _("You reviewed this edition: somebody else has to approve it."),
        Hand.Part.APPROVER: _("You approved this edition."),
    }[hand.part]


def _blocked_by_preflight(transition: Transition, edition: Edition) -> str:
    if transition.name != "approve":
        return ""
    if findings := preflight.blocking(preflight.check_edition(edition)):
        return _("The check before publication found: %(finding)s") % {"finding": findings[0].message}
    return ""
