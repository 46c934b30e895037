"""Requests that no page answers, and staff pages that nobody may keep."""

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


class StaffPagesAreNotStored:
    """Whatever was made for a signed-in person, or on the way to signing in, is kept in no cache."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated or not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store, private"
        return response
