"""Pages of a list by cursor: no row is left out or shown twice, whatever goes live between two requests."""

import base64
import binascii
import datetime as dt
import hashlib

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


def place_after(given: str, question: object) -> int:
    """How many results of a search were given before the cursor, 0 for "".

    `question` is all that their order depends on, the state of the clock included: what is ranked has no better place.
    Raises HttpError 400 for a cursor that was not given for it.
    """
    if not given:
        return 0
    place = _decoded(given).partition(".")[0]
    if not place.isdigit() or given != place_at(int(place), question):
        raise HttpError(400, "cursor")
    return int(place)


def place_at(place: int, question: object) -> str:
    """The cursor that `place_after` understands."""
    mark = hashlib.blake2b(repr(question).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return _encoded(f"{place}.{mark}")


def _written(edition: Edition) -> str:
    return _encoded(f"{edition.shown_on:%Y-%m-%d}.{edition.pk}")


def _read(cursor: str) -> tuple[dt.date, int]:
    try:
        day, _, key = _decoded(cursor).partition(".")
        number = int(key)
        if not 0 < number < 2**63:
            raise ValueError
        return dt.date.fromisoformat(day), number
    except ValueError as error:
        raise HttpError(400, "cursor") from error


def _encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _decoded(cursor: str) -> str:
    try:
        return base64.b64decode(f"{cursor}===", "-_", validate=False).decode("ascii")
    except (ValueError, binascii.Error) as error:
        raise HttpError(400, "cursor") from error
