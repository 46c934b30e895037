"""The charts of the statistics as files: the numbers as CSV, the drawing as SVG."""

import dataclasses
from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from editorial import chrome, clock, drawings, spreadsheet


@dataclasses.dataclass(frozen=True)
class Sheet:
    """A chart with the numbers of its table. `drawing` names another form than bars, with what it is drawn of;
    "none" is not drawn."""

    finding: str
    caption: str
    heads: tuple[str, ...]
    rows: Sequence[tuple]
    drawing: tuple[str, object] = ("bars", None)


def answer(request, sheets: dict[str, Sheet], reading: clock.Reading) -> HttpResponse:
    """The file that the query names. Raises Http404 for a chart or a format that there is not."""
    name = request.GET.get("chart", "")
    make = {"csv": _csv, "svg": _svg}.get(request.GET.get("format", ""))
    if name not in sheets or make is None:
        raise Http404
    response = make(sheets[name], reading)
    response["X-Robots-Tag"] = "noindex"
    response["Content-Disposition"] = f'attachment; filename="statistics-{name}.{request.GET["format"]}"'
    return response


def _series(sheet: Sheet) -> drawings.Series:
    """The columns of numbers, without the one that adds the two before it up."""
    numbers = [at for at, cell in enumerate(sheet.rows[0]) if at and isinstance(cell, int)][:2]
    return drawings.Series(
        [sheet.heads[at] for at in numbers], [(str(row[0]), [row[at] for at in numbers]) for row in sheet.rows]
    )


def _csv(sheet: Sheet, reading: clock.Reading) -> HttpResponse:
    lines = [spreadsheet.line(map(str, sheet.heads))]
    lines += [spreadsheet.line(" ".join(str(cell).split()) for cell in row) for row in sheet.rows]
    content = (spreadsheet.BYTE_ORDER_MARK + "".join(lines)).encode("utf-8", "replace")
    return HttpResponse(content, content_type="text/csv; charset=utf-8")


def _svg(sheet: Sheet, reading: clock.Reading) -> HttpResponse:
    site = chrome.at(reading).site.name
    day = timezone.localtime(reading.now).date().isoformat()
    source = _("Source: %(site)s, counted from what was published on %(day)s") % {"site": site, "day": day}
    form, drawn = sheet.drawing
    match form:
        case "none":
            raise Http404
        case "tiles":
            text = drawings.squares(sheet.finding, sheet.caption, source, drawn)
        case "network":
            text = drawings.lines(sheet.finding, sheet.caption, source, drawn)
        case _:
            text = drawings.bars(sheet.finding, sheet.caption, source, _series(sheet))
    return HttpResponse(text, content_type="image/svg+xml; charset=utf-8")
