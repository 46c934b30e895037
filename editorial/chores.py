"""The chores of the engine: what the background process does for it, and how often."""

import datetime as dt
from importlib import import_module

from django.conf import settings
from django.db import transaction

from editorial import background, notifying
from editorial.desk import autosave
from editorial.models import FormToken, Presence
from editorial.notifying import addresses, digest, outbox, reading
from editorial.revocation import ratification
from editorial.subscribing import asking, sending
from editorial.targets import district_of

HOUR = 60 * 60.0
DAY = 24 * HOUR

TOKENS_KEPT = dt.timedelta(days=2)
"""How long a form that was open may be sent a second time and still be led to what it made."""
PRESENCE_KEPT = dt.timedelta(hours=1)


def register() -> None:
    """Register them all."""
    background.register("mail", 30.0, lambda now: outbox.send_due())
    background.register("digest", 300.0, lambda now: digest.send_digests())
    background.register("escalation", 300.0, escalate)
    background.register("subscriptions asked for", 10.0, lambda now: sending.send_invitations())
    background.register("news to subscribers", 30.0, sending.News().send_due)
    background.register("subscriptions unconfirmed", HOUR, asking.forget_unconfirmed)
    background.register("old dispatches", DAY, sending.forget_old)
    background.register("read notifications", DAY, reading.forget)
    background.register("rows of a moment", HOUR, forget_moments)
    background.register("old autosaves", HOUR, autosave.forget_old)
    background.register("expired sessions", DAY, clear_sessions)


@transaction.atomic
def escalate(now: dt.datetime) -> int:
    """Tell administrators and auditors of suppressions that nobody ratified in time; return of how many."""
    marked = ratification.escalate_overdue(now)
    for each in marked:
        district = district_of(each)
        place = district.code if district else ""
        notifying.tell_of("escalated", place=place, path=addresses.of_suppression(each), number=each.pk)
    return len(marked)


def forget_moments(now: dt.datetime) -> int:
    """Delete tokens of forms and signs of presence that are worth nothing any more; return how many."""
    tokens = FormToken.objects.filter(at__lt=now - TOKENS_KEPT).delete()[0]
    return tokens + Presence.objects.filter(seen_at__lt=now - PRESENCE_KEPT).delete()[0]


def clear_sessions(now: dt.datetime) -> None:
    """Delete the sessions that have expired."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
