"""The newest names on a front page: of the first tier of persons of a campaign."""

import dataclasses

from django.urls import reverse

from editorial import kinds
from editorial.honours import Total, totals
from editorial.models import Edition, EditionLink, Relation

VERTICAL_FROM = 6
"""Names from which a roll is set vertically; fewer would stand lost in it."""


@dataclasses.dataclass(frozen=True)
class Roll:
    """`entries` are (entry of the roll, address of the recipient's live page or ""); `count` is of all of the tier.

    `missing` says whether more were declared for the tier than are listed; `note` is the campaign's own word on that.
    """

    campaign: Edition
    title: str
    entries: list[tuple]
    count: int
    tally: list[Total]
    missing: bool
    note: str


def naming_persons():
    """Links of editions that commend persons by name."""
    return EditionLink.objects.filter(relation=Relation.COMMENDS, target_kind="honoree")


def first_of_persons(shown: tuple):
    """The first of the tiers that has a person to show; None where none has."""
    return next((tier for tier in shown if tier.entries and tier.entries[0].recipient.kind == "honoree"), None)


def roll(campaign: Edition, page, tier, most: int, listed: set[str]) -> Roll:
    """The first names of the tier of the campaign's page, as that may be shown.

    `listed` are the public ids of the persons who have a live page.
    """
    entries = [
        (entry, reverse("honoree", args=[entry.recipient.id]) if entry.recipient.id in listed else "")
        for entry in tier.entries[:most]
    ]
    own = (tier.title, tier.recipients)
    missing = any(each.missing for each in _tallies(campaign, page) if (each.title, each.recipients) == own)
    return Roll(campaign, tier.title, entries, len(tier.entries), tally(campaign, page), missing, page.roster_note)


def tally(campaign: Edition, page) -> list[Total]:
    """How many persons and teams the campaign conferred something on, and how many of these awards still stand."""
    return totals(_tallies(campaign, page))


def _tallies(campaign: Edition, page):
    return kinds.get(campaign.kind).tallies(page)


def is_vertical(rolls: list[Roll]) -> bool:
    """Whether the names are set vertically: those of one roll that has enough of them."""
    return len(rolls) == 1 and len(rolls[0].entries) >= VERTICAL_FROM


def beside(rolls: list[Roll]) -> Roll | None:
    """The roll that stands beside the lead story: a single one, too short to be set vertically or to fill a section."""
    return rolls[0] if len(rolls) == 1 and len(rolls[0].entries) < VERTICAL_FROM else None
