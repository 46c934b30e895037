"""The outbox: mails that are due leave from committed rows, each row locked while it is taken.

Delivery is at least once. A row is marked as tried before its mail is handed over, and as sent after it: two
processes never take the same row, and a process that is killed between the two loses nothing. Its row is due again
after a pause, and the person may then get that one mail twice, under the same Message-ID. To lose word of a returned
page would be worse.
"""

import datetime as dt
import enum
import logging
import smtplib
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q
from django.utils import translation

from districts import roles
from districts.models import Role, SiteProfile
from editorial import clock
from editorial.models import Notification
from editorial.notifying import addresses, wording
from editorial.notifying.withholding import visible

log = logging.getLogger(__name__)

PAUSES = (
    dt.timedelta(minutes=2), dt.timedelta(minutes=10), dt.timedelta(hours=1), dt.timedelta(hours=6),
    dt.timedelta(hours=24),
)  # fmt: skip
"""After the first failed attempt, the second …: how long the row rests. The first is longer than an attempt lasts whose
server stalls: each of its answers has a limit of some seconds (MAILERS)."""

ATTEMPTS = len(PAUSES) + 1
"""After so many, the row is left to the administrators."""

AT_ONCE = 50
"""Mails that one round sends at most, so that other chores get their turn."""

ROUND = 30.0
"""Seconds after which a round of mails, of whatever sort, begins no other: one that stalls ends long before the lease
of the background process does (see editorial.background)."""

_FAILURES = (smtplib.SMTPException, OSError, ValueError)
"""What sending can fail of: the server, the connection, an address or a header that cannot be."""

Made = Callable[[list[Notification], dict], tuple[str, str]]
"""Makes subject and body of the mail about some rows of one person, for the frame of their mails."""


class Outcome(enum.Enum):
    """What became of a mail."""

    SENT = enum.auto()
    FAILED = enum.auto()
    """The server or the way to it: others would fail too."""
    UNFIT = enum.auto()
    """None could be made."""


def send_due(now: dt.datetime | None = None) -> int:
    """Send the mails that are due at once; return how many left. Failures are written to their rows.

    A failure of the server ends the round: where it is gone, the others need not be tried. A mail that cannot be made
    holds up no other. After `ROUND` seconds no other mail is begun.
    """
    sent, until = 0, time.monotonic() + ROUND
    for _turn in range(AT_ONCE):
        if time.monotonic() > until:
            break
        moment = now or clock.time()
        rows = take(Notification.objects.filter(mail=Notification.Mail.NOW), moment, 1)
        outcome = deliver(rows, moment, wording.mail_of) if rows else Outcome.FAILED
        if outcome is Outcome.FAILED:
            break
        sent += outcome is Outcome.SENT
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
    """Rows whose mail failed so often that nobody tries any more, newest first. What was read needs no mail."""
    failed = Notification.objects.filter(mailed_at=None, read_at=None, attempts__gte=ATTEMPTS)
    return failed.exclude(mail=Notification.Mail.NEVER).order_by("-tried_at")


def undelivered_for(user):
    """Those of them that the user may see and have tried again: of the people whom they administer."""
    return undelivered().filter(user__in=roles.staff_of(roles.paths_for(user, Role.ADMINISTRATOR)))


def try_again(rows) -> int:
    """Let the mails of these rows be tried from the beginning, where they are still wanted; return how many."""
    return rows.filter(mailed_at=None, read_at=None).update(attempts=0, tried_at=None, error="")


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


def deliver(rows: list[Notification], now: dt.datetime, made: Made) -> Outcome:
    """Send one mail about rows of one person that were taken before.

    Rows of which no mail can be made keep the reason, and the mail leaves without them.
    """
    user = rows[0].user
    with translation.override(settings.LANGUAGE_CODE):
        origin = addresses.origin()
        frame = wording.frame_of(user, SiteProfile.objects.first() or SiteProfile(), origin)
        rows, subject, body = _made(rows, frame, made)
    if not rows:
        return Outcome.UNFIT
    keys = [each.pk for each in rows]
    message = EmailMessage(subject, body, to=[user.email], headers={
        "Message-ID": f"<notification-{keys[0]}-{len(keys)}@{urlsplit(origin).hostname or 'localhost'}>",
        "Auto-Submitted": "auto-generated",
    })  # fmt: skip
    try:
        message.send()
    except _FAILURES as failure:
        _keep(failure, rows)
        return Outcome.FAILED
    Notification.objects.filter(pk__in=keys).update(mailed_at=now, error="")
    return Outcome.SENT


def _made(rows: list[Notification], frame: dict, made: Made) -> tuple[list[Notification], str, str]:
    """The rows of which a mail can be made, its subject and its body."""
    try:
        return rows, *made(rows, frame)
    except Exception as failure:  # whatever is wrong with a row or its templates: the others are not at fault
        fit = [each for each in rows if _made([each], frame, made)[0]] if len(rows) > 1 else []
        if fit and len(fit) < len(rows):
            return _made(fit, frame, made)
        _keep(failure, rows)
        return [], "", ""


def _keep(failure: Exception, rows: list[Notification]) -> None:
    """Write the failure to the rows, and its kind alone to the log."""
    log.warning("mail of notification %s failed: %s", rows[0].pk, type(failure).__name__)
    reason = f"{type(failure).__name__}: {failure}"[: Notification._meta.get_field("error").max_length]
    Notification.objects.filter(pk__in=[each.pk for each in rows]).update(error=reason)
