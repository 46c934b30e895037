"""What answers of all kinds are made of."""

import datetime as dt
from decimal import Decimal

from ninja import Schema


class Failure(Schema):
    """Why there is no answer, in a sentence."""

    detail: str


class Ref(Schema):
    """Something else that is named. `id` is "" where it has no record, `url` where it has no live page."""

    kind: str
    id: str
    label: str


class Place(Schema):
    """A district. `code` is the statistical code of 12 digits."""

    code: str
    name: str
    full_name: str


class Photo(Schema):
    """`url` leads to the picture in its largest rendition; sizes are those of the original, in pixels."""

    url: str
    width: int
    height: int
    caption: str
    photographer: str
    alt: str


class Figure(Schema):
    """A number as printed, with its parsed value where the words hold one."""

    label: str
    printed: str
    value: Decimal | None
    unit: str
    qualifier: str
    scope: str
    period: str
    rank: str


class Achievement(Schema):
    """A sourced claim; `level` says whose it is: person, unit, district …"""

    statement: str
    level: str
    theme: Ref | None
    figures: list[Figure]
    sources: list[Ref]
    subject: Ref | None


class Headed(Schema):
    """What every answer about a live page begins with. `shown_on` is the date that lists sort by: of a story its
    publication, of a campaign the decision, of a person or team the newest award that their own page states; a page
    without such a date, as of those who stand on a roll alone, has the day on which it went live. `changed_at` is when
    the page went live as it is."""

    kind: str
    id: str
    url: str
    shown_on: dt.date | None
    changed_at: dt.datetime


class Entry(Headed):
    """An entry of a list."""

    title: str
    summary: str
    place: str


class Entries(Schema):
    """A page of a list. `next` is the cursor of the following page, "" on the last."""

    results: list[Entry]
    next: str
