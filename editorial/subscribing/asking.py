"""Asking for a subscription, confirming it and ending it."""

import datetime as dt
import re
import secrets

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from editorial import clock
from editorial.models import Subscription
from editorial.subscribing.targets import Target, name_of

UNCONFIRMED_KEPT = dt.timedelta(days=7)
"""How long the link of confirmation is good for; after that the address is deleted."""

AGAIN = dt.timedelta(minutes=10)
"""Between two mails about the same subscription, however often it is asked for."""

PER_ADDRESS = 30
"""Subscriptions of one address, asked for or confirmed."""

UNCONFIRMED = 10_000
"""Subscriptions that wait for confirmation at a time, from everybody: what strangers can fill the table with."""

_TOKEN = re.compile(r"[\w-]{43}", re.ASCII)

LONGEST = Subscription._meta.get_field("email").max_length


def address(text: str) -> str:
    """The mail address as it is kept, in lower case so that one reader has one. Raises ValidationError.

    Quoted local parts are refused: nobody has one, and they may hold what a header must not.
    """
    text = text.strip()
    if len(text) > LONGEST or '"' in text or not text.isprintable():
        raise _invalid()
    try:
        validate_email(text)
    except ValidationError as error:
        raise _invalid() from error
    return text.lower()


def _invalid() -> ValidationError:
    """What is wrong with a text that is no mail address, and what one looks like."""
    return ValidationError(_("Write a mail address such as name@example.com."), code="invalid")


@transaction.atomic
def ask(email: str, target: Target) -> None:
    """Have a mail sent to the address with the link of confirmation, or one that says that it follows this already.

    `email` is one that `address` returned. Nothing is told of whether it is known, and beyond the bounds above
    nothing happens.
    """
    now = clock.time()
    known = Subscription.objects.select_for_update().filter(email=email, target_kind=target[0], target_id=target[1])
    if row := known.first():
        if row.asked_at <= now - AGAIN:
            known.update(asked_at=now, invited_at=None)
        return
    if Subscription.objects.filter(email=email).count() >= PER_ADDRESS:
        return
    if Subscription.objects.filter(confirmed_at=None)[: UNCONFIRMED + 1].count() >= UNCONFIRMED:
        return
    new = {"token": secrets.token_urlsafe(32), "asked_at": now}
    Subscription.objects.get_or_create(email=email, target_kind=target[0], target_id=target[1], defaults=new)


def found(token: str) -> Subscription | None:
    """The subscription with that secret, as long as it can still be confirmed or ended."""
    row = Subscription.objects.filter(token=token).first() if _TOKEN.fullmatch(token) else None
    return row if row and (row.confirmed_at or row.asked_at > clock.time() - UNCONFIRMED_KEPT) else None


def confirm(token: str) -> Subscription | None:
    """Put the subscription in force; return it. None where there is none any more, or nothing that it could follow."""
    row = found(token)
    if row is None or name_of((row.target_kind, row.target_id), clock.read()) is None:
        return None
    Subscription.objects.filter(pk=row.pk, confirmed_at=None).update(confirmed_at=clock.time())
    return row


def stop(token: str) -> bool:
    """End the subscription and delete it, or find that it has ended before. False for what is no whole secret."""
    if not _TOKEN.fullmatch(token):
        return False
    Subscription.objects.filter(token=token).delete()
    return True


def forget_unconfirmed(now: dt.datetime) -> int:
    """Delete what nobody confirmed in time; return how many."""
    return Subscription.objects.filter(confirmed_at=None, asked_at__lt=now - UNCONFIRMED_KEPT).delete()[0]
