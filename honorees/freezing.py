"""From the records of people, teams and campaigns to their pages."""

from django.db.models import Prefetch

from editorial.names import stroke_key, surname_of
from editorial.pages import AchievementLine, FigureLine, Photo, Ref
from editorial.places import place_of
from honorees.models import Achievement, Campaign, Commendation, Honoree, Post, Team
from honorees.pages import (
    AwardLine,
    CampaignPage,
    HonoreePage,
    MemberLine,
    PhaseLine,
    PostLine,
    RollEntry,
    TeamPage,
    TierLine,
)


def freeze_honoree(honoree: Honoree) -> HonoreePage:
    posts = [*honoree.posts.select_related("organization")]
    return HonoreePage(
        name=honoree.name,
        surname=surname_of(honoree.name, honoree.surname),
        pinyin=honoree.pinyin,
        name_hant=honoree.name_hant,
        place=place_of(honoree.district),
        organization=honoree.organization.name if honoree.organization_id else "",
        post=main_post(posts),
        introduction=honoree.introduction,
        portrait=_portrait(honoree),
        posts=tuple(map(_post_line, posts)),
        awards=_own_awards(honoree.commendations),
        achievements=achievement_lines(honoree.achievements),
        teams=tuple(
            Ref("team", each.team.public_id, each.team.name)
            for each in honoree.memberships.select_related("team").order_by("team__name")
        ),
    )


def freeze_team(team: Team) -> TeamPage:
    return TeamPage(
        name=team.name,
        place=place_of(team.district),
        organization=team.organization.name if team.organization_id else "",
        introduction=team.introduction,
        members=tuple(
            MemberLine(
                Ref("honoree", each.honoree.public_id if each.honoree_id else "", each.name or each.honoree.name),
                each.role, each.started, each.ended,
            )
            for each in team.memberships.select_related("honoree")
        ),
        awards=_own_awards(team.commendations),
        achievements=achievement_lines(team.achievements),
    )  # fmt: skip


def freeze_campaign(campaign: Campaign) -> CampaignPage:
    parent = campaign.parent
    return CampaignPage(
        name=campaign.name,
        short_name=campaign.short_name,
        kind=campaign.kind,
        kind_label=str(campaign.get_kind_display()),
        parent=Ref("campaign", parent.public_id, parent.name) if parent else None,
        place=place_of(campaign.district),
        host=campaign.host.name if campaign.host_id else "",
        year=campaign.year,
        started=campaign.started,
        ended=campaign.ended,
        decided_on=campaign.decided_on,
        document_number=campaign.document_number,
        introduction=campaign.introduction,
        roster_note=campaign.roster_note,
        phases=tuple(PhaseLine(each.name, each.started, each.ended, each.note) for each in campaign.phases.all()),
        tiers=_tiers(campaign),
        achievements=achievement_lines(campaign.achievements),
    )


def main_post(posts: list[Post]) -> str:
    """The line under a name: the posts that were held last, concurrent ones joined; "" where none is recorded."""
    held = [post for post in posts if post.kind in (Post.Kind.HELD, Post.Kind.CONCURRENT, Post.Kind.SECONDED)]
    current = [post for post in held if not post.ended] or held[-1:]
    return "、".join(map(str, current))


def achievement_lines(achievements) -> tuple[AchievementLine, ...]:
    """The achievements of a record (a related manager or queryset) with their figures and the sources entered."""
    rows = achievements.select_related(
        "theme", "honoree", "team", "campaign", "organization", "place"
    ).prefetch_related(Prefetch("figures"))
    return tuple(map(achievement_line, rows))


def achievement_line(achievement: Achievement) -> AchievementLine:
    theme = achievement.theme
    return AchievementLine(
        statement=achievement.statement,
        level=achievement.level,
        theme=Ref("theme", theme.slug, theme.name) if theme else None,
        figures=tuple(
            FigureLine(
                each.label, each.printed, each.value, each.unit, each.qualifier, each.scope, each.period, each.rank
            )
            for each in achievement.figures.all()
        ),
        sources=(Ref("source", "", achievement.source),) if achievement.source else (),
        subject=_subject_ref(achievement.subject),
    )


def _subject_ref(subject) -> Ref:
    name = subject._meta.model_name
    identity = getattr(subject, "public_id", "") or getattr(subject, "code", "")
    return Ref(name, identity, str(subject))


def _portrait(honoree: Honoree) -> Photo | None:
    picture = honoree.portrait
    if not honoree.shows_portrait:
        return None
    return Photo(picture.hash, picture.width, picture.height, alt=honoree.name, consent=True)


def _post_line(post: Post) -> PostLine:
    return PostLine(
        post.kind, str(post.get_kind_display()), post.organization.name if post.organization_id else "",
        post.title, post.started, post.ended, post.printed,
    )  # fmt: skip


def _own_awards(commendations) -> tuple[AwardLine, ...]:
    return tuple(
        AwardLine(
            id=str(each.pk),
            title=each.award,
            merit=each.merit,
            granted_by=each.granted_by,
            level=each.level,
            level_label=str(each.get_level_display()),
            granted_on=each.granted_on,
            year=each.award_year,
            post_then=each.post_then,
            organization_then=each.organization_then,
            document_number=each.document_number,
            source=each.source,
        )
        for each in own_awards(commendations)
    )


def own_awards(commendations):
    """The awards that the recipient's own page tells, in its order: those of campaigns stand on the campaign's roll."""
    return commendations.filter(campaign=None).select_related("tier").order_by("year", "granted_on", "pk")


def in_roll_order(commendations) -> list[Commendation]:
    """The awards of a tier or campaign (a related manager) as its roll has them: persons by strokes, teams by name."""
    rows = commendations.select_related("honoree__organization", "team__organization")
    return sorted(rows, key=lambda row: (_stroke_order(row), row.recipient.name))


def _tiers(campaign: Campaign) -> tuple[TierLine, ...]:
    entries: dict[int | None, list[RollEntry]] = {}
    for each in in_roll_order(campaign.commendations):
        entries.setdefault(each.tier_id, []).append(_roll_entry(each))
    return tuple(
        TierLine(
            tier.title, tier.recipients, tier.declared, tier.qualifier, tier.printed, tuple(entries.get(tier.pk, ()))
        )
        for tier in campaign.tiers.all()
    )


def _stroke_order(commendation: Commendation) -> str:
    return stroke_key(commendation.honoree.name) if commendation.honoree_id else ""


def _roll_entry(commendation: Commendation) -> RollEntry:
    recipient = commendation.recipient
    return RollEntry(
        award=str(commendation.pk),
        recipient=Ref(recipient._meta.model_name, recipient.public_id, recipient.name),
        organization=commendation.organization_then
        or (recipient.organization.name if recipient.organization_id else ""),
        post=commendation.post_then,
        stroke_order=_stroke_order(commendation),
    )
