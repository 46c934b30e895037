"""Cases of revocation: from the decision to take an honour back until no page shows it any more."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.models.edition import Edition
from editorial.models.suppression import Suppression


class RevocationCase(models.Model):
    """An honour is taken back. Opening the case suppresses the person or team at once.

    The target is what is suppressed; `award_kind` and `award_id` name the award concerned. The case closes when none
    of its items is open, the suppression is ratified, and its last crawl found nothing.
    """

    suppression = models.OneToOneField(Suppression, models.PROTECT, related_name="case")
    award_kind = models.CharField(max_length=20, blank=True)
    award_id = models.CharField(max_length=100, blank=True)
    award = models.CharField(_("award"), max_length=200, blank=True)
    place = models.CharField(max_length=12)
    document_number = models.CharField(_("document number"), max_length=60, blank=True)
    decided_on = models.DateField(_("date of the decision"), null=True, blank=True)
    public = models.BooleanField(_("to be published"), default=False)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("opened"))
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(_("closed"), null=True)

    class Meta:
        verbose_name = _("revocation case")
        verbose_name_plural = _("revocation cases")
        default_permissions = ["view", "add"]
        ordering = ["-pk"]


class CaseItem(models.Model):
    """One thing that the case concerns, and what becomes of it. Open while `settled_at` is empty."""

    class What(models.TextChoices):
        PAGE = "page", _("page")
        PHOTO = "photo", _("photo")
        ROLL = "roll", _("roll")
        CERTIFICATE = "certificate", _("certificate")
        STATISTIC = "statistic", _("statistic")

    class Measure(models.TextChoices):
        WITHDRAW = "withdraw", _("leave withdrawn")
        REISSUE = "reissue", _("reissue without")
        KEEP = "keep", _("keep with a note")

    case = models.ForeignKey(RevocationCase, models.PROTECT, related_name="items")
    what = models.CharField(max_length=12, choices=What)
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, related_name="+")
    label = models.CharField(max_length=300)
    proposed = models.CharField(max_length=10, choices=Measure)
    measure = models.CharField(_("measure"), max_length=10, choices=Measure, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = []
        ordering = ["pk"]


class CaseCrawl(models.Model):
    """A walk of the case through the site as readers have it. `found` lists the addresses that still name somebody."""

    case = models.ForeignKey(RevocationCase, models.PROTECT, related_name="crawls")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    version = models.PositiveBigIntegerField()
    visited = models.PositiveIntegerField()
    found = models.JSONField(default=list)

    class Meta:
        default_permissions = []
        ordering = ["pk"]
