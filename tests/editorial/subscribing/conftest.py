"""Subscriptions in force, and what their rounds of sending do."""

import datetime as dt
import itertools
import secrets

import pytest
from django.core import mail
from django.core.cache import caches

from editorial import clock
from editorial.models import Subscription
from editorial.subscribing import sending
from tests.editorial import published

_addresses = itertools.count(1)


@pytest.fixture(autouse=True)
def _no_limits_reached():
    caches["limits"].clear()


def confirmed(target=("", ""), email="", ago=dt.timedelta(days=30)) -> Subscription:
    """A subscription that was confirmed so long ago."""
    at = clock.time() - ago
    return Subscription.objects.create(
        email=email or f"reader{next(_addresses)}@example.org", target_kind=target[0], target_id=target[1],
        token=secrets.token_urlsafe(32), asked_at=at, invited_at=at, confirmed_at=at,
    )  # fmt: skip


def live(*pages, ago=dt.timedelta(hours=1), **kwargs):
    """Editions that went live so long ago."""
    return published.publish(*pages, live_from=clock.time() - ago, **kwargs)


def sent() -> list:
    """The mails of one round of a process that has done none before."""
    before = len(mail.outbox)
    sending.News().send_due()
    return mail.outbox[before:]
