"""Pages of a list by cursor: no row is left out or shown twice, whatever goes live between two requests."""

import base64
import binascii
import datetime as dt

from django.db.models import Q
from ninja.errors import HttpError

from editorial.models import Edition, EditionQuerySet

MOST = 100
"""Rows of one page at most."""


def page_of(editions: EditionQuerySet, cursor: str, limit: int) -> tuple[list[Edition], str]:
    """The editions after the cursor, newest first, and the cursor of the next page; "" where this is the last.

    Raises HttpError 400 for a cursor that this list did not give.
    """
    rows = editions.latest_first()
    if cursor:
        day, key = _read(cursor)
        rows = rows.filter(Q(shown_on__lt=day) | Q(pk__lt=key), shown_on__lte=day)
    found = list(rows[: limit + 1])
    following = _written(found[limit - 1]) if len(found) > limit else ""
    return found[:limit], following


def _written(edition: Edition) -> str:
    return base64.urlsafe_b64encode(f"{edition.shown_on:%Y-%m-%d}.{edition.pk}".encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[dt.date, int]:
    try:
        day, _, key = base64.b64decode(f"{cursor}===", "-_", validate=False).decode("ascii").partition(".")
        number = int(key)
        if not 0 < number < 2**63:
            raise ValueError
        return dt.date.fromisoformat(day), number
    except (ValueError, binascii.Error) as error:
        raise HttpError(400, "cursor") from error
