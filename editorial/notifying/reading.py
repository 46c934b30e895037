"""What a person has been told: their list, how much of it is unread, and marking it as read."""

import datetime as dt

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper
from django.db.models.functions import Now

from editorial import clock
from editorial.models import Notification
from editorial.notifying.withholding import visible

SHOWN = 99
"""Unread notifications are counted up to one more than this."""

KEPT = dt.timedelta(days=180)
"""How long a notification is kept after it was read."""


def of(user):
    """The person's notifications up to now, newest first."""
    # PostgreSQL, whose clock is the one time source there, need not be asked for it first.
    now = Now() if connection.vendor == "postgresql" else clock.time()
    return Notification.objects.filter(user=user, at__lte=now)


def shown(user):
    """The same for their list; `visible`: they may see now what it is about."""
    return of(user).annotate(visible=ExpressionWrapper(visible(), BooleanField()))


def unread(user) -> int:
    """How many of them are unread, or SHOWN + 1 where there are more than that: one query."""
    return of(user).filter(read_at=None)[: SHOWN + 1].count()


def mark_read(rows) -> int:
    """Mark those of the notifications as read that are not; return how many."""
    return rows.filter(read_at=None).update(read_at=clock.time())


def forget(now: dt.datetime) -> int:
    """Delete what was read long ago; return how much."""
    return Notification.objects.filter(read_at__lt=now - KEPT).delete()[0]
