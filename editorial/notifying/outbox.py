"""The outbox: mails that are due leave from committed rows, each row locked while it is taken.

Delivery is at least once. A row is marked as tried before its mail is handed over, and as sent after it: two
processes never take the same row, and a process that is killed between the two loses nothing. Its row is due again
after a pause, and the person may then get that one mail twice, under the same Message-ID. To lose word of a returned
page would be worse.
"""

import datetime as dt
import logging
import smtplib
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q
from django.utils import translation

from districts.models import SiteProfile
from editorial import clock
from editorial.models import Notification
from editorial.notifying import addresses, wording
from editorial.notifying.withholding import visible

log = logging.getLogger(__name__)

PAUSES = (
    dt.timedelta(minutes=2), dt.timedelta(minutes=10), dt.timedelta(hours=1), dt.timedelta(hours=6),
    dt.timedelta(hours=24),
)  # fmt: skip
"""After the first failed attempt, the second …: how long the row rests. The first is longer than any attempt lasts."""

ATTEMPTS = len(PAUSES) + 1
"""After so many, the row is left to the administrators."""

AT_ONCE = 50
"""Mails that one round sends at most, so that other chores get their turn."""

_FAILURES = (smtplib.SMTPException, OSError, ValueError)
"""What sending can fail of: the server, the connection, an address or a header that cannot be."""


def send_due(now: dt.datetime | None = None) -> int:
    """Send the mails that are due at once; return how many left. Failures are written to their rows.

    A failure ends the round: where the server is gone, the others need not be tried.
    """
    sent = 0
    for _turn in range(AT_ONCE):
        moment = now or clock.time()
        rows = take(Notification.objects.filter(mail=Notification.Mail.NOW), moment, 1)
        if not rows or not deliver(rows, moment, lambda frame, rows=rows: wording.mail(rows[0], frame)):
            break
        sent += 1
    return sent


def due(rows, now: dt.datetime):
    """Those of the rows whose mail may be tried now. What was read meanwhile needs no mail, and who may not see any
    more what it is about gets none."""
    rested = Q(attempts=0)
    for attempts, pause in enumerate(PAUSES, start=1):
        rested |= Q(attempts=attempts, tried_at__lte=now - pause)
    rows = rows.filter(visible(), rested, mailed_at=None, read_at=None, at__lte=now, user__is_active=True)
    return rows.exclude(user__email="")


def undelivered():
    """Rows whose mail failed so often that nobody tries any more, newest first."""
    return Notification.objects.filter(mailed_at=None, attempts__gte=ATTEMPTS).order_by("-tried_at")


def try_again(rows) -> int:
    """Let the mails of these rows be tried from the beginning; return how many."""
    return rows.filter(mailed_at=None).update(attempts=0, tried_at=None, error="", read_at=None)


@transaction.atomic
def take(rows, now: dt.datetime, limit: int) -> list[Notification]:
    """Mark up to `limit` due rows as tried and return them: no other process gets the same ones before their pause.

    On PostgreSQL others pass over the locked rows; on SQLite a transaction that writes is alone from its beginning.
    """
    chosen = due(rows, now).order_by("at", "pk").select_for_update(skip_locked=True, of=("self",))
    keys = [each.pk for each in chosen[:limit]]
    if not keys:
        return []
    Notification.objects.filter(pk__in=keys).update(attempts=F("attempts") + 1, tried_at=now)
    return list(Notification.objects.filter(pk__in=keys).select_related("user", "edition").order_by("-at", "-pk"))


def deliver(rows: list[Notification], now: dt.datetime, made: Callable[[dict], tuple[str, str]]) -> bool:
    """Send one mail about rows of one person that were taken before; return whether it left.

    `made` answers with subject and body for the frame of the person's mails.
    """
    user, keys = rows[0].user, [each.pk for each in rows]
    with translation.override(settings.LANGUAGE_CODE):
        origin = addresses.origin()
        subject, body = made(wording.frame_of(user, SiteProfile.objects.first() or SiteProfile(), origin))
    message = EmailMessage(subject, body, to=[user.email], headers={
        "Message-ID": f"<notification-{keys[0]}-{len(keys)}@{urlsplit(origin).hostname or 'localhost'}>",
        "Auto-Submitted": "auto-generated",
    })  # fmt: skip
    try:
        message.send()
    except _FAILURES as failure:
        log.warning("mail of notification %s failed: %s", keys[0], type(failure).__name__)
        reason = f"{type(failure).__name__}: {failure}"[: Notification._meta.get_field("error").max_length]
        Notification.objects.filter(pk__in=keys).update(error=reason)
        return False
    Notification.objects.filter(pk__in=keys).update(mailed_at=now, error="")
    return True
