"""Lists as files: the same selection as the list's page, whole, as CSV or XLSX."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from editorial import tables, workbook
from editorial.views.base import PublicView
from editorial.views.lists import EditionList, choose

MOST = 20_000
"""Rows of one file. A longer list is cut, and the file says so at its end."""

NOT_IN_FILES = ("page", "view")
"""Parameters of lists that a file has no use for."""


def attached(title: str, path: str) -> str:
    """The header of a file with that title, and with the last part of its address for programs that want ASCII.

    RFC 6266 has both, the plain name first.
    """
    named = content_disposition_header(True, title)
    if title.isascii():
        return named
    plain = content_disposition_header(True, path.rsplit("/", 1)[-1])
    return f"{plain}; {named.removeprefix('attachment; ')}"


class TableFile(PublicView):
    """A table as a file, in the `form` csv or xlsx. The file is in Chinese, and has one address."""

    table: tables.Table
    form = "csv"
    most = MOST
    in_languages = False

    def response(self, rows, total: int) -> HttpResponse:
        """The file of the rows, of which there are `total`: more than it has if the list was cut."""
        heads, title = self.table.heads, self.table.title
        rows = self._ended(rows, total)
        if self.form == "xlsx":
            response = HttpResponse(tables.xlsx(title, heads, rows), content_type=workbook.CONTENT_TYPE)
        else:
            response = HttpResponse(tables.csv(heads, rows), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = attached(f"{title}.{self.form}", self.request.path)
        response["X-Robots-Tag"] = "noindex"
        return response

    def _ended(self, rows, total: int):
        yield from rows
        if total > self.most:
            said = _("Only the first %(most)s of %(total)s rows; narrow the list to get the others.")
            empty = [""] * (len(self.table.heads) - 1)
            yield [said % {"most": f"{self.most:,}", "total": f"{total:,}"}, *empty]


class ListFile(TableFile):
    """The list of one kind as a file, with the list's own filters and order."""

    listing: type[EditionList]

    @property
    def parameters(self) -> tuple[str, ...]:
        return tuple(name for name in self.listing.parameters if name not in NOT_IN_FILES)

    def get(self, request):
        chosen = choose(self.listing, request.GET, self.reading, self.suppressed)
        keys = chosen.selection.page(0, self.most)
        rows = tables.rows(
            self.table, keys, index=chosen.index, reading=self.reading, suppressed=self.suppressed,
            whole=request.build_absolute_uri,
        )  # fmt: skip
        return self.response(rows, chosen.selection.count)
