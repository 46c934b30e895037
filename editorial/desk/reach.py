"""Whom an edition concerns: where people may act, what they see, what waits for them; as conditions on editions."""

from django.db.models import Exists, OuterRef, Q

from districts import roles
from districts.models import District, User
from editorial.models import OPEN_STAGES, Hand, Stage
from editorial.workflow import TRANSITIONS


def lies_in(user: User, *wanted) -> Q:
    """The condition that an edition lies where the user holds one of the roles (any, if none is named)."""
    return in_paths(roles.paths_for(user, *wanted))


def in_paths(paths: list[str]) -> Q:
    """The condition that an edition lies in a district below one of the paths."""
    return Q() if roles.EVERYWHERE in paths else Q(place__in=codes(paths))


def codes(paths: list[str]):
    """Codes of the districts below the paths, for a subquery."""
    return District.objects.filter(roles.under(paths, "path")).values("code")


def seen_paths(user: User) -> list[str]:
    """Paths of the districts in which one of the user's roles sees editions."""
    return roles.paths_with(user, "editorial.view_edition")


def seen_by(user: User) -> Q:
    """The condition that an edition lies where one of the user's roles sees editions."""
    return in_paths(seen_paths(user))


def contributed(user: User) -> Q:
    """The condition that the user contributed to the edition."""
    return Q(Exists(Hand.objects.filter(edition=OuterRef("pk"), user=user.pk, part=Hand.Part.CONTRIBUTOR)))


def waits_for(user: User, *stages: Stage) -> Q:
    """The condition that the edition, at one of the stages (any open one, if none is named), waits for the user: their
    role there, and no hand in it yet.

    By role and hand this is what the workflow lets them judge; what else blocks an approval is no reason not to look.
    """
    hand = Hand.objects.filter(edition=OuterRef("pk"), user=user.pk)
    waits = Q(pk__in=[])
    for stage in stages or OPEN_STAGES:
        waits |= Q(stage=stage) & lies_in(user, *_judges(stage))
    return waits & ~Q(Exists(hand))


def _judges(stage: Stage) -> list:
    """The roles that judge an edition of the stage."""
    return [role for each in TRANSITIONS.values() if each.judges and stage in each.sources for role in each.roles]
