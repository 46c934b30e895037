"""The list of articles, as pages and as a file; the list of one column has a head of its own."""

from django.utils.translation import gettext_lazy as _

from articles import tables
from articles.filters import ArticleFilterSet
from editorial import headings
from editorial.facets import ordering
from editorial.filters import FacetFilterSet
from editorial.views.files import ListFile
from editorial.views.lists import EditionList
from editorial.views.sorting import Order


class ArticleList(EditionList):
    kind = "article"
    filterset_class = ArticleFilterSet
    template_name = "articles/article_list.html"
    parameters = ("column", "district", "year", "q", "sort", "page", "view")
    per_page = 12
    orders = {
        "date": Order(_("date"), ordering.by_date, falling=True),
        "pinyin": Order(_("pinyin of the title"), ordering.by_reading, offered=True),
        "organization": Order(_("source"), ordering.by_extra("source")),
        "column": Order(_("column"), ordering.by_extra("column")),
    }

    def opening(self, filterset: FacetFilterSet, context: dict) -> dict:
        """`heading` where one column was chosen; `leads` where nothing else was: then its newest story leads."""
        chosen = filterset.chosen
        if len(chosen["column"]) != 1:
            return {}
        alone = not any(values for name, values in chosen.items() if name != "column") and not filterset.typed
        return {
            "heading": headings.every(self.reading).get(chosen["column"][0]),
            "leads": alone and context["page_obj"].number == 1 and not self.request.GET.get("sort"),
        }


class ArticleFile(ListFile):
    listing = ArticleList
    table = tables.ARTICLES
