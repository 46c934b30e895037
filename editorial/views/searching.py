"""What a search can be narrowed by: the kind, the district, the year, and of stories the column."""

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from editorial.facets import Facets, Value
from editorial.filters import DistrictFilter, FacetFilter, FacetFilterSet
from editorial.models import Relation
from editorial.search.query import parse

KINDS: dict[str, str | Promise] = {
    "honoree": _("Honorees"), "team": _("Teams"), "article": _("Stories"), "campaign": _("Campaigns"),
}  # fmt: skip
"""The kinds that can be searched, in the order in which they are shown: exact names first."""

NARROWING = ("district", "year", "column")
"""The facets beside the results; kinds are tabs above them."""

_ONLY = {"column": "article"}
"""By facet, the only kind that has it."""


class SearchFilterSet(FacetFilterSet):
    facets = Facets(
        "",
        {
            "district": (Relation.IN, "district"),
            "year": (Relation.YEAR, "year"),
            "column": (Relation.UNDER, "column"),
        },
        rolls="campaign",
        rest={"year": "unknown", "column": "none"},
    )

    kind = FacetFilter(label=_("Kind"))
    column = FacetFilter(label=_("Column"))
    year = FacetFilter(label=_("Year"))
    district = DistrictFilter(label=_("District"))

    @property
    def typed(self) -> str:
        return parse(self.query.get("q", "")).typed

    @property
    def messages(self) -> list[str]:
        """What is wrong with the values beside the results: words and kinds speak for themselves."""
        errors = self.form.errors
        return [str(message) for name in NARROWING for message in errors.get(name, ())]

    def label_of(self, name: str, value: Value) -> str:
        return str(_("No column")) if (name, value.id) == ("column", "none") else super().label_of(name, value)


def asked(query: QueryDict) -> QueryDict:
    """What of the query narrows a search: one known kind, and only what pages of that kind have."""
    known = query.copy()
    kind = query.get("kind", "")
    known.setlist("kind", [kind] if kind in KINDS else [])
    for name in not_of(known.get("kind", "")):
        known.setlist(name, [])
    return known


def not_of(kind: str) -> set[str]:
    """The facets that a kind, "" for all together, does not have."""
    return {name for name, only in _ONLY.items() if only != kind}
