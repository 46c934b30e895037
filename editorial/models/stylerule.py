"""The style list: wordings that the district does not want, and what to write instead."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from districts.models.tracked import Tracked


class StyleRule(Tracked):
    """A wording to avoid. Reference data: staff maintain it, the check before publication points it out."""

    wording = models.CharField(_("wording to avoid"), max_length=60, unique=True)
    suggestion = models.CharField(_("better"), max_length=100, blank=True)
    reason = models.CharField(_("why"), max_length=200, blank=True)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("style rule")
        verbose_name_plural = _("style rules")
        ordering = ["wording"]

    def __str__(self):
        return self.wording
