"""Requests that no page answers, sessions that end when nobody is there, and staff pages that nobody may keep."""

from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpResponseNotAllowed
from django.urls import Resolver404, resolve

_METHODS = ("GET", "HEAD", "POST", "OPTIONS")


class SafeMethods:
    """Refuse the methods that no page here answers: Django's function views would answer TRACE with 200.

    The answer names those of the view, as far as it says which (RFC 9110, 15.5.6).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in _METHODS:
            return HttpResponseNotAllowed(_answered_at(request.path_info))
        return self.get_response(request)


def _answered_at(path: str) -> list[str]:
    """The methods that the view at the path answers; all of ours where it does not say, or there is none."""
    try:
        view = getattr(resolve(path).func, "view_class", None)
    except Resolver404:
        view = None
    names = getattr(view, "http_method_names", None)
    return [each for each in _METHODS if names is None or each.lower() in names]


class Sessions(SessionMiddleware):
    """As Django's, but a page that asks by itself keeps no session alive: its view sets request.renews_session = False.

    Every other request moves the end of the session on (SESSION_SAVE_EVERY_REQUEST).
    """

    def process_response(self, request, response):
        if not getattr(request, "renews_session", True) and not request.session.modified:
            return response
        return super().process_response(request, response)


class StaffPagesAreNotStored:
    """Whatever was made for a signed-in person, or on the way to signing in, is kept in no cache."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated or not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store, private"
        return response
