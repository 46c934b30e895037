"""Public pages of people, teams and campaigns."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from editorial import suppression
from editorial.models import Edition
from editorial.views.base import EditionDetail
from editorial.views.lists import EditionList
from honorees.filters import CampaignFilterSet, HonoreeFilterSet, TeamFilterSet
from honorees.rolls import roll_csv

RECIPIENT_PARAMETERS = ("district", "campaign", "year", "theme", "tier", "q", "page", "view")


class HonoreeList(EditionList):
    kind = "honoree"
    filterset_class = HonoreeFilterSet
    template_name = "honorees/honoree_list.html"
    parameters = RECIPIENT_PARAMETERS
    views = ("cards", "table")


class HonoreeDetail(EditionDetail):
    kind = "honoree"


class TeamList(EditionList):
    kind = "team"
    filterset_class = TeamFilterSet
    template_name = "honorees/team_list.html"
    parameters = RECIPIENT_PARAMETERS
    views = ("cards", "table")


class TeamDetail(EditionDetail):
    kind = "team"


class CampaignList(EditionList):
    kind = "campaign"
    filterset_class = CampaignFilterSet
    template_name = "honorees/campaign_list.html"
    parameters = ("district", "year", "kind", "q", "page")


class CampaignDetail(EditionDetail):
    kind = "campaign"


class CampaignRoll(EditionDetail):
    """The roll of a campaign as a file; where the campaign has no page, the answer of the page."""

    kind = "campaign"
    in_languages = False

    def get(self, request, public_id):
        editions = Edition.objects.of(self.kind).filter(public_id=public_id)
        edition = editions.live(self.reading.now).for_page().first()
        if edition is None:
            return super().get(request, public_id)
        page = suppression.presented(edition, self.suppressed)
        response = HttpResponse("".join(roll_csv(page)), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = content_disposition_header(True, f"{page.name}.csv")
        return response
