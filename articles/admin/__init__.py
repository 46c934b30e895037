"""Admin pages of articles and columns."""

from articles.admin import articles, intake

__all__ = ["articles", "intake"]
