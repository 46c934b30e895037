"""The list of articles."""

from articles.filters import ArticleFilterSet
from editorial.views.lists import EditionList


class ArticleList(EditionList):
    kind = "article"
    filterset_class = ArticleFilterSet
    template_name = "articles/article_list.html"
    parameters = ("column", "district", "year", "q", "page")
    per_page = 12
