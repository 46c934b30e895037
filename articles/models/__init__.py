"""Articles and what belongs to them."""

from articles.models.article import Article, Column
from articles.models.intake import Intake
from articles.models.parts import Credit, Evidence, Mention, Photo

__all__ = ["Article", "Column", "Credit", "Evidence", "Intake", "Mention", "Photo"]
