"""The records of people, teams and campaigns, and what belongs to them."""

from honorees.models.achievement import Achievement, Figure, Theme
from honorees.models.campaign import AwardTier, Campaign, Nomination, Phase
from honorees.models.commendation import Commendation
from honorees.models.honoree import Honoree, Post
from honorees.models.team import Membership, Team

__all__ = [
    "Achievement", "AwardTier", "Campaign", "Commendation", "Figure", "Honoree", "Membership", "Nomination", "Phase",
    "Post", "Team", "Theme",
]  # fmt: skip
