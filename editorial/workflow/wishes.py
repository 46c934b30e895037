"""The day on which editors would like to see an edition published: a wish, which the due date without one is not.

It stands in the detail of the decision with which the edition began, and so in the chain.
"""

import datetime as dt

from django.db.models import OuterRef, Subquery
from django.db.models.fields.json import KT
from django.utils import timezone

from editorial.models import Decision, Edition
from editorial.workflow.contributors import BEGINNINGS, beginning

KEY = "wished"
"""Where the decision's detail has it."""

HOUR = dt.time(8)
"""The hour that is offered on a day that was wished: when offices open."""


def detail(day: dt.date | None) -> dict:
    """What the decision keeps; {} where nothing was wished."""
    return {KEY: day} if day else {}


def of(edition: Edition) -> dt.date | None:
    """The day that was wished for the edition."""
    begun = beginning(edition)
    return _day(begun.detail.get(KEY)) if begun else None


def of_row(edition: Edition) -> dt.date | None:
    """The same for a row of a query with `wished` from `annotation`."""
    return _day(edition.wished)


def annotation() -> Subquery:
    """For queries of editions: what was wished, as it is kept; the number of queries stays the same."""
    begun = Decision.objects.filter(edition=OuterRef("pk"), action__in=BEGINNINGS).order_by("pk")
    return Subquery(begun.annotate(day=KT(f"detail__{KEY}")).values("day")[:1])


def again(former: Edition | None, now: dt.datetime) -> dt.date | None:
    """What a new submission begins with: the wish of one that came to nothing, if it can still come true."""
    if former is None or former.live_from is not None:
        return None
    day = of(former)
    return day if day and day >= timezone.localdate(now) else None


def moment(day: dt.date | None, now: dt.datetime) -> dt.datetime | None:
    """The instant to offer to the approver; None where there is no wish, or it is for no time to come."""
    at = day and timezone.make_aware(dt.datetime.combine(day, HOUR))
    return at if at and at > now else None


def _day(kept: str | None) -> dt.date | None:
    return dt.date.fromisoformat(kept) if kept else None
