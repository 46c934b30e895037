"""Sending to subscribers: what they asked for is confirmed, and what went live is told, never twice.

A row is marked, and the mark committed, before its mail is handed over. Where the mail server surely did not take the
mail, the mark is taken back and the mail is tried again; where nobody knows, it is not. A reader who misses one page
has lost less than one whom every failure tells twice.
"""

import collections
import datetime as dt
import enum
import logging
import smtplib
import socket
import time

from django.conf import settings
from django.db import transaction
from django.utils import translation

from editorial import clock, suppressed
from editorial.models import Dispatch, Edition, Subscription
from editorial.notifying import outbox
from editorial.subscribing import due, wording

log = logging.getLogger(__name__)

AT_ONCE = 100
"""Mails that one round sends at most, so that other chores get their turn."""

NOT_TAKEN = (
    ConnectionRefusedError, socket.gaierror, smtplib.SMTPConnectError, smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError, smtplib.SMTPSenderRefused,
)  # fmt: skip
"""After these the server surely has nothing of the mail, and would take no other either."""


class Outcome(enum.Enum):
    """What became of a mail."""

    SENT = enum.auto()
    REFUSED = enum.auto()
    """The server answers, and does not take this one."""
    UNKNOWN = enum.auto()
    """It may have arrived."""
    PUT_OFF = enum.auto()
    """It surely has not left."""
    UNFIT = enum.auto()
    """It cannot be made: the log says why, and the others are not at fault."""


_ENDS_ROUND = (Outcome.UNKNOWN, Outcome.PUT_OFF)
"""Then the others need not be tried now."""


def send_invitations() -> int:
    """Send the mails with which subscriptions are confirmed; return how many left.

    After `outbox.ROUND` seconds no other mail is begun.
    """
    sent, put_off, until = 0, [], time.monotonic() + outbox.ROUND
    for _turn in range(AT_ONCE):
        row = _invited() if time.monotonic() <= until else None
        if row is None:
            break
        outcome = _handed_over(lambda row=row: wording.invitation(row))
        if outcome in (Outcome.PUT_OFF, Outcome.UNFIT):
            put_off.append(row.pk)
        if outcome in _ENDS_ROUND:
            break
        sent += outcome == Outcome.SENT
    Subscription.objects.filter(pk__in=put_off).update(invited_at=None)
    return sent


class News:
    """The rounds in which subscribers are told what went live. Between rounds it remembers who has to be looked at."""

    def __init__(self):
        self._state: tuple | None = None
        self._waiting: collections.deque[str] = collections.deque()

    def send_due(self, now: dt.datetime | None = None) -> int:
        """Send up to AT_ONCE mails; return how many left. While readers see the same as before, nobody is looked at.

        After `outbox.ROUND` seconds nobody else is looked at in this round.
        """
        reading = clock.read()
        if reading.state != self._state:
            self._waiting = collections.deque(due.addresses(reading))
            self._state = reading.state
        sent, until = 0, time.monotonic() + outbox.ROUND
        while self._waiting and sent < AT_ONCE and time.monotonic() <= until:
            email = self._waiting[0]
            parcels, more = take(email), False
            for at, (subscription, editions) in enumerate(parcels):
                outcome = _handed_over(lambda one=subscription, told=editions: wording.news(one, told))
                if outcome == Outcome.SENT:
                    rows = Dispatch.objects.filter(subscription=subscription, edition__in=editions)
                    sent += bool(rows.update(sent_at=clock.time()))
                elif outcome == Outcome.UNFIT:
                    _give_back(parcels[at : at + 1])
                    continue
                elif outcome in _ENDS_ROUND:
                    _give_back(parcels[at + (outcome == Outcome.UNKNOWN) :])
                    return sent
                more |= len(editions) == due.AT_ONCE
            if not more:
                self._waiting.popleft()
        return sent


@transaction.atomic
def take(email: str) -> list[tuple[Subscription, list[Edition]]]:
    """Mark what the address is to be told of as dispatched, and return it: no other process gets the same.

    Its subscriptions are locked, so that two of them do not tell of the same page either. Those to what has been
    suppressed end here.
    """
    mine = Subscription.objects.filter(email=email, confirmed_at__isnull=False)
    rows = list(mine.select_for_update().order_by("pk"))
    reading, parcels = clock.read(), []
    hidden = suppressed.targets_at(reading)
    for each in rows:
        if (each.target_kind, each.target_id) in hidden:
            each.delete()
            continue
        if editions := due.editions(each, reading.now):
            Dispatch.objects.bulk_create(
                Dispatch(subscription=each, edition=edition, at=reading.now) for edition in editions
            )
            parcels.append((each, editions))
    return parcels


def forget_old(now: dt.datetime) -> int:
    """Delete what was dispatched so long ago that nothing asks for it any more; return how much."""
    return Dispatch.objects.filter(at__lt=now - 2 * due.LATE).delete()[0]


@transaction.atomic
def _invited() -> Subscription | None:
    """Mark the next subscription that waits for its mail, and return it."""
    row = Subscription.objects.select_for_update(skip_locked=True).filter(invited_at=None).order_by("asked_at").first()
    if row:
        Subscription.objects.filter(pk=row.pk).update(invited_at=clock.time())
    return row


def _give_back(parcels) -> None:
    for subscription, editions in parcels:
        Dispatch.objects.filter(subscription=subscription, edition__in=editions, sent_at=None).delete()


def _handed_over(made) -> Outcome:
    """Send the mail that `made` makes. Failures are logged without the address."""
    try:
        with translation.override(settings.LANGUAGE_CODE):
            message = made()
    except Exception:
        log.exception("a mail to a subscriber cannot be made")
        return Outcome.UNFIT
    try:
        message.send()
    except NOT_TAKEN as failure:
        outcome, reason = Outcome.PUT_OFF, type(failure).__name__
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, ValueError) as failure:
        outcome, reason = Outcome.REFUSED, type(failure).__name__
    except (smtplib.SMTPException, OSError) as failure:
        outcome, reason = Outcome.UNKNOWN, type(failure).__name__
    else:
        return Outcome.SENT
    log.warning("mail to a subscriber: %s (%s)", outcome.name, reason)
    return outcome
