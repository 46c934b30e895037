"""A story on its way in: what was read, what the editor has made of it so far, and the article that came of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from districts import roles
from districts.models import District
from editorial.models.record import new_public_id


class IntakeQuerySet(models.QuerySet):
    def restrict(self, user):
        """Stories that came in for districts where the user may act."""
        return self.filter(roles.under(roles.paths_for(user)))


class Intake(models.Model):
    """One pasted text or file. `sheet` is what step two edits, `choices` what step three confirms: leaving keeps both.

    See articles.intake.sheet and articles.intake.suggest for their keys.
    """

    class Step(models.TextChoices):
        FAILED = "failed", _("could not be read")
        CHECK = "check", _("check the text")
        CONFIRM = "confirm", _("confirm suggestions")
        DONE = "done", _("draft made")

    token = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    district = models.ForeignKey(District, models.PROTECT, related_name="+", verbose_name=_("district"))
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("filed by"))
    name = models.CharField(_("file"), max_length=150, blank=True)
    step = models.CharField(_("step"), max_length=10, choices=Step, default=Step.CHECK)
    problem = models.CharField(_("problem"), max_length=300, blank=True)
    original = models.TextField(blank=True)
    sheet = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)
    article = models.ForeignKey(
        Article, models.SET_NULL, null=True, blank=True, related_name="intakes", verbose_name=_("article")
    )
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        verbose_name = _("incoming story")
        verbose_name_plural = _("incoming stories")
        ordering = ["-pk"]

    def __str__(self):
        return self.sheet.get("title") or self.name or self.token
