"""The way of a request into the API: the page cache and the clock of all public views, a limit, and open to scripts."""

from functools import cached_property

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import caches
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import URLResolver
from django.urls.resolvers import RegexPattern
from django.utils.translation import gettext as _
from django.views import View
from ninja import NinjaAPI

from editorial.revocation import reader
from editorial.views.base import Gone, PublicView

WINDOW = 60
"""Seconds over which requests are counted."""

READING = "GET, HEAD, OPTIONS"
"""The methods that every address of the API answers."""

PARAMETERS = (
    "q", "kind", "district", "column", "campaign", "year", "cursor", "limit", "url", "format", "maxwidth", "maxheight",
)  # fmt: skip
"""The query parameters that some operation knows; answers depend on no other."""


class ApiView(PublicView):
    """Answers everything below the API's address by the operations of a NinjaAPI. Reads only; anybody may."""

    parameters = PARAMETERS
    longest = 500  # more than any operation takes: it is told so
    blank = True
    in_languages = False
    api: NinjaAPI = None

    def dispatch(self, request, *args, **kwargs):
        if request.method == "OPTIONS":
            return self._open(HttpResponse(status=204, headers={"Allow": READING}))
        if self._too_many(request):
            response = JsonResponse({"detail": _("Too many requests. Try again in a minute.")}, status=429)
            response["Retry-After"] = str(WINDOW)
            return self._open(response)
        return super().dispatch(request, *args, **kwargs)

    def answer(self, request, *args, **kwargs):
        request.suppressed = self.suppressed
        try:
            response = View.dispatch(self, request, *args, **kwargs)
        except Http404:
            response = nothing(request, None)
        return self._open(response)

    def get(self, request, path):
        """What the operation answers that the path names; HEAD as GET, which is all that operations know."""
        match = self._resolver.resolve(path)
        asked, request.method = request.method, "GET"
        try:
            return match.func(request, *match.args, **match.kwargs)
        finally:
            request.method = asked

    def http_method_not_allowed(self, request, *args, **kwargs):
        refused = super().http_method_not_allowed(request)
        return JsonResponse(
            {"detail": _("This address can only be read.")}, status=405, headers={"Allow": refused["Allow"]}
        )

    @cached_property
    def _resolver(self) -> URLResolver:
        return URLResolver(RegexPattern(r""), self.api.urls[0])

    @staticmethod
    def _open(response):
        """Let scripts of any site read the response."""
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Allow-Methods"] = READING
        response["Access-Control-Allow-Headers"] = "If-None-Match"
        response["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        return response

    @staticmethod
    def _too_many(request) -> bool:
        """Whether this address has asked more often in the last minute than is allowed, in this process."""
        limit = settings.API_REQUESTS_PER_MINUTE
        if not limit or reader.is_own(request):
            return False
        key = f"api-{get_adapter().get_client_ip(request)}"
        caches["limits"].add(key, 0, WINDOW)
        try:
            return caches["limits"].incr(key) > limit
        except ValueError:
            return False  # the window ended just now


def nothing(request, exc) -> HttpResponse:
    """No such address, or nothing there that was ever public."""
    return JsonResponse({"detail": _("There is nothing here.")}, status=404)


def gone(request, exc: Gone) -> HttpResponse:
    """What was live and is withdrawn: 410, with nothing of what it said."""
    return JsonResponse({"detail": _("What stood here was withdrawn.")}, status=410)
