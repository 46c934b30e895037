"""What of the pages of people, teams and campaigns an urgent correction may change, and where the records keep it."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from editorial.corrections.correctable import Correctable, Field, Item, fields
from honorees.freezing import in_roll_order, own_awards
from honorees.models import (
    Achievement,
    AwardTier,
    Campaign,
    Commendation,
    Figure,
    Honoree,
    Membership,
    Phase,
    Post,
    Team,
)


def achievements(rows: Callable, district: Callable = lambda row: None) -> Item:
    """The achievements on a page, given where they are found from its record."""
    return Item(_("achievement"), lambda line: line.statement, rows, district)


def roll_rows_at(campaign: Campaign, at: int) -> list[Commendation]:
    """The commendations of the campaign's tier at that place, counted from 0; none where there is no such tier."""
    return [row for tier in campaign.tiers.all()[at : at + 1] for row in in_roll_order(tier.commendations)]


FIGURES = Item(
    _("figure"), lambda figure: f"{figure.label}{figure.printed}", lambda achievement: achievement.figures.all()
)
ACHIEVEMENT_FIELDS = (
    *fields(Achievement, "achievements.statement"),
    *fields(Figure, "achievements.figures.label", "achievements.figures.printed"),
    *fields(Figure, "achievements.figures.value", form="number"),
    *fields(
        Figure, "achievements.figures.unit", "achievements.figures.qualifier", "achievements.figures.scope",
        "achievements.figures.period", "achievements.figures.rank",
    ),
)  # fmt: skip
_ACHIEVEMENTS = {
    "achievements": achievements(lambda record: record.achievements.all()),
    "achievements.figures": FIGURES,
}
_AWARD_FIELDS = (
    *fields(Commendation, "awards.title", required=True),
    *fields(
        Commendation, "awards.granted_by", "awards.post_then", "awards.organization_then", "awards.document_number",
        "awards.source",
    ),
)  # fmt: skip
_AWARDS = {
    "awards": Item(_("award"), lambda award: award.title, lambda record: own_awards(record.commendations)),
}

HONOREE = Correctable(
    fields=(
        *fields(Honoree, "name", "name_hant", "pinyin"),
        Field("post", _("line under the name"), length=300),
        *fields(Honoree, "introduction"),
        *fields(Post, "posts.title", "posts.printed"),
        *_AWARD_FIELDS,
        *ACHIEVEMENT_FIELDS,
    ),
    items={
        "posts": Item(_("post"), lambda post: post.printed or post.organization + post.title,
                      lambda honoree: honoree.posts.all()),
        **_AWARDS,
        **_ACHIEVEMENTS,
    },
)  # fmt: skip

TEAM = Correctable(
    fields=(
        *fields(Team, "name", "introduction"),
        *fields(Membership, "members.role"),
        *_AWARD_FIELDS,
        *ACHIEVEMENT_FIELDS,
    ),
    items={
        "members": Item(_("member"), lambda line: line.person.label, lambda team: team.memberships.all()),
        **_AWARDS,
        **_ACHIEVEMENTS,
    },
)

CAMPAIGN = Correctable(
    fields=(
        *fields(Campaign, "name", "short_name", "document_number", "introduction", "roster_note"),
        *fields(Phase, "phases.name", "phases.note"),
        *fields(AwardTier, "tiers.title"),
        *fields(AwardTier, "tiers.declared", form="whole"),
        *fields(AwardTier, "tiers.printed"),
        *fields(Commendation, "tiers.entries.organization", column="organization_then"),
        *fields(Commendation, "tiers.entries.post", column="post_then"),
        *ACHIEVEMENT_FIELDS,
    ),
    items={
        "phases": Item(_("phase"), lambda phase: phase.name, lambda campaign: campaign.phases.all()),
        "tiers": Item(_("award tier"), lambda tier: tier.title, lambda campaign: campaign.tiers.all()),
        "tiers.entries": Item(
            _("roll entry"), lambda entry: entry.recipient.label, lambda tier: in_roll_order(tier.commendations)
        ),
        **_ACHIEVEMENTS,
    },
)
