"""Pages about the site itself: site map, accessibility, copyright, corrections."""

from django.shortcuts import render
from django.urls import reverse

from editorial import headings, kinds
from editorial.corrections import told
from editorial.views.base import PublicView


class AboutPage(PublicView):
    template = ""

    def get(self, request):
        return render(request, self.template)


class SiteMap(PublicView):
    def get(self, request):
        return render(request, "about/site_map.html", {"headings": headings.every(self.reading).values()})


class Accessibility(AboutPage):
    template = "about/accessibility.html"


class Copyright(AboutPage):
    template = "about/copyright.html"


class Corrections(PublicView):
    """What to do about an error, and the latest major corrections of pages that are live."""

    def get(self, request):
        latest = [
            (reverse(kinds.get(each.kind).url_name, args=[each.public_id]), each) for each in told.latest(self.reading)
        ]
        return render(request, "about/corrections.html", {"latest": latest})
