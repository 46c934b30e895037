"""The daily digest: at most one mail a day for each person, about all that does not have to reach them at once."""

import datetime as dt
import time

from django.conf import settings
from django.utils import timezone

from editorial import clock
from editorial.models import Notification
from editorial.notifying import outbox, wording

LONGEST = 200
"""Notifications that one digest names at most; the others follow in another."""


def send_digests(now: dt.datetime | None = None) -> int:
    """Send what waited until today's hour of digests, to each person once; return how many mails left.

    Who has nothing to be told gets no mail. A digest that is late because nobody ran this is sent when somebody does.
    The round ends as in `outbox.send_due`.
    """
    now = now or clock.time()
    rows = Notification.objects.filter(mail=Notification.Mail.DIGEST, at__lte=last_hour(now))
    sent, until = 0, time.monotonic() + outbox.ROUND
    for user in outbox.due(rows, now).order_by("user").values_list("user", flat=True).distinct():
        if time.monotonic() > until:
            break
        taken = outbox.take(rows.filter(user=user), now, LONGEST)
        outcome = outbox.deliver(taken, now, wording.digest) if taken else None
        if outcome is outbox.Outcome.FAILED:
            break
        sent += outcome is outbox.Outcome.SENT
    return sent


def last_hour(now: dt.datetime) -> dt.datetime:
    """The latest instant up to `now` at which digests were due: DIGEST_HOUR o'clock of today or yesterday."""
    local = timezone.localtime(now)
    moment = local.replace(hour=settings.DIGEST_HOUR, minute=0, second=0, microsecond=0)
    return moment if moment <= local else moment - dt.timedelta(days=1)
