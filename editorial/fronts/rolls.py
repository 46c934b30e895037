"""The newest names on a front page: of the first tier of persons of a campaign."""

import dataclasses

from django.urls import reverse

from editorial import suppressed
from editorial.models import Edition, EditionLink, Relation

VERTICAL_FROM = 6
"""Names from which a roll is set vertically; fewer would stand lost in it."""


@dataclasses.dataclass(frozen=True)
class Roll:
    """`entries` are (entry of the roll, address of the recipient's live page or ""); `count` is of all of the tier."""

    campaign: Edition
    title: str
    entries: list[tuple]
    count: int


def naming_persons():
    """Links of editions that commend persons by name."""
    return EditionLink.objects.filter(relation=Relation.COMMENDS, target_kind="honoree")


def tiers(campaign: Edition, targets: frozenset) -> tuple:
    """The tiers of a campaign as they may be shown."""
    return suppressed.presented(campaign, targets).tiers


def first_of_persons(shown: tuple):
    """The first of the tiers that has a person to show; None where none has."""
    return next((tier for tier in shown if tier.entries and tier.entries[0].recipient.kind == "honoree"), None)


def roll(campaign: Edition, tier, most: int, listed: set[str]) -> Roll:
    """The first names of the tier. `listed` are the public ids of the persons who have a live page."""
    entries = [
        (entry, reverse("honoree", args=[entry.recipient.id]) if entry.recipient.id in listed else "")
        for entry in tier.entries[:most]
    ]
    return Roll(campaign, tier.title, entries, len(tier.entries))


def is_vertical(rolls: list[Roll]) -> bool:
    """Whether the names are set vertically: those of one roll that has enough of them."""
    return len(rolls) == 1 and len(rolls[0].entries) >= VERTICAL_FROM
