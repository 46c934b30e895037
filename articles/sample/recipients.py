"""Synthetic people and teams: their rows, and the pages that freezing those rows gives."""

import dataclasses
import datetime as dt
from decimal import Decimal

from articles.sample import words
from articles.sample.setting import Setting, ref
from editorial.names import surname_of
from editorial.pages import AchievementLine, FigureLine, Ref
from honorees import freezing
from honorees.models import Achievement, Commendation, Figure, Honoree, Membership, Post, Team
from honorees.pages import AwardLine, HonoreePage, MemberLine, PostLine, TeamPage

YEARS = range(2016, 2027)


@dataclasses.dataclass
class Recipient:
    """A person or team with its rows; `members` of a team, `teams` of a person."""

    record: Honoree | Team
    posts: list[Post] = dataclasses.field(default_factory=list)
    awards: list[Commendation] = dataclasses.field(default_factory=list)
    achievements: list[tuple[Achievement, Figure]] = dataclasses.field(default_factory=list)
    members: list[Membership] = dataclasses.field(default_factory=list)
    teams: list[Team] = dataclasses.field(default_factory=list)

    @property
    def ref(self) -> Ref:
        return Ref(self.record._meta.model_name, self.record.public_id, self.record.name)


def people(setting: Setting, count: int) -> list[Recipient]:
    """Write the rows of so many people: one or two posts, an own award for a third, an achievement for two thirds."""
    rng = setting.rng
    made = [Recipient(_honoree(setting)) for _ in range(count)]
    setting.write([each.record for each in made])
    for each in made:
        started = rng.choice(YEARS[:6])
        if rng.random() < 0.4:
            each.posts.append(_post(each, kind="started", started=f"{started - 8}"))
        each.posts.append(_post(each, kind="held", started=f"{started}", title=rng.choice(words.POSTS)))
        if rng.random() < 0.35:
            each.awards.append(_own_award(setting, honoree=each.record, merit="citation"))
        if rng.random() < 0.65:
            each.achievements.append(_achievement(setting, honoree=each.record))
    _write_parts(setting, made)
    return made


def teams(setting: Setting, count: int, everybody: list[Recipient]) -> list[Recipient]:
    """Write the rows of so many teams, with members from the people given."""
    rng = setting.rng
    made = [Recipient(_team(setting, number)) for number in range(1, count + 1)]
    setting.write([each.record for each in made])
    for each in made:
        for position, person in enumerate(rng.sample(everybody, min(3, len(everybody)))):
            each.members.append(
                Membership(
                    team=each.record, honoree=person.record, role=rng.choice(["组长", "组员"]), position=position
                )
            )
            person.teams.append(each.record)
        if rng.random() < 0.3:
            each.awards.append(_own_award(setting, team=each.record, title=rng.choice(words.TEAM_TITLES)))
        each.achievements.append(_achievement(setting, team=each.record, level="unit"))
    _write_parts(setting, made)
    setting.write([row for each in made for row in each.members])
    return made


def honoree_page(setting: Setting, each: Recipient) -> HonoreePage:
    honoree = each.record
    return HonoreePage(
        name=honoree.name, surname=surname_of(honoree.name), pinyin="", name_hant="",
        place=setting.place(honoree.district_id), organization=honoree.organization.name,
        post=freezing.main_post(each.posts), introduction=honoree.introduction, portrait=None,
        posts=tuple(map(_post_line, each.posts)), awards=tuple(map(_award_line, each.awards)),
        achievements=achievement_lines(each),
        teams=tuple(Ref("team", team.public_id, team.name) for team in sorted(each.teams, key=lambda team: team.name)),
    )  # fmt: skip


def team_page(setting: Setting, each: Recipient) -> TeamPage:
    team = each.record
    return TeamPage(
        name=team.name, place=setting.place(team.district_id), organization=team.organization.name,
        introduction=team.introduction,
        members=tuple(
            MemberLine(Ref("honoree", row.honoree.public_id, row.honoree.name), row.role, row.started, row.ended)
            for row in each.members
        ),
        awards=tuple(map(_award_line, each.awards)), achievements=achievement_lines(each),
    )  # fmt: skip


