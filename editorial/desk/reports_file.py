"""The reports as a file for spreadsheets: the times of each step, then every row of every list."""

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from editorial.desk.reports import Listed, Period, Report
from editorial.models import Stage
from editorial.spreadsheet import BYTE_ORDER_MARK, line

HOUR = dt.timedelta(hours=1)


def lines(report: Report, period: Period) -> Iterator[str]:
    """Lines of CSV; durations in hours with one decimal."""
    yield BYTE_ORDER_MARK + line([_("Period"), period.first.isoformat(), period.last.isoformat()])
    if report.spent is not None:
        yield line([])
        yield line([_("Step"), _("Judged"), _("Median (hours)"), _("90th percentile (hours)"), _("Longest (hours)")])
        for each in report.spent:
            hours = [f"{length / HOUR:.1f}" for length in (each.median, each.ninetieth, each.longest)]
            yield line([str(Stage(each.step).label), str(each.count), *(hours if each.count else ["", "", ""])])
    yield line([])
    yield line([
        _("Report"), _("Kind"), _("Title"), _("Edition"), _("District"), _("Date"), _("Name"), _("Note")
    ])  # fmt: skip
    for name, listed in (
        (_("Returned"), report.returns),
        (_("Overdue"), report.overdue),
        (_("Ageing draft"), report.drafts),
        (_("Past its review date"), report.stale),
    ):
        yield from _rows(name, listed)


def _rows(name: str, listed: Listed | None) -> Iterator[str]:
    for row in listed.rows if listed else ():
        number = "" if row.number is None else str(row.number)
        yield line([name, row.kind, row.title, number, row.place, _written(row.since), row.who, row.note])


def _written(since: dt.datetime | dt.date) -> str:
    return f"{timezone.localtime(since):%Y-%m-%d %H:%M}" if isinstance(since, dt.datetime) else since.isoformat()
