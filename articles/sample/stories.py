"""Synthetic articles about synthetic people, teams and campaigns."""

import dataclasses
import datetime as dt

from articles.models import Article, Credit, Evidence, Mention
from articles.pages import ArticlePage, CreditLine, MentionLine
from articles.sample import words
from articles.sample.campaigns import Held
from articles.sample.recipients import Recipient, achievement_lines
from articles.sample.setting import Setting
from editorial.pages import Ref


@dataclasses.dataclass
class Story:
    record: Article
    credit: Credit
    mentions: list[Mention]
    about: Recipient
    evidence: list[Evidence]


def stories(setting: Setting, count: int, recipients: list[Recipient], held: list[Held]) -> list[Story]:
    """Write the rows of so many articles, each about one of the recipients."""
    made = [_story(setting, setting.rng.choice(recipients), held) for _ in range(count)]
    setting.write([each.record for each in made])
    for rows in (
        [each.credit for each in made],
        [row for each in made for row in each.mentions],
        [row for each in made for row in each.evidence],
    ):
        for row in rows:
            row.article = row.article  # its key is known only now
        setting.write(rows)
    return made


def article_page(setting: Setting, each: Story) -> ArticlePage:
    article = each.record
    return ArticlePage(
        title=article.title, kicker=article.kicker, subtitle="", editor_note="", body=article.body,
        origin=article.origin, origin_label=str(article.get_origin_display()), source=article.source, source_title="",
        contributor="", published_on=article.published_on,
        column=Ref("column", article.column.slug, article.column.name), place=setting.place(article.district_id),
        credits=(CreditLine(each.credit.role, (each.credit.names,)),), photos=(),
        mentions=tuple(map(_mention_line, each.mentions)),
        achievements=achievement_lines(each.about) if each.evidence else (), rights="",
    )  # fmt: skip


def _story(setting: Setting, about: Recipient, held: list[Held]) -> Story:
    rng = setting.rng
    day = dt.date(2016, 1, 4) + dt.timedelta(days=rng.randrange(3960))
    place = setting.by_id[about.record.district_id]
    deed, unit = rng.choice(words.DEEDS)
    said = {
        "name": about.record.name, "place": place.name, "office": about.record.organization.name, "deed": deed,
        "unit": unit, "number": rng.randint(2, 900),
    }  # fmt: skip
    article = Article(
        public_id=setting.new_id(), district=place, column=rng.choice(setting.columns), kicker="示例",
        title=rng.choice(words.HEADLINES).format(**said), body=_body(rng, said), source="示例融媒体中心",
        published_on=day,
    )  # fmt: skip
    named = [Mention(article=article, capacity="deeds", **{about.record._meta.model_name: about.record})]
    if held and rng.random() < 0.4:
        named.append(Mention(article=article, campaign=rng.choice(held).record, capacity="subject", position=1))
    evidence = []
    if rng.random() < 0.5:
        evidence = [Evidence(article=article, achievement=row, position=at)
                    for at, (row, _) in enumerate(about.achievements)]  # fmt: skip
    credit = Credit(article=article, role="编辑", names=words.name(rng))
    return Story(article, credit, named, about, evidence)


def _body(rng, said: dict) -> str:
    lines = [each.format(**said) for each in rng.sample(words.SENTENCES, 6)]
    return "".join(f"<p>{first}{second}</p>" for first, second in zip(lines[::2], lines[1::2], strict=True))


def _mention_line(row: Mention) -> MentionLine:
    target = row.target
    return MentionLine(
        Ref(target._meta.model_name, target.public_id, target.name), target.name, "", row.capacity,
        str(row.get_capacity_display()),
    )  # fmt: skip
