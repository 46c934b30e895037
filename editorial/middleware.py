"""Requests that no page answers, sessions that end when nobody is there, and staff pages that nobody may keep."""

from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpResponseNotAllowed

_METHODS = ("GET", "HEAD", "POST", "OPTIONS")


class SafeMethods:
    """Refuse the methods that no page here answers: Django's function views would answer TRACE with 200."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in _METHODS:
            return HttpResponseNotAllowed(_METHODS)
        return self.get_response(request)


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
