"""The mails to subscribers: plain text, with the links by which a subscription is confirmed and ended."""

import dataclasses
from email.utils import formataddr, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse

from districts.models import SiteProfile
from editorial import clock, kinds
from editorial.corrections import told
from editorial.models import Edition, Significance, Subscription
from editorial.notifying import addresses
from editorial.subscribing import targets

SUBJECT_LENGTH = 120


@dataclasses.dataclass(frozen=True)
class Item:
    """A page in a mail; `correction` is the note of the major correction that makes it news, "" where none does."""

    kind: str
    title: str
    summary: str
    link: str
    correction: str


def invitation(subscription: Subscription) -> EmailMessage:
    """The mail after somebody has asked: with the link of confirmation, or saying that it is followed already."""
    name = "subscription_known" if subscription.confirmed_at else "subscription_asked"
    return _message(name, subscription, {"confirm": _link("subscribe_confirm", subscription)})


def news(subscription: Subscription, editions: list[Edition]) -> EmailMessage:
    """The mail about editions that went live, as `due.editions` returned them."""
    reading, origin = clock.read(), addresses.origin()
    items = [
        Item(
            str(kinds.label(each.kind)), each.title, each.summary,
            addresses.absolute(reverse(kinds.get(each.kind).url_name, args=[each.public_id]), origin),
            _correction(each, reading),
        )
        for each in editions
    ]  # fmt: skip
    return _message("subscription_news", subscription, {"items": items, "first": items[0], "count": len(items)})


def _correction(edition: Edition, reading: clock.Reading) -> str:
    if edition.told_significance != Significance.MAJOR or not told.tellable(edition.told_note, reading):
        return ""
    return edition.told_note


def _message(name: str, subscription: Subscription, context: dict) -> EmailMessage:
    site, stop = SiteProfile.objects.first() or SiteProfile(), _link("subscribe_stop", subscription)
    target = (subscription.target_kind, subscription.target_id)
    followed = targets.name_of(target, clock.read())
    context |= {"site": site.name, "stop": stop, "followed": followed, "all": target == targets.EVERYTHING}
    subject = " ".join(_rendered(f"mail/{name}.subject.txt", context).split())[:SUBJECT_LENGTH]
    host = urlsplit(stop).hostname or "localhost"
    body = _rendered(f"mail/{name}.body.txt", context)
    return EmailMessage(subject, body, from_email=_sender(site), to=[subscription.email], headers={
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<news.{host}>",
        "Auto-Submitted": "auto-generated",
    })  # fmt: skip


def _sender(site: SiteProfile) -> str:
    """The address that mails come from, with the name of the site where the setting gives it none."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((name or site.name, address))


def _link(name: str, subscription: Subscription) -> str:
    return addresses.absolute(reverse(name, args=[subscription.token]), addresses.origin())


def _rendered(template: str, context: dict) -> str:
    """Plain text: nothing in it is escaped."""
    return get_template(template).template.render(Context(context, autoescape=False))
