"""Who audits the whole site: to them alone is said what concerns districts of every assignment."""

from districts import roles
from districts.models import District, Role
from editorial.models import Edition


def audits(user) -> bool:
    """Whether the user is an auditor anywhere."""
    return bool(roles.paths_for(user, Role.AUDITOR))


def audits_everything(user) -> bool:
    """Whether the user is an auditor everywhere, or of districts outside of which there is no edition."""
    paths = roles.paths_for(user, Role.AUDITOR)
    if not paths or roles.EVERYWHERE in paths:
        return bool(paths)
    places = District.objects.filter(roles.under(paths, "path")).values("code")
    return not Edition.objects.exclude(place__in=places).exists()
