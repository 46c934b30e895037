"""Answers for machines: sitemap, robots, health."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from editorial.views.base import PublicView


class Sitemap(PublicView):
    def get(self, request):
        raise Http404


class SitemapPart(PublicView):
    def get(self, request, number):
        raise Http404


@require_safe
def robots(request):
    return HttpResponse("User-agent: *\n", content_type="text/plain")


@require_safe
def healthz(request):
    return HttpResponse("ok", content_type="text/plain")
