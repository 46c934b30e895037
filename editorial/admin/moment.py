"""The instant of a staff page: read once for each request, so that all of a page speaks of one moment."""

import datetime as dt

from editorial import clock


def now(request) -> dt.datetime:
    """The instant of the request, by the publication clock."""
    if not hasattr(request, "reading"):
        request.reading = clock.read()
    return request.reading.now
