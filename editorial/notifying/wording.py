"""The words of mails: one subject and one body template for each event, and those of the daily digest.

A mail names the page, the place and the person, never what was written in a note; of what is secret it has the place
and the link alone.
"""

import datetime as dt

from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from districts.models import SiteProfile
from editorial import kinds
from editorial.models import Notification
from editorial.notifying import addresses, withholding
from editorial.notifying.events import EVENTS

AHEAD = ("approved", "rescheduled")
"""Events of a page that is public only later, where it is."""


def values(notification: Notification, origin: str) -> dict:
    """What the templates of an event take."""
    event, context = EVENTS[notification.event], notification.context
    moment = context.get("live_from")
    return {
        "event": event,
        "title": withholding.title_of(notification) or _("(title withheld)"),
        "kind": kinds.label(context["kind"]) if "kind" in context else "",
        "place": context.get("place", ""),
        "by": context.get("by", ""),
        "at": notification.at,
        "was": context.get("was", ""),
        "number": context.get("number", ""),
        "live_from": dt.datetime.fromisoformat(moment) if moment else None,
        "link": addresses.absolute(addresses.opening(notification), origin),
    }


def detail(notification: Notification) -> str:
    """What tells a notification from others of its event: the time of a publication to come; or, of those that carry no
    title, which one it was. "" where there is nothing to tell."""
    context = notification.context
    if notification.event in AHEAD and "live_from" in context:
        at = dt.datetime.fromisoformat(context["live_from"])
        return _("Goes live: %(moment)s") % {"moment": date_format(timezone.localtime(at), "Y-m-d H:i")}
    if "number" in context:
        return _("suppression No. %(number)s") % {"number": context["number"]}
    match context.get("was"):
        case "live":
            return _("was live")
        case "scheduled":
            return _("was scheduled")
    return ""


def mail(notification: Notification, frame: dict) -> tuple[str, str]:
    """Subject and body of the mail about one notification. `frame` is what `frame_of` made for the person."""
    event = EVENTS[notification.event]
    context = values(notification, frame["origin"]) | frame
    return _subject(event.template("subject"), context), _rendered(event.template("body"), context)


def mail_of(notifications: list[Notification], frame: dict) -> tuple[str, str]:
    """The same for the only one of a list."""
    (notification,) = notifications
    return mail(notification, frame)


def digest(notifications: list[Notification], frame: dict) -> tuple[str, str]:
    """Subject and body of one mail about several notifications."""
    items = []
    for each in notifications:
        context = values(each, frame["origin"])
        items.append(context | {"subject": _subject(EVENTS[each.event].template("subject"), context, site="")})
    context = {"items": items, "count": len(items)} | frame
    return _subject("mail/digest.subject.txt", context), _rendered("mail/digest.body.txt", context)


def frame_of(user, site: SiteProfile, origin: str) -> dict:
    """What stands in all mails to that person."""
    preferences = addresses.absolute(reverse("admin:notification_preferences"), origin)
    everything = addresses.absolute(reverse("admin:notifications"), origin)
    return {"user": user, "site": site.name, "origin": origin, "preferences": preferences, "all": everything}


def _subject(template: str, context: dict, site: str | None = None) -> str:
    """One line, with the name of the site before it unless that is ""."""
    line = " ".join(_rendered(template, context).split())
    name = context.get("site", "") if site is None else site
    return _("[%(site)s] %(subject)s") % {"site": name, "subject": line} if name else line


def _rendered(template: str, context: dict) -> str:
    """Plain text: nothing in it is escaped."""
    return get_template(template).template.render(Context(context, autoescape=False))
