"""Answers for machines: sitemap, robots, health."""

import os
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from editorial import chrome, kinds
from editorial.models import Edition
from editorial.views.base import PublicView

PER_PART = 5000
"""Addresses in one part of the sitemap."""


class SitemapView(PublicView):
    in_languages = False

    def live(self):
        """All live pages, oldest edition first, so that parts fill up one after another."""
        return Edition.objects.live(self.reading.now).of(*(kind.name for kind in kinds.every())).order_by("id")

    def urlset(self, editions, addresses=()):
        pages = [
            {
                "address": self.absolute(kinds.get(kind).url_name, public_id),
                "changed": live_from,
            }
            for kind, public_id, live_from in editions.values_list("kind", "public_id", "live_from")
            if (kind, public_id) not in self.suppressed
        ]
        return self.xml("machines/sitemap.xml", {"pages": [*({"address": each} for each in addresses), *pages]})

    def absolute(self, name, *args) -> str:
        return self.request.build_absolute_uri(reverse(name, args=args))

    def xml(self, template, context):
        return render(self.request, template, context, content_type="application/xml; charset=utf-8")


class Sitemap(SitemapView):
    """The sitemap, or an index of its parts where there are many pages."""

    def get(self, request):
        sections = [request.build_absolute_uri(address) for _name, address, _label in chrome.sections()]
        count = self.live().count()
        if count <= PER_PART:
            return self.urlset(self.live(), sections)
        parts = [self.absolute("sitemap_part", number + 1) for number in range(-(-count // PER_PART))]
        return self.xml("machines/sitemap_index.xml", {"parts": parts})


class SitemapPart(SitemapView):
    def get(self, request, number):
        if not 1 <= number <= 10_000:
            raise Http404
        editions = self.live()[(number - 1) * PER_PART : number * PER_PART]
        response = self.urlset(editions)
        if b"<loc>" not in response.content:
            raise Http404
        return response


@csrf_exempt
@require_safe
def robots(request):
    """What crawlers should leave alone, and where the sitemap is."""
    closed = ("admin:index", "account_login", "display")
    lines = ["User-agent: *", *(f"Disallow: {reverse(name)}" for name in closed)]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", ""]
    response = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@never_cache
@csrf_exempt
@require_safe
def healthz(request):
    """200 when database and storage answer, else 503; the cause is for the log, not for the caller."""
    ok = _database_answers() and _storage_answers()
    return HttpResponse("ok\n" if ok else "unavailable\n", status=200 if ok else 503, content_type="text/plain")


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        return False


def _storage_answers() -> bool:
    """Whether the storage can be asked and, if it is a folder here, written to."""
    try:
        default_storage.exists("healthz")
    except OSError:
        return False
    location = getattr(default_storage, "location", "")
    if not location:
        return True
    folder = Path(location)
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK)
