"""What staff are told: one row for each person and event, and how each person wants to be told."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.models.edition import Edition


class Notification(models.Model):
    """Something that a person has to act on or to know. It is also the outbox: mail is due until `mailed_at`.

    `context` holds the plain values that the templates of the event take. `mail` says how it leaves the house. Until
    `at` it is shown and sent to nobody. `tried_at` is the beginning of the last attempt to send it, `attempts` counts
    them, and `error` says why the last one failed. What was read is not sent any more.
    """

    class Mail(models.TextChoices):
        NOW = "now", _("at once")
        DIGEST = "digest", _("once a day")
        NEVER = "never", _("not by mail")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notifications")
    event = models.CharField(_("event"), max_length=30)
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, related_name="+")
    path = models.CharField(max_length=200, blank=True)
    context = models.JSONField(default=dict)
    at = models.DateTimeField(_("time"))
    read_at = models.DateTimeField(null=True)
    mail = models.CharField(max_length=6, choices=Mail)
    mailed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        default_permissions = []
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["user", "read_at"], name="notification_unread"),
            models.Index(
                fields=["mail", "at"], condition=models.Q(mailed_at=None, read_at=None), name="notification_outbox"
            ),
        ]


class NotificationPreference(models.Model):
    """How a person wants to be told of an event by mail; without a row, as the event's default has it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notification_preferences")
    event = models.CharField(_("event"), max_length=30)
    mail = models.CharField(_("mail"), max_length=6, choices=Notification.Mail)

    class Meta:
        default_permissions = []
        constraints = [models.UniqueConstraint(fields=["user", "event"], name="preference_once")]
