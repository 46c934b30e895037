"""Filters of the list of articles."""

from django.utils.translation import gettext_lazy as _

from editorial.facets import Facets
from editorial.filters import DistrictFilter, FacetFilter, FacetFilterSet
from editorial.models import Relation


class ArticleFilterSet(FacetFilterSet):
    facets = Facets(
        "article",
        {
            "district": (Relation.IN, "district"),
            "year": (Relation.YEAR, "year"),
            "column": (Relation.UNDER, "column"),
        },
    )

    column = FacetFilter(label=_("Column"))
    year = FacetFilter(label=_("Year of publication"))
    district = DistrictFilter(label=_("District"))
