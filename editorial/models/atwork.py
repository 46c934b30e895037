"""Who is at work on which form, and what they have typed and not saved yet."""

from django.conf import settings
from django.db import models


class Presence(models.Model):
    """A person has a form open. `form` names it: label of the model and key of the row, such as `articles.article:7`.

    `editing`: they have typed something. Rows are worth nothing a minute after `seen_at`.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    form = models.CharField(max_length=100)
    editing = models.BooleanField(default=False)
    seen_at = models.DateTimeField()

    class Meta:
        default_permissions = []
        constraints = [models.UniqueConstraint(fields=["user", "form"], name="presence_once")]
        indexes = [models.Index(fields=["form", "seen_at"], name="presence_form")]


class Autosave(models.Model):
    """What a person has typed into a form and not saved. `version` is that of the record when they began to type."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    form = models.CharField(max_length=100)
    version = models.CharField(max_length=20, blank=True)
    fields = models.JSONField(default=list)
    saved_at = models.DateTimeField()

    class Meta:
        default_permissions = []
        constraints = [models.UniqueConstraint(fields=["user", "form"], name="autosave_once")]
