"""Pages about the site itself: site map, accessibility, copyright, corrections."""

from django.shortcuts import render

from editorial.views.base import PublicView


class AboutPage(PublicView):
    template = ""

    def get(self, request):
        return render(request, self.template)


class SiteMap(AboutPage):
    template = "about/site_map.html"


class Accessibility(AboutPage):
    template = "about/accessibility.html"


class Copyright(AboutPage):
    template = "about/copyright.html"


class Corrections(AboutPage):
    template = "about/corrections.html"
