"""What the engine needs to know of front pages."""

import dataclasses
from collections.abc import Iterable, Iterator

from articles import front_freezing, models
from articles.front_page import FrontPage, NumberChoice, StoryChoice
from editorial import clock, fronts
from editorial.kinds import Kind, Part, Texts
from editorial.models import Relation
from editorial.pages import Columns, Link, Ref
from editorial.places import place_links
from honorees.models import Figure

TITLE = "首页"
"""What a front page is called on the desk, after the name of its place; frozen, so the same in every language."""


def title_of(page: FrontPage) -> str:
    return f"网站{TITLE}" if page.whole_site else f"{page.place.name}{TITLE}"


def front_columns(page: FrontPage) -> Columns:
    return Columns(
        title=title_of(page), summary=page.slogan or page.introduction, place=page.place.code, shown_on=None,
        card={fronts.WHOLE_SITE: page.whole_site},
    )  # fmt: skip


def front_links(page: FrontPage) -> Iterable[Link]:
    """Everything is cited: what is only mentioned would keep the page from going live once it is withdrawn."""
    yield from place_links(page.place)
    for at, ref in enumerate(_refs(page)):
        if ref.id:
            yield Link(Relation.CITES, ref.kind, ref.id, ref.label[:200], at)


def _refs(page: FrontPage) -> Iterator[Ref]:
    for each in _stories(page):
        yield each.story
        yield from each.people
    yield from page.campaigns
    yield from (each.column for each in page.columns)
    yield from (each.subject for each in page.numbers if each.subject)


def _stories(page: FrontPage) -> Iterator[StoryChoice]:
    yield from filter(None, (page.lead, page.notice_story))
    yield from page.stories
    yield from (each.source for each in page.numbers)


def front_texts(page: FrontPage) -> Texts:
    prose = [page.slogan, page.introduction, page.notice, *(f"{each.label} {each.printed}" for each in page.numbers)]
    return Texts(title_of(page), (), "\n".join(filter(None, prose)))


def front_without(page: FrontPage, targets: frozenset) -> FrontPage:
    """Without the stories that name a target at all, the lead among them, and without the numbers that they state."""

    def shown(story: StoryChoice | None) -> bool:
        return story is not None and targets.isdisjoint((each.kind, each.id) for each in story.people)

    def known(number: NumberChoice) -> bool:
        subject = number.subject
        return shown(number.source) and (subject is None or (subject.kind, subject.id) not in targets)

    strip = shown(page.notice_story) or page.notice_story is None
    return dataclasses.replace(
        page,
        lead=page.lead if shown(page.lead) else None,
        stories=tuple(filter(shown, page.stories)),
        numbers=tuple(filter(known, page.numbers)),
        notice=page.notice if strip else "",
        notice_story=page.notice_story if strip else None,
    )


def choices(page: FrontPage, public_id: str) -> fronts.Choices:
    """The page in the terms of the engine."""
    return fronts.Choices(
        public_id=public_id, slogan=page.slogan, introduction=page.introduction,
        lead=page.lead.story.id if page.lead else "",
        stories=tuple(each.story.id for each in page.stories),
        campaigns=tuple(each.id for each in page.campaigns),
        numbers=tuple(
            fronts.Number(each.label, each.printed, each.unit, each.note, each.source.story.id)
            for each in page.numbers
        ),
        columns=tuple(fronts.ColumnShown(each.column.id, each.column.label, each.count) for each in page.columns),
        notice=page.notice, notice_story=page.notice_story.story.id if page.notice_story else "",
    )  # fmt: skip


def front_context(page: FrontPage, public_id: str, reading: clock.Reading) -> dict:
    """The whole home page or district page with these choices: what a preview shows."""
    made = choices(page, public_id)
    if page.whole_site:
        return {"front_template": "home.html", **fronts.home(reading, made)}
    return {"front_template": "districts/district.html", **fronts.district(reading, page.place.code, made)}


FRONT = Kind(
    name="front", model=models.Front, page=FrontPage, schema=1,
    freeze=front_freezing.freeze_front, columns=front_columns, links=front_links, texts=front_texts,
    without=front_without, url_name="front", own_page=False, template="articles/front.html",
    card_template="components/article_card.html", context=front_context,
    parts=(
        Part(models.FrontStory, "front"),
        Part(models.FrontCampaign, "front"),
        Part(models.FrontNumber, "front"),
        Part(models.FrontColumn, "front"),
    ),
    quoted=(Part(Figure, "front_numbers__front"),),
)  # fmt: skip
