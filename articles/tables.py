"""The list of articles as a table for spreadsheets."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.pages import ArticlePage
from editorial.places import place_cells
from editorial.tables import Cell, Row, Table


def article_cells(row: Row) -> list[Cell]:
    page: ArticlePage = row.page
    named = dict.fromkeys(each.name for each in page.mentions if each.target.kind in ("honoree", "team"))
    return [
        page.title, page.subtitle, page.column.label if page.column else "",
        page.published_on.isoformat() if page.published_on else "", page.origin_label, page.source or "",
        page.contributor, "、".join(named), *place_cells(page.place), row.address,
    ]  # fmt: skip


ARTICLES = Table(
    _("Stories"),
    (
        _("Title"), _("Subtitle"), _("Column"), _("Date"), _("Origin"), _("Source"), _("Contributor"), _("Named"),
        _("District"), _("District code"), pgettext_lazy("of a web page", "Address"),
    ),
    article_cells,
)  # fmt: skip