def achievement_lines(each: Recipient) -> tuple[AchievementLine, ...]:
    return tuple(
        AchievementLine(
            statement=row.statement, level=row.level, theme=ref(row.theme),
            figures=(FigureLine(figure.label, figure.printed, figure.value, figure.unit, period=figure.period),),
            sources=(Ref("source", "", row.source),), subject=each.ref,
        )
        for row, figure in each.achievements
    )  # fmt: skip


def _honoree(setting: Setting) -> Honoree:
    office = setting.rng.choice(setting.offices)
    return Honoree(
        public_id=setting.new_id(), name=words.name(setting.rng), district_id=_somewhere(setting, office),
        organization=office, introduction=f"{office.name}工作人员。示例人物，由程序生成。",
    )  # fmt: skip


def _team(setting: Setting, number: int) -> Team:
    office = setting.rng.choice(setting.offices)
    return Team(
        public_id=setting.new_id(), name=f"{office.name}{setting.rng.choice(words.SQUADS)}第{number}组",
        district_id=office.district_id, organization=office, introduction="示例团队，由程序生成。",
    )  # fmt: skip


def _somewhere(setting: Setting, office) -> int:
    """The district of the office, or often one of its towns."""
    county = setting.by_id[office.district_id]
    inside = [each for each in setting.districts if each.path.startswith(county.path)]
    return setting.rng.choice(inside).pk


def _post(each: Recipient, **columns) -> Post:
    return Post(honoree=each.record, organization=each.record.organization, position=len(each.posts), **columns)


def _own_award(setting: Setting, *, merit: str = "", title: str = "", **recipient) -> Commendation:
    day = dt.date(setting.rng.choice(YEARS), setting.rng.randint(1, 10), setting.rng.randint(1, 28))
    return Commendation(
        merit=merit, title=title, granted_by="示例市人民政府", level="city", granted_on=day, year=day.year,
        document_number=f"示政〔{day.year}〕{setting.rng.randint(1, 99)}号", source="示例数据", **recipient,
    )  # fmt: skip


def _achievement(setting: Setting, *, level: str = "person", **subject) -> tuple[Achievement, Figure]:
    deed, unit = setting.rng.choice(words.DEEDS)
    number = setting.rng.randint(2, 900)
    achievement = Achievement(
        theme=setting.rng.choice(setting.themes), level=level, statement=f"{deed}，示例。", source="示例数据", **subject
    )
    period = f"{setting.rng.choice(YEARS)}年"
    figure = Figure(
        achievement=achievement, label=deed, printed=f"{number}{unit}", unit=unit, period=period,
        value=Decimal(number).quantize(Decimal("1.0000")),
    )  # fmt: skip
    return achievement, figure


def _write_parts(setting: Setting, made: list[Recipient]) -> None:
    setting.write([row for each in made for row in each.posts])
    setting.write([row for each in made for row in each.awards])
    setting.write([row for each in made for row, _ in each.achievements])
    figures = [figure for each in made for _, figure in each.achievements]
    for figure in figures:
        figure.achievement = figure.achievement  # its key is known only now
    setting.write(figures)


def _post_line(post: Post) -> PostLine:
    return PostLine(
        post.kind,
        str(post.get_kind_display()),
        post.organization.name,
        post.title,
        post.started,
        post.ended,
        post.printed,
    )


def _award_line(row: Commendation) -> AwardLine:
    return AwardLine(
        id=str(row.pk), title=row.award, merit=row.merit, granted_by=row.granted_by, level=row.level,
        level_label=str(row.get_level_display()), granted_on=row.granted_on, year=row.award_year,
        document_number=row.document_number, source=row.source,
    )  # fmt: skip
