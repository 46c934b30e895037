"""The page of the reports and their file."""

import datetime as dt

from django.contrib import admin
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from districts.models import Role
from editorial import charts, kinds, workdays
from editorial.admin import moment
from editorial.adminsite import DeskPage
from editorial.desk import inbox, reports, reports_file, scope
from editorial.models import Edition, Stage

_STEPS = {Stage.IN_REVIEW: pgettext_lazy("step", "Review"), Stage.IN_APPROVAL: pgettext_lazy("step", "Final approval")}


def view(request):
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    now = moment.now(request)
    chosen, period, ignored = _asked(request, now)
    report = reports.report(request.user, chosen, period, now)
    query = chosen.query(**{"from": period.first.isoformat(), "until": period.last.isoformat()})
    context = {
        **admin.site.each_context(request),
        "title": _("Reports"),
        "subtitle": None,
        "opts": Edition._meta,
        "scope": chosen,
        "period": period,
        "ignored": ignored,
        "districts": chosen.districts(),
        "kinds": [(each.name, each.label) for each in kinds.every()],
        "report": report,
        "times": _times(report.spent, now) if report.spent is not None else [],
        "figures": _figures(report),
        "lists": [(name, title, empty, _linked(listed)) for name, title, empty, listed in _lists(report)],
        "file_url": f"{reverse('admin:reports_file')}?{query}",
        "ageing": reports.AGEING.days,
        "unknown_year": workdays.unknown_year(timezone.localdate(now)),
    }
    return render(request, "admin/editorial/reports.html", context)


def file_view(request):
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    now = moment.now(request)
    chosen, period, _ignored = _asked(request, now)
    report = reports.report(request.user, chosen, period, now, reports.FILED)
    response = HttpResponse("".join(reports_file.lines(report, period)), content_type="text/csv; charset=utf-8")
    name = f"{_('Reports')}-{period.first:%Y%m%d}-{period.last:%Y%m%d}.csv"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _asked(request, now) -> tuple[scope.Scope, reports.Period, list[str]]:
    chosen = scope.read(request.GET, request.user, Role.EDITOR, *reports.ALL_ROLES)
    period, ignored = reports.period_named(request.GET, now)
    return chosen, period, [*chosen.ignored, *ignored]


def _times(spent: list[reports.Spent], now: dt.datetime) -> list[dict]:
    """The steps with a row for each measure and the length of its bar; the longest with the edition that waited."""
    steps = [each for each in spent if each.count]
    measured = [length for each in steps for length in (each.median, each.ninetieth, each.longest)]
    lengths = [int(length.total_seconds() // 60) for length in measured]
    bars = iter(charts.lengths(lengths))
    return [
        {
            "step": _STEPS[each.step],
            "count": each.count,
            "rows": [
                {"measure": words, "said": inbox.age(now - length, now), "bar": next(bars), "slowest": slowest}
                for words, length, slowest in (
                    (_("median"), each.median, None),
                    (_("Nine in ten took no longer than"), each.ninetieth, None),
                    (_("longest"), each.longest, each.slowest),
                )
            ],
        }
        for each in steps
    ]


def _figures(report: reports.Report) -> list[tuple]:
    """(anchor, words, count, whether it wants attention) of each list."""
    return [
        (name, title, listed.count, name == "overdue" and listed.count) for name, title, _e, listed in _lists(report)
    ]


def _lists(report: reports.Report) -> list[tuple]:
    lists = (
        ("overdue", _("Overdue now"), _("Nothing is overdue."), report.overdue),
        ("returns", _("Returned in the period"), _("Nothing was returned in this period."), report.returns),
        ("drafts", _("Drafts that age"), _("No changed record lies about without a submission."), report.drafts),
        ("stale", _("Pages past their review date"), _("No page is past its review date."), report.stale),
    )
    return [each for each in lists if each[-1] is not None]


def _linked(listed: reports.Listed) -> dict:
    rows = [
        (row, reverse(f"admin:{row.model._meta.app_label}_{row.model._meta.model_name}_change", args=[row.pk]),
         isinstance(row.since, dt.datetime))
        for row in listed.rows
    ]  # fmt: skip
    return {"count": listed.count, "more": listed.more, "rows": rows}


admin.site.add_page(DeskPage("reports/", "reports", view, gettext_lazy("Reports"), may=reports.may_open))
admin.site.add_page(DeskPage("reports/file/", "reports_file", file_view, may=reports.may_open))
