"""Answers for machines: robots and health."""

import os
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe


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
