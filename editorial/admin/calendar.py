"""The page of the calendar: a month as a table, its days as a list on small screens, filters in the address."""

from django.contrib import admin
from django.http import HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from districts import roles
from districts.models import Role
from editorial import kinds
from editorial.admin import moment
from editorial.adminsite import DeskPage
from editorial.desk import calendar, scope
from editorial.models import Edition

ROLES = (Role.EDITOR, Role.REVIEWER, Role.APPROVER, Role.AUDITOR)
"""Those who may see editions."""

WEEKDAYS = [
    (gettext_lazy("Monday"), pgettext_lazy("short", "Mon")),
    (gettext_lazy("Tuesday"), pgettext_lazy("short", "Tue")),
    (gettext_lazy("Wednesday"), pgettext_lazy("short", "Wed")),
    (gettext_lazy("Thursday"), pgettext_lazy("short", "Thu")),
    (gettext_lazy("Friday"), pgettext_lazy("short", "Fri")),
    (gettext_lazy("Saturday"), pgettext_lazy("short", "Sat")),
    (gettext_lazy("Sunday"), pgettext_lazy("short", "Sun")),
]


def may_open(user) -> bool:
    """Whether the person may see editions anywhere."""
    return bool(roles.paths_for(user, *ROLES))


def view(request):
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    now = moment.now(request)
    chosen = scope.read(request.GET, request.user, *ROLES)
    first, known = calendar.month_named(request.GET.get("month", ""), now)
    shown = calendar.month(first, chosen.editions(), now)
    context = {
        **admin.site.each_context(request),
        "title": _("Calendar of publications"),
        "subtitle": None,
        "opts": Edition._meta,
        "month": shown,
        "weekdays": WEEKDAYS,
        "scope": chosen,
        "ignored": [*chosen.ignored, *([] if known else ["month"])],
        "districts": chosen.districts(),
        "kinds": [(each.name, each.label) for each in kinds.every()],
        "before": chosen.query(month=f"{shown.before:%Y-%m}") if shown.before else "",
        "after": chosen.query(month=f"{shown.after:%Y-%m}") if shown.after else "",
        "present": chosen.query(),
    }
    return render(request, "admin/editorial/calendar.html", context)


admin.site.add_page(DeskPage("calendar/", "calendar", view, gettext_lazy("Calendar of publications"), may=may_open))
