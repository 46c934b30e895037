"""What the engine needs to know of articles."""

import dataclasses
from collections.abc import Iterable

from articles import correcting, freezing, models, preflight, structured
from articles.context import article_context
from articles.pages import ArticlePage
from editorial import figures, richtext
from editorial.imprint import Imprint
from editorial.interests import Honoured, Interests
from editorial.kinds import Kind, Part, Texts
from editorial.models import Relation
from editorial.pages import Columns, Link
from editorial.places import place_links
from honorees.models import Achievement, Figure

SUMMARY_LENGTH = 120
"""Characters of the body that lists show at most."""

FIGURES = 2
"""Figures of a story that an entry in a list may show."""


def article_columns(page: ArticlePage) -> Columns:
    lead = next((photo for photo in page.photos if not photo.file_photo), None) or next(iter(page.photos), None)
    return Columns(
        title=page.title,
        summary=richtext.opening(page.body, SUMMARY_LENGTH),
        place=page.place.code,
        shown_on=page.published_on,
        card={
            "column": page.column.label if page.column else "",
            "kicker": page.kicker,
            "subtitle": page.subtitle,
            "source": page.source or page.contributor,
            "origin": page.origin,
            "original": page.source_title,
            "dated": page.published_on is not None,
            "alt": (lead.alt or lead.caption) if lead else "",
            "focus": [lead.focus_x, lead.focus_y] if lead else [50, 50],
            "figures": list(_figures(page))[:FIGURES],
        },
        picture=lead.hash if lead else "",
    )


def _figures(page: ArticlePage) -> Iterable[dict]:
    """The figures with all that bounds them: whose they are (`whose` is a name), of what, when."""
    for each in page.achievements:
        whose = each.subject.label if each.subject and figures.is_own(each) else ""
        for figure in each.figures:
            yield {
                "label": figure.label, "printed": figures.in_full(figure), "unit": figure.unit, "whose": whose,
                "level": each.level, "bounds": figures.bounds(figure),
            }  # fmt: skip


def article_links(page: ArticlePage) -> Iterable[Link]:
    yield from place_links(page.place)
    year = str(page.published_on.year) if page.published_on else "unknown"
    yield Link(Relation.YEAR, "year", year, year)
    if page.column:
        yield Link(Relation.UNDER, "column", page.column.id, page.column.label)
    for at, mention in enumerate(page.mentions):
        if mention.target.id:
            yield Link(Relation.MENTIONS, mention.target.kind, mention.target.id, mention.name, at)
    for at, each in enumerate(page.achievements):
        if each.theme:
            yield Link(Relation.ABOUT, each.theme.kind, each.theme.id, each.theme.label, at)
        if each.subject and each.subject.id:
            yield Link(Relation.CITES, each.subject.kind, each.subject.id, each.subject.label, at)
    for at, photo in enumerate(page.photos):
        yield Link(Relation.SHOWS, "file", photo.hash, photo.caption[:200], at)


def article_texts(page: ArticlePage) -> Texts:
    prose = [
        page.kicker, page.subtitle, page.editor_note, richtext.text_of(page.body), page.source, page.contributor,
        *(photo.caption for photo in page.photos), *(each.statement for each in page.achievements),
        *(" ".join(credit.names) for credit in page.credits),
    ]  # fmt: skip
    names = tuple(each.name for each in page.mentions)
    organizations = tuple(dict.fromkeys(filter(None, [page.contributor, page.source])))
    return Texts(page.title, names, "\n".join(filter(None, prose)), organizations)


def article_imprint(page: ArticlePage) -> Imprint:
    return Imprint(
        contributor=page.contributor or "、".join(
            name for credit in page.credits
            if credit.role == models.Credit.Role.CONTRIBUTED for name in credit.names
        ),
        column=page.column.label if page.column else "",
        source=f"{page.origin_label}（{page.source}）" if page.source else page.origin_label,
        proofreaders=tuple(
            name for credit in page.credits
            if credit.role == models.Credit.Role.PROOFREADER and not credit.original for name in credit.names
        ),
    )  # fmt: skip


def article_interests(page: ArticlePage, public_id: str) -> Interests:
    capacities = (models.Mention.Capacity.COMMENDED, models.Mention.Capacity.DEEDS, models.Mention.Capacity.SUBJECT)
    honoured = tuple(
        Honoured(each.target, (each.post,), unit=each.target.kind == "team")
        for each in page.mentions if each.capacity in capacities and each.target.kind in ("honoree", "team")
    )  # fmt: skip
    suppliers = [(page.contributor, "contributor")] if page.contributor else []
    for at, credit in enumerate(page.credits, 1):
        if credit.role == models.Credit.Role.CONTRIBUTED:
            suppliers += [(name, f"credits.{at}") for name in credit.names if name != page.contributor]
    return Interests(honoured, tuple(suppliers))


def article_source(record_id: int) -> str:
    """The original as it came in, for an article that the importer made."""
    intake = models.Intake.objects.filter(article_id=record_id).order_by("-pk").first()
    return intake.original if intake else ""


def article_without(page: ArticlePage, targets: frozenset) -> ArticlePage:
    return dataclasses.replace(
        page,
        mentions=tuple(each for each in page.mentions if (each.target.kind, each.target.id) not in targets),
        achievements=tuple(
            each for each in page.achievements
            if each.subject is None or (each.subject.kind, each.subject.id) not in targets
        ),
    )  # fmt: skip


ARTICLE = Kind(
    name="article", model=models.Article, page=ArticlePage, schema=3,
    # Only what lists say of a page changed: 2, its first sentences and its origin; 3, whose a figure is, and when.
    upgrade={1: lambda plain: plain, 2: lambda plain: plain},
    freeze=freezing.freeze_article, columns=article_columns, links=article_links, texts=article_texts,
    without=article_without, url_name="article", template="articles/article.html",
    card_template="components/article_card.html", context=article_context, imprint=article_imprint,
    schema_org=structured.news_article, interests=article_interests, gaps=preflight.gaps, source=article_source,
    correctable=correcting.ARTICLE,
    parts=(
        Part(models.Credit, "article"),
        Part(models.Photo, "article"),
        Part(models.Mention, "article"),
        Part(models.Evidence, "article"),
    ),
    quoted=(Part(Achievement, "evidence__article"), Part(Figure, "achievement__evidence__article")),
)  # fmt: skip
