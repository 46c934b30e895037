"""The districts: all that have something published, and the front page of each."""

import dataclasses

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from districts.codes import full_code
from districts.models import District
from editorial import district_counts, fronts
from editorial.chrome import Counts
from editorial.fronts.district import Listed
from editorial.views.base import PublicView


@dataclasses.dataclass(frozen=True)
class Group:
    """A district at the top of the list with all below it: first those of no city, then city by city."""

    top: Listed
    parts: list["Part"]


@dataclasses.dataclass(frozen=True)
class Part:
    """Districts next to each other in the list; `head` is the city that they belong to, if any."""

    head: Listed | None
    below: list[Listed]


class DistrictList(PublicView):
    """Only districts that have something live, or lie above one that does. Towns stand on their county's page."""

    def get(self, request):
        counts = district_counts.counts(self.reading)
        rows = District.objects.filter(code__in=counts).exclude(level=District.Level.TOWN)
        return render(request, "districts/district_list.html", {"groups": _groups(rows, counts)})


class DistrictFront(PublicView):
    """A district's front page. Shorter codes, in daily use, lead to the one of 12 digits."""

    def get(self, request, code):
        try:
            canonical = full_code(code)
        except ValueError:
            raise Http404 from None
        if code != canonical:
            if not District.objects.filter(code=canonical).exists():
                raise Http404
            return HttpResponsePermanentRedirect(reverse("district", args=[canonical]))
        context = fronts.district(self.reading, canonical)
        if context is None:
            raise Http404
        return render(request, "districts/district.html", context)


def _groups(rows, counts: dict[str, Counts]) -> list[Group]:
    """The districts by the widest one that contains them, and below it by the city."""
    groups: list[Group] = []
    for row in rows.order_by("path"):
        listed = Listed(row, counts[row.code])
        if not groups or not row.path.startswith(groups[-1].top.district.path):
            groups.append(Group(listed, []))
            continue
        parts = groups[-1].parts
        if row.level == District.Level.CITY:
            parts.append(Part(listed, []))
        elif parts and (parts[-1].head is None or row.path.startswith(parts[-1].head.district.path)):
            parts[-1].below.append(listed)
        else:
            parts.append(Part(None, [listed]))
    return groups
