"""What of the editions a page of the desk is about: a district, a kind, never more than the person's roles reach."""

import dataclasses
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from districts import roles
from districts.models import District, User
from editorial import kinds
from editorial.desk import reach
from editorial.models import Edition


@dataclasses.dataclass(frozen=True)
class Scope:
    """The paths of districts and the kind that were chosen. `ignored` names parameters whose value made no sense."""

    paths: tuple[str, ...]
    own: tuple[str, ...]
    district: str = ""
    kind: str = ""
    ignored: tuple[str, ...] = ()

    def editions(self) -> QuerySet[Edition]:
        """The editions that it is about."""
        rows = Edition.objects.filter(reach.in_paths(list(self.paths)))
        return rows.of(self.kind) if self.kind else rows

    def within(self, own: list[str]) -> "Scope":
        """The part of it that lies below other paths of districts."""
        paths = {
            mine if mine.startswith(other) else other
            for mine in self.paths
            for other in own
            if mine.startswith(other) or other.startswith(mine)
        }
        return dataclasses.replace(self, paths=tuple(sorted(paths)))

    def districts(self) -> list[District]:
        """Districts that can be chosen: the person's own, and those below them from which there are editions."""
        within = roles.under(list(self.own), "path")
        places = Edition.objects.order_by().values("place").distinct()
        return list(District.objects.filter(within).filter(Q(code__in=places) | Q(path__in=self.own)).order_by("path"))

    def query(self, **more) -> str:
        """The choice as the query string of an address, with more of it; "" leaves out."""
        chosen = {"district": self.district, "kind": self.kind} | more
        return urlencode({name: value for name, value in chosen.items() if value})


def read(params, user: User, *wanted) -> Scope:
    """The scope that a query names, within the districts where the user holds one of the roles (any, if none is named).

    Values that do not exist, or not for this person, are ignored and named.
    """
    own = paths = roles.paths_for(user, *wanted)
    district, kind, ignored = params.get("district", ""), params.get("kind", ""), []
    if district:
        found = District.objects.filter(roles.under(own, "path"), code=district[:12]).first()
        paths, district = ([found.path], found.code) if found else (own, "")
        ignored += [] if found else ["district"]
    if kind and kind not in {each.name for each in kinds.every()}:
        kind = ""
        ignored.append("kind")
    return Scope(tuple(paths), tuple(own), district, kind, tuple(ignored))
