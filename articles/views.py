"""Public pages of articles."""

from editorial.views.base import EditionDetail


class ArticleDetail(EditionDetail):
    kind = "article"
