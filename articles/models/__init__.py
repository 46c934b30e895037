"""Articles and what belongs to them; front pages."""

from articles.models.article import Article, Column
from articles.models.front import Front, FrontCampaign, FrontColumn, FrontNumber, FrontStory
from articles.models.intake import Intake
from articles.models.parts import Credit, Evidence, Mention, Photo

__all__ = [
    "Article", "Column", "Credit", "Evidence", "Front", "FrontCampaign", "FrontColumn", "FrontNumber", "FrontStory",
    "Intake", "Mention", "Photo",
]  # fmt: skip
