"""Who had a hand in an edition, what was decided, and the one row that orders all decisions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.models.edition import Edition


class Hand(models.Model):
    """One person, one hand in an edition: the unique constraint *is* the separation of duties."""

    class Part(models.TextChoices):
        CONTRIBUTOR = "contributor", _("contributor")
        REVIEWER = "reviewer", _("reviewer")
        APPROVER = "approver", _("approver")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="hands")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="hands")
    part = models.CharField(max_length=12, choices=Part)

    class Meta:
        default_permissions = []
        constraints = [models.UniqueConstraint(fields=["edition", "user"], name="hand_one_per_person")]


class Decision(models.Model):
    """Append-only: who did what to which edition, when, with which note. Each names its predecessor's hash.

    `hash` covers every other column, `previous` included; `previous` is unique, so the chain cannot fork.
    """

    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)
    action = models.CharField(_("action"), max_length=20)
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, related_name="decisions")
    digest = models.CharField(max_length=64, blank=True)
    target_kind = models.CharField(max_length=20, blank=True)
    target_id = models.CharField(max_length=100, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions")
    at = models.DateTimeField(_("time"))
    note = models.TextField(_("note"), blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        default_permissions = ["view"]
        ordering = ["pk"]

    def __str__(self):
        return self.hash[:12]


def brought_back() -> models.Exists:
    """The condition that an edition's page is one that was withdrawn before (see Edition.is_brought_back)."""
    return models.Exists(Decision.objects.filter(edition=models.OuterRef("pk"), action="reinstate"))


def made_from_record() -> models.Q:
    """The condition that an edition was made from its record: no urgent correction, and no page that was brought back.

    Those two begin with a page, leave the record alone, and settle nothing of what is under way there.
    """
    return models.Q(patches=None) & ~models.Q(brought_back())


class Ledger(models.Model):
    """One row: the head of the chain of decisions and the publication clock. Every transition locks it first.

    `version` counts publications; `changed_at` is the instant of the last decision; `boundaries` are the future
    instants, ascending and in UTC, at which the set of live editions changes by itself.
    """

    head = models.CharField(max_length=64, default="")
    version = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField()
    boundaries = models.JSONField(default=list)

    class Meta:
        default_permissions = []
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="ledger_one_row")]
