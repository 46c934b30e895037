"""Whom the pages of people, teams and campaigns honour, for the flags on conflicts of interest."""

from editorial.interests import Honoured, Interests
from editorial.pages import Ref
from honorees.pages import CampaignPage, HonoreePage, TeamPage


def honoree_interests(page: HonoreePage, public_id: str) -> Interests:
    then = dict.fromkeys(each.organization_then for each in page.awards)
    return Interests((Honoured(Ref("honoree", public_id, page.name), (page.organization, page.post, *then)),))


def team_interests(page: TeamPage, public_id: str) -> Interests:
    """The team and its members, who belong to its unit."""
    members = (Honoured(each.person, (page.organization,)) for each in page.members)
    return Interests((Honoured(Ref("team", public_id, page.name), (page.organization,), unit=True), *members))


def campaign_interests(page: CampaignPage, public_id: str) -> Interests:
    """All who stand on the roll, with the units that they had then."""
    return Interests(
        tuple(
            Honoured(each.recipient, (each.organization, each.post), unit=each.recipient.kind == "team")
            for tier in page.tiers for each in tier.entries
        )
    )  # fmt: skip
