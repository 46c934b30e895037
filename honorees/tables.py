"""The lists of people, teams and campaigns as tables for spreadsheets."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from editorial.places import place_cells
from editorial.tables import Cell, Row, Table
from honorees.pages import AwardLine, CampaignPage, HonoreePage, TeamPage

_AWARD_HEADS = (_("Award"), _("Year"), _("Granting body"), _("Document number"), _("Campaign"))
_PLACE_HEADS = (_("District"), _("District code"), pgettext_lazy("of a web page", "Address"))


def honoree_cells(row: Row) -> list[Cell]:
    page: HonoreePage = row.page
    own = _own_award(row)
    unit = (row.entry and row.entry.organization) or (own and own.organization_then) or page.organization
    post = row.entry.post if row.entry else own.post_then if own else ""
    return [page.name, unit, post or page.post, *_award_cells(row), *place_cells(page.place), row.address]


def team_cells(row: Row) -> list[Cell]:
    page: TeamPage = row.page
    unit = (row.entry and row.entry.organization) or page.organization
    return [page.name, unit, *_award_cells(row), *place_cells(page.place), row.address]


def campaign_cells(row: Row) -> list[Cell]:
    page: CampaignPage = row.page
    listed = {"person": 0, "team": 0}
    for tier in page.tiers:
        listed[tier.recipients] += len(tier.entries)
    return [
        page.name, page.kind_label, page.year or "", page.host, page.document_number,
        page.decided_on.isoformat() if page.decided_on else "", listed["person"], listed["team"],
        *place_cells(page.place), row.address,
    ]  # fmt: skip


def roll_entries(page: CampaignPage) -> Iterator[tuple]:
    """Who stands on a roll: kind and id of the recipient, the award, the entry."""
    for tier in page.tiers:
        for entry in tier.entries:
            yield entry.recipient.kind, entry.recipient.id, tier.title, entry


def _award_cells(row: Row) -> list[Cell]:
    honour = row.card.honour
    if honour is None:
        return [""] * len(_AWARD_HEADS)
    return [honour.title, honour.year or "", honour.granted_by, honour.document_number, honour.campaign_title]


def _own_award(row: Row) -> AwardLine | None:
    """The award that the card shows, if the page itself publishes it."""
    honour = row.card.honour
    if honour is None or honour.campaign:
        return None
    return next((each for each in row.page.awards if (each.title, each.year) == (honour.title, honour.year)), None)


HONOREES = Table(
    _("Honorees"),
    (_("Name"), _("Organisation"), _("Post then"), *_AWARD_HEADS, *_PLACE_HEADS),
    honoree_cells, roll_entries,
)  # fmt: skip
TEAMS = Table(_("Teams"), (_("Team"), _("Organisation"), *_AWARD_HEADS, *_PLACE_HEADS), team_cells, roll_entries)
CAMPAIGNS = Table(
    _("Campaigns"),
    (
        _("Campaign"), _("Kind"), _("Year"), _("Host"), _("Document number"), _("Date of the decision"),
        _("Persons listed"), _("Teams listed"), *_PLACE_HEADS,
    ),
    campaign_cells,
)  # fmt: skip
