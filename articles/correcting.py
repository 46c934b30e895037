"""What of an article an urgent correction may change, and where the record keeps it."""

from django.utils.translation import gettext_lazy as _

from articles.models import Article, Credit, Mention, Photo
from articles.titles import without_dash
from editorial.corrections.correctable import Correctable, Item, fields
from honorees.correcting import ACHIEVEMENT_FIELDS, FIGURES, achievements

ARTICLE = Correctable(
    fields=(
        *fields(Article, "kicker", "title"),
        *fields(Article, "subtitle", tidy=without_dash),
        *fields(Article, "editor_note"),
        *fields(Article, "body", form="rich"),
        *fields(Article, "source", "source_title", "rights"),
        *fields(Credit, "credits.names", form="names"),
        *fields(Photo, "photos.caption", "photos.photographer", "photos.alt"),
        *fields(Mention, "mentions.name", required=True),
        *fields(Mention, "mentions.post"),
        *ACHIEVEMENT_FIELDS,
    ),
    items={
        "credits": Item(_("credit"), lambda line: line.role, lambda article: article.credits.all()),
        "photos": Item(_("photo"), lambda photo: photo.caption, lambda article: article.photos.all()),
        "mentions": Item(_("mention"), lambda line: line.name, lambda article: article.mentions.all()),
        "achievements": achievements(
            lambda article: [each.achievement for each in article.evidence.select_related("achievement")],
            lambda achievement: achievement.district,
        ),
        "achievements.figures": FIGURES,
    },
)
