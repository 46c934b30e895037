"""From the record of an article to its page."""

import re

from articles.models import Article, Credit, Mention
from articles.pages import ArticlePage, CreditLine, MentionLine
from editorial import richtext
from editorial.pages import Photo, Ref
from editorial.places import place_of
from honorees.freezing import achievement_line

_BETWEEN_NAMES = re.compile(r"[、，,;；\s]+")


def freeze_article(article: Article) -> ArticlePage:
    column = article.column
    evidence = article.evidence.select_related(
        "achievement__theme", "achievement__honoree", "achievement__team", "achievement__campaign",
        "achievement__organization", "achievement__place",
    ).prefetch_related("achievement__figures")  # fmt: skip
    return ArticlePage(
        title=article.title,
        kicker=article.kicker,
        subtitle=article.subtitle,
        editor_note=article.editor_note,
        body=richtext.sanitized(article.body),
        origin=article.origin,
        origin_label=str(article.get_origin_display()),
        source=article.source,
        source_title=article.source_title,
        contributor=article.source_organization.name if article.source_organization_id else "",
        published_on=article.published_on,
        column=Ref("column", column.slug, column.name) if column else None,
        place=place_of(article.district),
        credits=tuple(map(_credit_line, article.credits.all())),
        photos=tuple(map(_photo, article.photos.select_related("picture"))),
        mentions=tuple(map(_mention_line, article.mentions.select_related("honoree", "team", "campaign"))),
        achievements=tuple(achievement_line(each.achievement) for each in evidence),
        rights=article.rights,
    )


def _credit_line(credit: Credit) -> CreditLine:
    names = tuple(filter(None, _BETWEEN_NAMES.split(credit.names.strip())))
    return CreditLine(credit.role, names, credit.original)


def _photo(photo) -> Photo:
    return Photo(
        photo.picture.hash, photo.picture.width, photo.picture.height, photo.caption, photo.photographer, photo.alt,
        photo.file_photo, photo.focus_x, photo.focus_y, photo.consent,
    )  # fmt: skip


def _mention_line(mention: Mention) -> MentionLine:
    target = mention.target
    name = mention.name or target.name
    return MentionLine(
        Ref(target._meta.model_name, target.public_id, target.name) if target else Ref("honoree", "", name),
        name, mention.post, mention.capacity, str(mention.get_capacity_display()),
    )  # fmt: skip
