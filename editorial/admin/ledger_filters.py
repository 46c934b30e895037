"""What the list of decisions can be narrowed by: what was done, by whom, in which district, between which days.

Each filter takes known values only; anything else finds nothing or counts as not given.
"""

import datetime as dt

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from districts.models import District, User
from editorial.decided import LABELS
from editorial.models import Edition

PEOPLE = 200
"""Names that are offered. Others are found by the search."""


class ByAction(admin.SimpleListFilter):
    """What was done. Actions of one name, such as returning at either step, are one choice."""

    title = _("action")
    parameter_name = "action"

    def lookups(self, request, model_admin):
        first = {}
        for action, words in LABELS.items():
            first.setdefault(str(words), action)
        return [(action, words) for words, action in first.items()]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        named = [action for action, words in LABELS.items() if words == LABELS.get(self.value())]
        return queryset.filter(action__in=named)


class ByPerson(admin.SimpleListFilter):
    """People who decided something that the viewer may see."""

    title = _("person")
    parameter_name = "person"

    def lookups(self, request, model_admin):
        own = model_admin.visible(request).filter(by=OuterRef("pk"))
        people = User.objects.filter(Exists(own)).order_by("name", "username")
        return [(user.username, str(user)) for user in people[:PEOPLE]]

    def queryset(self, request, queryset):
        return queryset.filter(by__username=self.value()) if self.value() else queryset


class ByDistrict(admin.SimpleListFilter):
    """Districts from which the viewer may see editions. One that is chosen includes those below it."""

    title = _("district")
    parameter_name = "district"

    def lookups(self, request, model_admin):
        codes = Edition.objects.filter(model_admin.places(request)).order_by().values("place").distinct()
        return list(District.objects.filter(code__in=codes).order_by("path").values_list("code", "name"))

    def queryset(self, request, queryset):
        district = District.objects.filter(code=self.value()).first() if self.value() else None
        if district is None:
            return queryset.none() if self.value() else queryset
        below = District.objects.filter(path__startswith=district.path).values("code")
        return queryset.filter(edition__place__in=below)


class ByDay(admin.ListFilter):
    """Decisions from one day to another, both included; either may be left open."""

    title = _("date")
    template = "admin/editorial/days_filter.html"
    first, last = "from", "until"

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        for name in self.expected_parameters():
            if name in params:
                self.used_parameters[name] = params.pop(name)[-1]

    def expected_parameters(self):
        return [self.first, self.last]

    def has_output(self):
        return True

    def choices(self, changelist):
        """One choice: the form, with the other parameters of the address as hidden fields."""
        others = changelist.get_query_string(remove=[*self.expected_parameters(), "p"])
        return [
            {
                "selected": not self.used_parameters,
                "query_string": others,
                "fields": [(name, self.used_parameters.get(name, "")) for name in self.expected_parameters()],
                "kept": [
                    (name, value)
                    for name, value in changelist.params.items()
                    if name not in (*self.expected_parameters(), "p")
                ],
            }
        ]

    def queryset(self, request, queryset):
        first, last = (_day(self.used_parameters.get(name, "")) for name in self.expected_parameters())
        if first:
            queryset = queryset.filter(at__gte=_midnight(first))
        if last:
            queryset = queryset.filter(at__lt=_midnight(last + dt.timedelta(days=1)))
        return queryset


def _day(text: str) -> dt.date | None:
    """The day that is written as 2026-03-01; None for anything else."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1900 <= day.year < 2200 else None


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
