"""Where somebody may act, as conditions on editions."""

from django.db.models import Q

from districts import roles
from districts.models import District, User


def lies_in(user: User, *wanted) -> Q:
    """The condition that an edition lies where the user holds one of the roles (any, if none is named)."""
    return in_paths(roles.paths_for(user, *wanted))


def in_paths(paths: list[str]) -> Q:
    """The condition that an edition lies in a district below one of the paths."""
    return Q() if roles.EVERYWHERE in paths else Q(place__in=codes(paths))


def codes(paths: list[str]):
    """Codes of the districts below the paths, for a subquery."""
    return District.objects.filter(roles.under(paths, "path")).values("code")
