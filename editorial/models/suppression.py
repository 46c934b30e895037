"""Suppressions: from a moment on, a person, team or award is shown nowhere."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SuppressionQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(lifted_at=None)


class Suppression(models.Model):
    """Append-only but for its lifting. `name` holds the names that prose is searched for, one a line; never shown."""

    target_kind = models.CharField(_("kind"), max_length=20)
    target_id = models.CharField(max_length=100)
    name = models.CharField(_("name"), max_length=200)
    since = models.DateTimeField(_("since"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    authority = models.CharField(_("authority"), max_length=200)
    reason = models.CharField(_("reason"), max_length=500)
    public_wording = models.CharField(_("public wording"), max_length=300, blank=True)
    ratified_at = models.DateTimeField(_("ratified"), null=True, editable=False)
    ratified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    escalated_at = models.DateTimeField(_("escalated"), null=True, editable=False)
    lifted_at = models.DateTimeField(_("lifted"), null=True, editable=False)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suppression")
        verbose_name_plural = _("suppressions")
        default_permissions = ["view", "add"]
        constraints = [
            models.UniqueConstraint(
                fields=["target_kind", "target_id"],
                condition=models.Q(lifted_at=None),
                name="suppression_one_in_force",
            )
        ]

    def __str__(self):
        return f"{self.target_kind} {self.target_id}"

    @property
    def names(self) -> list[str]:
        """The names by which pages are recognised that show the target in their text."""
        return self.name.split("\n") if self.name else []
