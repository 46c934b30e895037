"""What a subscriber is to be told: pages that went live since, and major corrections, each once for an address."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q

from editorial import clock, kinds
from editorial.corrections import told
from editorial.models import Dispatch, Edition, EditionLink, Subscription
from editorial.subscribing import targets

LATE = dt.timedelta(days=14)
"""How late a page is still told of: what went live longer ago is no news."""

AT_ONCE = 20
"""Pages that one mail names at most; the others follow in another."""


def editions(subscription: Subscription, now: dt.datetime) -> list[Edition]:
    """The live editions that the subscription's next mail tells of, oldest first.

    A minor correction is no news, but hides none: the page is told of by the edition before it. First profiles that a
    roll made are told of by the roll. What the address was told of through another subscription is not told again.
    """
    since = max(subscription.confirmed_at, now - LATE)
    about = targets.about((subscription.target_kind, subscription.target_id))
    live = told.resurfaced(pages(now).filter(live_from__gt=since), now)
    sent = Dispatch.objects.filter(
        subscription__email=subscription.email, edition__kind=OuterRef("kind"),
        edition__record_id=OuterRef("record_id"), edition__live_from__gte=OuterRef("told_from"),
    )  # fmt: skip
    rows = live.filter(about, told_from__gt=since).exclude(Exists(sent)).defer("card")
    return list(rows.order_by("told_from", "pk")[:AT_ONCE])


def addresses(reading: clock.Reading) -> list[str]:
    """The mail addresses that may have to be told of something, some of them in vain: for a first look at everybody."""
    fresh = Edition.objects.live(reading.now).filter(live_from__gt=reading.now - LATE, derived_from=None)
    since = fresh.filter(live_from__gt=OuterRef("confirmed_at"))
    links = EditionLink.objects.filter(
        target_kind=OuterRef("target_kind"), target_id=OuterRef("target_id"), edition__in=fresh.values("pk"),
        edition__live_from__gt=OuterRef("confirmed_at"),
    )  # fmt: skip
    own = since.filter(kind=OuterRef("target_kind"), public_id=OuterRef("target_id"))
    told_of = Exists(links) | Exists(own) | (Q(target_kind="") & Exists(since))
    rows = Subscription.objects.filter(told_of, confirmed_at__isnull=False)
    return list(rows.order_by("email").values_list("email", flat=True).distinct())


def pages(now: dt.datetime):
    """What is live under an address of its own, but for the first profiles that a roll made."""
    return Edition.objects.live(now).of(*kinds.with_pages()).filter(derived_from=None)
