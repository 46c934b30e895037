"""Where a notification leads, and what addresses look like in a mail."""

from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse

from districts.models import SiteProfile
from editorial.models import Notification, Suppression
from editorial.notifying.events import EVENTS


def target(notification: Notification) -> str:
    """The page of what the notification is about, without the host, or the one where its reader can do something."""
    event = EVENTS.get(notification.event)
    if event and event.instead and not notification.user.has_perm(event.needs):
        return reverse(event.instead)
    if notification.path or not notification.edition_id:
        return notification.path or reverse("admin:notifications")
    return reverse("admin:editorial_edition_change", args=[notification.edition_id])


def opening(notification: Notification) -> str:
    """The address that leads to what the notification is about, without the host. A POST marks it as read."""
    return reverse("admin:notification", args=[notification.pk])


def of_suppression(suppression: Suppression) -> str:
    """The page of a suppression in the admin, without the host."""
    return reverse("admin:editorial_suppression_change", args=[suppression.pk])


def origin() -> str:
    """Scheme and host before every address in a mail: the setting SITE_URL, or the domain of the site's profile."""
    if settings.SITE_URL:
        return settings.SITE_URL
    domain = SiteProfile.objects.values_list("domain", flat=True).first() or "127.0.0.1:8000"
    return domain if "://" in domain else f"{'https' if settings.HTTPS else 'http'}://{domain}"


def absolute(path: str, at: str) -> str:
    """The path below the origin `at`."""
    return urljoin(f"{at}/", path)
