"""Readers who want to be told by mail when something goes live."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.models.edition import Edition


class Subscription(models.Model):
    """A reader follows a district, a column, a person, a team, a campaign or everything, from `confirmed_at` on.

    `target_kind` and `target_id` are those of EditionLink; both are "" for everything. `token` is the secret of the
    links in its mails. `invited_at` is when the mail with the link of confirmation left, None while it is to be sent.
    A subscription that ends is deleted: nothing of the address is kept.
    """

    email = models.EmailField(_("mail address"))
    target_kind = models.CharField(max_length=20, blank=True)
    target_id = models.CharField(max_length=100, blank=True)
    token = models.CharField(max_length=43, unique=True)
    asked_at = models.DateTimeField()
    invited_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        default_permissions = []
        constraints = [models.UniqueConstraint(fields=["email", "target_kind", "target_id"], name="subscription_once")]


class Dispatch(models.Model):
    """A subscription's mail about an edition, written before it is sent: unique, so that none leaves twice."""

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="dispatches")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = []
        constraints = [models.UniqueConstraint(fields=["subscription", "edition"], name="dispatch_once")]
