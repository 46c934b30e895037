"""Public pages of people, teams and campaigns."""

from editorial.views.base import EditionDetail


class HonoreeDetail(EditionDetail):
    kind = "honoree"


class TeamDetail(EditionDetail):
    kind = "team"


class CampaignDetail(EditionDetail):
    kind = "campaign"
