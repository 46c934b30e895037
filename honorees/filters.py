"""Filters of the lists of people, teams and campaigns."""

from django.utils.translation import gettext_lazy as _

from editorial.facets import Facets
from editorial.filters import DistrictFilter, FacetFilter, FacetFilterSet
from editorial.models import Relation

RECIPIENT_LINKS = {
    "district": (Relation.IN, "district"),
    "year": (Relation.YEAR, "year"),
    "tier": (Relation.TIER, "tier"),
    "theme": (Relation.ABOUT, "theme"),
}
"""What a recipient's own page says of it; rolls add the campaigns, and years and tiers of their own."""


class RecipientFilterSet(FacetFilterSet):
    year = FacetFilter(label=_("Year of the award"))
    tier = FacetFilter(label=_("Award"))
    campaign = FacetFilter(label=_("Campaign"))
    theme = FacetFilter(label=_("Theme"))
    district = DistrictFilter(label=_("District"))


class HonoreeFilterSet(RecipientFilterSet):
    facets = Facets("honoree", RECIPIENT_LINKS, rolls="campaign", by_year=True, by_name=True)


class TeamFilterSet(RecipientFilterSet):
    facets = Facets("team", RECIPIENT_LINKS, rolls="campaign", by_year=True, by_name=True)


class CampaignFilterSet(FacetFilterSet):
    facets = Facets(
        "campaign",
        {"district": (Relation.IN, "district"), "year": (Relation.YEAR, "year")},
        card={"kind": "kind"},
        by_year=True,
    )

    kind = FacetFilter(label=_("Kind"))
    year = FacetFilter(label=_("Year"))
    district = DistrictFilter(label=_("District"))
