"""Cases of revocation: from the decision to take an honour back until no page shows it any more."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.models.edition import Edition
from editorial.models.suppression import Suppression


class RevocationCase(models.Model):
    """An honour is taken back. Opening the case suppresses the person or team, and the award, at once.

    `suppression` is the recipient's, which two cases may share; `award_suppression` that of the award, which outlasts
    the case whatever becomes of the other. The case closes when none of its items is open, both are ratified, and a
    crawl of the site as it is now found nothing.
    """

    class Outcome(models.TextChoices):
        OTHERS = "others", _("The other honours of the recipient may be shown again")
        NOWHERE = "nowhere", _("The recipient is not shown any more")
        DROPPED = "dropped", _("The case was dropped: the honour stands")

    suppression = models.ForeignKey(Suppression, models.PROTECT, related_name="cases")
    award_suppression = models.ForeignKey(Suppression, models.PROTECT, related_name="award_cases")
    award = models.CharField(_("award"), max_length=200, blank=True)
    recipient = models.CharField(_("recipient"), max_length=200)
    place = models.CharField(max_length=12)
    authority = models.CharField(_("deciding authority"), max_length=200)
    reason = models.CharField(_("reason"), max_length=500)
    document_number = models.CharField(_("document number"), max_length=60, blank=True)
    decided_on = models.DateField(_("date of the decision"), null=True, blank=True)
    public = models.BooleanField(_("to be published"), default=False)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("opened"))
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(_("closed"), null=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)

    class Meta:
        verbose_name = _("revocation case")
        verbose_name_plural = _("revocation cases")
        default_permissions = ["view", "add"]
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.recipient} {self.award}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class CaseItem(models.Model):
    """One thing that the case concerns, and what becomes of it. Open while `settled_at` is empty.

    `file` is the hash of a photo. `settled_by` stays empty where a new edition settled it.
    """

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
    file = models.CharField(max_length=64, blank=True)
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
    """A walk of the case through the site as readers have it.

    `found` lists what still names somebody: objects with `address`, `excerpt` and `namesake`, which is true where
    somebody else of that name is rightly there. `rest` holds where a stopped walk goes on, {} where it is over.
    """

    case = models.ForeignKey(RevocationCase, models.PROTECT, related_name="crawls")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    version = models.PositiveBigIntegerField()
    visited = models.PositiveIntegerField()
    found = models.JSONField(default=list)
    rest = models.JSONField(default=dict)

    class Meta:
        default_permissions = []
        ordering = ["pk"]

    @property
    def is_clean(self) -> bool:
        return not self.rest and all(each["namesake"] for each in self.found)
