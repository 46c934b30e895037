"""What the engine needs to know of people, teams and campaigns."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from editorial.honours import Honour, Tally
from editorial.kinds import Kind, Part, Persons, Texts
from editorial.models import Relation
from editorial.pages import AchievementLine, Columns, Link
from editorial.places import place_links
from honorees import context, correcting, freezing, models, structured
from honorees.fields import last_day
from honorees.honoured import campaign_interests, honoree_interests, team_interests
from honorees.pages import AwardLine, CampaignPage, HonoreePage, ShownTier, TeamPage, TierLine
from honorees.profiles import derive_profiles, profiles_of
from honorees.rolls import revoked_of, tally_of
from honorees.spellings import stated_pinyin, traditional_names
from honorees.standing import standing_of


def honoree_columns(page: HonoreePage) -> Columns:
    awards = [award_text(each) for each in page.awards]
    return Columns(
        title=page.name,
        summary=page.post or page.organization,
        place=page.place.code,
        shown_on=_latest_award(page.awards),
        card={
            "surname": page.surname,
            "award": awards[-1] if awards else "",
            "honour": _newest_honour(page.awards),
            "figures": card_figures(page.achievements),
        },
        picture=page.portrait.hash if page.portrait else "",
    )


def honoree_links(page: HonoreePage) -> Iterable[Link]:
    yield from place_links(page.place)
    yield from _award_links(page.awards)
    yield from _theme_links(page.achievements)
    yield from (Link(Relation.UNDER, ref.kind, ref.id, ref.label, at) for at, ref in enumerate(page.teams))
    if page.portrait:
        yield Link(Relation.SHOWS, "file", page.portrait.hash, page.name)


def honoree_texts(page: HonoreePage) -> Texts:
    posts = [page.organization, *(post.printed or post.organization + post.title for post in page.posts)]
    prose = [
        *posts, page.post, page.introduction, *map(award_text, page.awards), *_achievement_texts(page.achievements),
    ]  # fmt: skip
    organizations = filter(None, [page.organization, *(post.organization for post in page.posts)])
    return Texts(
        page.name, tuple(filter(None, [page.name_hant])), "\n".join(filter(None, prose)),
        tuple(dict.fromkeys(organizations)), called="person", pinyin=page.pinyin,
    )  # fmt: skip


def honoree_without(page: HonoreePage, targets: frozenset) -> HonoreePage:
    return dataclasses.replace(
        page,
        awards=_awards_without(page.awards, targets),
        teams=tuple(ref for ref in page.teams if (ref.kind, ref.id) not in targets),
    )


def team_columns(page: TeamPage) -> Columns:
    awards = [award_text(each) for each in page.awards]
    return Columns(
        title=page.name,
        summary=page.organization,
        place=page.place.code,
        shown_on=_latest_award(page.awards),
        card={
            "award": awards[-1] if awards else "",
            "honour": _newest_honour(page.awards),
            "figures": card_figures(page.achievements),
        },
    )


def team_links(page: TeamPage) -> Iterable[Link]:
    yield from place_links(page.place)
    yield from _award_links(page.awards)
    yield from _theme_links(page.achievements)
    for at, member in enumerate(page.members):
        if member.person.id:
            yield Link(Relation.MENTIONS, "honoree", member.person.id, member.person.label, at)


def team_texts(page: TeamPage) -> Texts:
    prose = [
        page.organization,
        page.introduction,
        *map(award_text, page.awards),
        *_achievement_texts(page.achievements),
    ]
    members = tuple(each.person.label for each in page.members)
    organizations = tuple(filter(None, [page.organization]))
    return Texts(page.name, members, "\n".join(filter(None, prose)), organizations, called="organization")


def team_without(page: TeamPage, targets: frozenset) -> TeamPage:
    return dataclasses.replace(
        page,
        members=tuple(each for each in page.members if (each.person.kind, each.person.id) not in targets),
        awards=_awards_without(page.awards, targets),
    )


def campaign_columns(page: CampaignPage) -> Columns:
    return Columns(
        title=page.name,
        summary=page.introduction[:200],
        place=page.place.code,
        shown_on=_decided_by(page),
        card={
            "kind": page.kind,
            "kind_label": page.kind_label,
            "year": page.year,
            "host": page.host,
            "document_number": page.document_number,
            "tiers": [
                {
                    "title": tier.title,
                    "recipients": tier.recipients,
                    "declared": tier.declared,
                    "qualifier": tier.qualifier,
                    "listed": len(tier.entries),
                    **({"revoked": revoked} if (revoked := revoked_of(tier)) else {}),
                }
                for tier in page.tiers
            ],
        },
    )


def campaign_links(page: CampaignPage) -> Iterable[Link]:
    """A roll entry gives two links at one position: to its recipient, and to the award, by which it is suppressed."""
    yield from place_links(page.place)
    if page.year:
        yield Link(Relation.YEAR, "year", str(page.year), str(page.year))
    if page.parent:
        yield Link(Relation.UNDER, "campaign", page.parent.id, page.parent.label)
    yield from _theme_links(page.achievements)
    at = 0
    for tier in page.tiers:
        yield Link(Relation.TIER, "tier", tier.title, tier.title, at)
        for entry in tier.entries:
            at += 1
            yield Link(Relation.COMMENDS, entry.recipient.kind, entry.recipient.id, tier.title, at)
            yield Link(Relation.CITES, "commendation", entry.award, tier.title, at)


def campaign_texts(page: CampaignPage) -> Texts:
    names = tuple(entry.recipient.label for tier in page.tiers for entry in tier.entries)
    prose = [
        page.host, page.document_number, page.introduction, page.roster_note,
        *(f"{tier.title} {tier.printed}" for tier in page.tiers), *_achievement_texts(page.achievements),
    ]  # fmt: skip
    hosts = [page.host, *(entry.organization for tier in page.tiers for entry in tier.entries)]
    organizations = tuple(dict.fromkeys(filter(None, hosts)))
    return Texts(page.name, names, "\n".join(filter(None, prose)), organizations, called="organization")


def campaign_without(page: CampaignPage, targets: frozenset) -> CampaignPage:
    return dataclasses.replace(page, tiers=tuple(_tier_without(tier, targets) for tier in page.tiers))


def _tier_without(tier: TierLine, targets: frozenset) -> TierLine:
    """The tier without suppressed entries. An award that is suppressed itself is revoked; who is suppressed for another
    reason keeps theirs."""
    entries = tuple(
        entry
        for entry in tier.entries
        if (entry.recipient.kind, entry.recipient.id) not in targets and ("commendation", entry.award) not in targets
    )
    revoked = sum(("commendation", entry.award) in targets for entry in tier.entries)
    if not revoked:
        return dataclasses.replace(tier, entries=entries)
    return ShownTier(
        tier.title, tier.recipients, tier.declared, tier.qualifier, tier.printed, entries,
        revoked + getattr(tier, "revoked", 0),
    )  # fmt: skip


def campaign_honours(page: CampaignPage, public_id: str) -> Iterable[Honour]:
    year = page.year or (page.decided_on.year if page.decided_on else None)
    for tier in page.tiers:
        for entry in tier.entries:
            person = entry.recipient.kind == "honoree"
            yield Honour(
                (entry.recipient.kind, entry.recipient.id), tier.title, year, form=page.kind_label,
                giver=page.short_name or page.name,
                standing=standing_of(entry.organization, entry.post) if person else "",
            )  # fmt: skip


def campaign_tallies(page: CampaignPage) -> Iterable[Tally]:
    return map(tally_of, page.tiers)


def own_honours(page: HonoreePage | TeamPage, public_id: str) -> Iterable[Honour]:
    kind = "honoree" if isinstance(page, HonoreePage) else "team"
    for award in page.awards:
        form = models.Commendation.Merit(award.merit).label if award.merit else ""
        yield Honour(
            (kind, public_id), award.title, award.year, award.level, form, award.granted_by, page.place.code,
            standing_of(award.organization_then, award.post_then) if kind == "honoree" else "",
        )  # fmt: skip


def award_text(award: AwardLine) -> str:
    """An award in one line: year, granting body, title."""
    year = f"{award.year}年 " if award.year else ""
    return f"{year}{award.granted_by} {award.title}".replace("  ", " ").strip()


def card_figures(achievements: Iterable[AchievementLine]) -> list[dict]:
    """The first two figures, for an entry in a list."""
    figures = [figure for each in achievements for figure in each.figures]
    return [{"label": each.label, "printed": each.printed, "unit": each.unit} for each in figures[:2]]


def _latest_award(awards: tuple[AwardLine, ...]) -> dt.date | None:
    days = [each.granted_on or last_day(str(each.year or "")) for each in awards]
    return max(filter(None, days), default=None)


def _decided_by(page: CampaignPage) -> dt.date | None:
    """The day of the decision, or the latest day that is known of the campaign; lists sort by it and do not show it."""
    known = (page.ended, *(phase.ended or phase.started for phase in page.phases), page.started, str(page.year or ""))
    return page.decided_on or max(filter(None, map(last_day, known)), default=None)


def _newest_honour(awards: tuple[AwardLine, ...]) -> dict | None:
    """The newest award in the form of editorial.cards.Honour."""
    newest = max(awards, key=lambda each: (each.year or 0, str(each.granted_on or "")), default=None)
    return newest and {
        "title": newest.title,
        "year": newest.year,
        "granted_by": newest.granted_by,
        "document_number": newest.document_number,
    }


def _award_links(awards: tuple[AwardLine, ...]) -> Iterable[Link]:
    for at, award in enumerate(awards):
        yield Link(Relation.TIER, "tier", award.title, award.title, at)
        yield Link(Relation.COMMENDS, "commendation", award.id, award.title, at)
        if award.year:
            yield Link(Relation.YEAR, "year", str(award.year), str(award.year), at)


def _theme_links(achievements: tuple[AchievementLine, ...]) -> Iterable[Link]:
    for at, each in enumerate(achievements):
        if each.theme:
            yield Link(Relation.ABOUT, each.theme.kind, each.theme.id, each.theme.label, at)


def _achievement_texts(achievements: tuple[AchievementLine, ...]) -> Iterable[str]:
    for each in achievements:
        yield each.statement
        yield from (f"{figure.label}{figure.printed}" for figure in each.figures)


def _awards_without(awards: tuple[AwardLine, ...], targets: frozenset) -> tuple[AwardLine, ...]:
    return tuple(each for each in awards if ("commendation", each.id) not in targets)


HONOREE = Kind(
    name="honoree", model=models.Honoree, page=HonoreePage, schema=1,
    freeze=freezing.freeze_honoree, columns=honoree_columns, links=honoree_links, texts=honoree_texts,
    without=honoree_without, context=context.honoree_context, url_name="honoree", template="honorees/honoree.html",
    card_template="components/honoree_card.html",
    correctable=correcting.HONOREE,
    parts=(
        Part(models.Post, "honoree"),
        Part(models.Commendation, "honoree", {"campaign": None}),
        Part(models.Achievement, "honoree"),
        Part(models.Figure, "achievement__honoree"),
    ),
    honours=own_honours, schema_org=structured.person, interests=honoree_interests,
    persons=Persons(traditional_names, stated_pinyin),
)  # fmt: skip

TEAM = Kind(
    name="team", model=models.Team, page=TeamPage, schema=1,
    freeze=freezing.freeze_team, columns=team_columns, links=team_links, texts=team_texts,
    without=team_without, context=context.team_context, url_name="team", template="honorees/team.html",
    card_template="components/team_card.html",
    correctable=correcting.TEAM,
    parts=(
        Part(models.Membership, "team"),
        Part(models.Commendation, "team", {"campaign": None}),
        Part(models.Achievement, "team"),
        Part(models.Figure, "achievement__team"),
    ),
    honours=own_honours, schema_org=structured.organization, interests=team_interests,
)  # fmt: skip

CAMPAIGN = Kind(
    name="campaign", model=models.Campaign, page=CampaignPage, schema=1,
    freeze=freezing.freeze_campaign, columns=campaign_columns, links=campaign_links, texts=campaign_texts,
    without=campaign_without, context=context.campaign_context, url_name="campaign", template="honorees/campaign.html",
    card_template="components/campaign_card.html", after_approval=derive_profiles, derived=profiles_of,
    correctable=correcting.CAMPAIGN,
    parts=(
        Part(models.Phase, "campaign"),
        Part(models.AwardTier, "campaign"),
        Part(models.Commendation, "campaign"),
        Part(models.Achievement, "campaign"),
        Part(models.Figure, "achievement__campaign"),
    ),
    honours=campaign_honours, tallies=campaign_tallies, schema_org=structured.event, interests=campaign_interests,
)  # fmt: skip
