"""Pages about the site itself: site map, accessibility, copyright, corrections."""

import datetime as dt

from django.shortcuts import render
from django.urls import reverse

from editorial import headings, kinds
from editorial.corrections import told
from editorial.views.base import PublicView

ACCESSIBILITY_REVIEWED = dt.date(2026, 11, 22)
"""When somebody last compared the accessibility statement with the pages."""


class AboutPage(PublicView):
    template = ""

    def get(self, request):
        return render(request, self.template)


class SiteMap(PublicView):
    def get(self, request):
        return render(request, "about/site_map.html", {"headings": headings.every(self.reading).values()})


class Accessibility(PublicView):
    def get(self, request):
        return render(request, "about/accessibility.html", {"reviewed": ACCESSIBILITY_REVIEWED})


class Copyright(AboutPage):
    template = "about/copyright.html"


class Corrections(PublicView):
    """What to do about an error, and the latest major corrections of pages that are live."""

    def get(self, request):
        latest = [
            (reverse(kinds.get(each.kind).url_name, args=[each.public_id]), each) for each in told.latest(self.reading)
        ]
        return render(request, "about/corrections.html", {"latest": latest})
