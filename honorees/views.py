"""Public pages of people, teams and campaigns, and their files."""

import itertools

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from editorial import statistics, suppression
from editorial.facets import ordering
from editorial.models import Edition
from editorial.tables import Table
from editorial.views.base import EditionDetail
from editorial.views.files import ListFile, TableFile
from editorial.views.lists import EditionList
from editorial.views.sorting import Order
from honorees import tables
from honorees.awards import AWARDS, award_rows
from honorees.filters import CampaignFilterSet, HonoreeFilterSet, TeamFilterSet
from honorees.roll_finding import sought
from honorees.rolls import ROLL_HEADS, roll_rows

MOST_AWARDS = 100_000
"""Rows of the CSV of all awards; a workbook of as many would take too long to make."""

RECIPIENT_PARAMETERS = ("district", "campaign", "year", "theme", "tier", "q", "sort", "page", "view")
RECIPIENT_ORDERS = {
    "name": Order(_("strokes of the surname"), ordering.by_strokes, offered=True),
    "pinyin": Order(_("pinyin"), ordering.by_reading, offered=True),
    "organization": Order(_("post or unit"), ordering.by_summary),
    "year": Order(_("year of the award"), ordering.by_award_year, falling=True),
    "award": Order(pgettext_lazy("order of a list", "award"), ordering.by_award),
}
TEAM_ORDERS = RECIPIENT_ORDERS | {
    "name": Order(_("strokes of the name"), ordering.by_strokes, offered=True),
    "organization": Order(pgettext_lazy("order of a list", "unit"), ordering.by_summary),
}
CAMPAIGN_ORDERS = {
    "name": Order(_("strokes of the name"), ordering.by_strokes),
    "pinyin": Order(_("pinyin"), ordering.by_reading, offered=True),
    "year": Order(_("year"), ordering.by_extra_number("year"), offered=True, falling=True),
    "organization": Order(_("host"), ordering.by_extra("host")),
    "kind": Order(_("kind"), ordering.by_extra("kind_label")),
}


class RecipientList(EditionList):
    """A list of those who can be commended: it says how many of them have an award on record."""

    def opening(self, filterset, context):
        return {"awarded": context["conditions"].selection.count_with_any("tier")}


class HonoreeList(RecipientList):
    kind = "honoree"
    filterset_class = HonoreeFilterSet
    template_name = "honorees/honoree_list.html"
    parameters = RECIPIENT_PARAMETERS
    orders = RECIPIENT_ORDERS


class HonoreeFile(ListFile):
    listing = HonoreeList
    table = tables.HONOREES


class HonoreeDetail(EditionDetail):
    kind = "honoree"


class TeamList(RecipientList):
    kind = "team"
    filterset_class = TeamFilterSet
    template_name = "honorees/team_list.html"
    parameters = RECIPIENT_PARAMETERS
    orders = TEAM_ORDERS


class TeamFile(ListFile):
    listing = TeamList
    table = tables.TEAMS


class TeamDetail(EditionDetail):
    kind = "team"


class CampaignList(EditionList):
    kind = "campaign"
    filterset_class = CampaignFilterSet
    template_name = "honorees/campaign_list.html"
    parameters = ("district", "year", "kind", "q", "sort", "page", "view")
    orders = CAMPAIGN_ORDERS


class CampaignFile(ListFile):
    listing = CampaignList
    table = tables.CAMPAIGNS


class CampaignDetail(EditionDetail):
    """The page of a campaign; with `name` its roll shows who agrees, with `strokes` one group of a long roll."""

    kind = "campaign"
    parameters = arranging = ("name", "strokes")

    def asked(self, context: dict) -> dict:
        roll = sought(context["whole"], self.request.GET.get("name", ""), self.request.GET.get("strokes", ""))
        return {"roll": roll, "parts": roll.parts}


class CampaignRoll(TableFile, EditionDetail):
    """The roll of a campaign as a file; where the campaign has no page, the answer of the page."""

    kind = "campaign"

    def get(self, request, public_id):
        editions = Edition.objects.of(self.kind).filter(public_id=public_id)
        edition = editions.live(self.reading.now).for_page().first()
        if edition is None:
            return EditionDetail.get(self, request, public_id)
        page = suppression.presented(edition, self.suppressed)
        rows = list(roll_rows(page))
        self.table = Table(page.name, ROLL_HEADS, list)
        return self.response(iter(rows[: self.most]), len(rows))


class AwardFile(TableFile):
    """Every award that is published, one row each; with `year`, those of that year."""

    table = AWARDS
    parameters = ("year",)

    @property
    def most(self) -> int:
        return MOST_AWARDS if self.form == "csv" else TableFile.most

    def get(self, request):
        numbers = statistics.at(self.reading, self.suppressed)
        by_year = {str(year or ""): row.together for year, row in numbers.by_year}
        year = request.GET.get("year", "")
        total = sum(together for name, together in by_year.items() if year in ("", name))
        rows = award_rows(self.reading, self.suppressed, request.build_absolute_uri, year) if total else iter(())
        return self.response(itertools.islice(rows, self.most), total)
