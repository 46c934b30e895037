"""Entering a story of the demonstration: from its table to records, in the name of the district's editor."""

import dataclasses
import hashlib
from decimal import Decimal

from django.utils.html import escape

from articles.demo import tables
from articles.demo.reference import district
from articles.models import Article, Column, Credit, Evidence, Mention
from districts.models import District, Organization
from editorial.models import Record
from editorial.models.record import ALPHABET
from honorees import models

RIGHTS = "本文由演示站根据公开报道中的事实重新编写，未使用原报道的文字和图片；原报道的权利属于原作者和原发布单位。"


@dataclasses.dataclass
class Entered:
    """The records of a story, by name, and the achievements in the order in which the article cites them."""

    article: Article | None = None
    campaigns: dict[str, models.Campaign] = dataclasses.field(default_factory=dict)
    people: dict[str, models.Honoree] = dataclasses.field(default_factory=dict)
    groups: dict[str, models.Team] = dataclasses.field(default_factory=dict)
    achievements: list[models.Achievement] = dataclasses.field(default_factory=list)

    @property
    def records(self) -> list[Record]:
        """In the order of publication: people and teams first, so that no roll has to make profiles for them."""
        return [*self.people.values(), *self.groups.values(), *self.campaigns.values(), self.article]


def public_id(story: tables.Story, kind: str, name: str = "") -> str:
    """The public id of a record of the demonstration: everywhere the same, so that addresses can be cited."""
    number = int.from_bytes(hashlib.sha256(f"demo {story.key} {kind} {name}".encode()).digest()[:8])
    return "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(10))


def enter(story: tables.Story) -> Entered:
    """Make the records of the story. History rows name whoever is acting (see editorial.authorship)."""
    place, entered = district(story.district), Entered()
    units = {each.name: Organization.objects.get(name=each.name, district=place) for each in story.units}
    for campaign in story.campaigns:
        entered.campaigns[campaign.name] = _campaign(story, campaign, place, entered)
    for person in story.people:
        entered.people[person.name] = _person(story, person, place, units, entered)
    for group in story.groups:
        entered.groups[group.name] = _group(story, group, place, units, entered)
    for unit in story.units:
        _achievements(story, unit.deeds, entered, organization=units[unit.name])
    _achievements(story, story.deeds, entered, place=place)
    entered.article = _article(story, place, entered)
    return entered


def stated_in(story: tables.Story) -> str:
    """Where the facts of the story come from, in a line."""
    day = story.published_on
    date = f"{day.year}年{day.month}月{day.day}日" if day else "日期不详"
    return "，".join(filter(None, [story.source, f"《{story.source_title}》", date]))


def _campaign(story: tables.Story, table: tables.Campaign, place: District, entered: Entered) -> models.Campaign:
    campaign = models.Campaign.objects.create(
        public_id=public_id(story, "campaign", table.name), district=place, name=table.name,
        short_name=table.short_name, kind=table.kind, year=table.year, introduction=table.introduction,
        roster_note=table.roster_note, parent=entered.campaigns[table.parent] if table.parent else None,
    )  # fmt: skip
    for position, tier in enumerate(table.tiers):
        models.AwardTier.objects.create(campaign=campaign, position=position, **dataclasses.asdict(tier))
    for position, phase in enumerate(table.phases):
        models.Phase.objects.create(campaign=campaign, position=position, **dataclasses.asdict(phase))
    _achievements(story, table.deeds, entered, campaign=campaign)
    return campaign


def _person(story: tables.Story, table: tables.Person, place: District, units, entered: Entered) -> models.Honoree:
    honoree = models.Honoree.objects.create(
        public_id=public_id(story, "honoree", table.name), district=district(table.place) if table.place else place,
        name=table.name, organization=units.get(table.organization), introduction=table.introduction,
    )  # fmt: skip
    for position, post in enumerate(table.posts):
        columns = dataclasses.asdict(post) | {"organization": units.get(post.organization)}
        models.Post.objects.create(honoree=honoree, position=position, **columns)
    _awards(story, table.awards, entered, honoree=honoree)
    _achievements(story, table.deeds, entered, honoree=honoree)
    return honoree


def _group(story: tables.Story, table: tables.Group, place: District, units, entered: Entered) -> models.Team:
    team = models.Team.objects.create(
        public_id=public_id(story, "team", table.name), district=place, name=table.name,
        organization=units.get(table.organization), introduction=table.introduction,
    )  # fmt: skip
    _awards(story, table.awards, entered, team=team)
    _achievements(story, table.deeds, entered, team=team)
    return team


def _awards(story: tables.Story, awards, entered: Entered, **recipient) -> None:
    for position, award in enumerate(awards):
        columns = dataclasses.asdict(award)
        campaign = entered.campaigns[award.campaign] if award.campaign else None
        columns |= {"campaign": campaign, "tier": campaign.tiers.get(title=award.tier) if campaign else None}
        models.Commendation.objects.create(position=position, source=stated_in(story), **columns, **recipient)


def _achievements(story: tables.Story, deeds, entered: Entered, **subject) -> None:
    for position, deed in enumerate(deeds):
        achievement = models.Achievement.objects.create(
            theme=models.Theme.objects.get(slug=deed.theme), level=deed.level, statement=deed.statement,
            source=stated_in(story), position=position, **subject,
        )  # fmt: skip
        for at, figure in enumerate(deed.figures):
            columns = dataclasses.asdict(figure) | {"value": Decimal(figure.value)}
            models.Figure.objects.create(achievement=achievement, position=at, **columns)
        entered.achievements.append(achievement)


def _article(story: tables.Story, place: District, entered: Entered) -> Article:
    article = Article.objects.create(
        public_id=public_id(story, "article"), district=place, column=Column.objects.get(slug=story.column),
        kicker=story.kicker, title=story.title, subtitle=story.subtitle, editor_note=story.editor_note,
        body=_markup(story.body), origin=Article.Origin.ADAPTED, source=story.source,
        source_title=story.source_title, published_on=story.published_on, rights=RIGHTS,
    )  # fmt: skip
    for position, (role, names) in enumerate(story.credits):
        Credit.objects.create(article=article, role=role, names=names, original=True, position=position)
    for position, columns in enumerate(_mentions(story, entered)):
        Mention.objects.create(article=article, position=position, **columns)
    for position, achievement in enumerate(entered.achievements):
        Evidence.objects.create(article=article, achievement=achievement, position=position)
    return article


def _mentions(story: tables.Story, entered: Entered):
    """Commended are those for whom the report states an award; of all others it tells the deeds."""
    for table, key, records in ((story.people, "honoree", entered.people), (story.groups, "team", entered.groups)):
        for each in table:
            capacity = Mention.Capacity.COMMENDED if each.awards else Mention.Capacity.DEEDS
            yield {key: records[each.name], "capacity": capacity, "post": _posts(each)}
    for name in entered.campaigns:
        yield {"campaign": entered.campaigns[name], "capacity": Mention.Capacity.SUBJECT}
    for each in story.mentions:
        yield {"name": each.name, "post": each.post, "capacity": each.capacity}


def _posts(table: tables.Person | tables.Group) -> str:
    """The posts that the report gives a person, in a line."""
    posts = table.posts if isinstance(table, tables.Person) else ()
    return "、".join(post.printed for post in posts if post.kind not in ("started", "transferred"))


def _markup(body: tuple[str, ...]) -> str:
    return "".join(
        f"<h2>{escape(each.removeprefix('## '))}</h2>" if each.startswith("## ") else f"<p>{escape(each)}</p>"
        for each in body
    )
