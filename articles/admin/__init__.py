"""Admin pages of articles, columns and front pages."""

from articles.admin import articles, fronts, intake

__all__ = ["articles", "fronts", "intake"]
