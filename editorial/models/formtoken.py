"""One-time tokens of forms that add: two clicks make one row."""

from django.conf import settings
from django.db import models


class FormToken(models.Model):
    """A form that was saved. `token` is unique: whoever sends the same form again is led to what it made."""

    token = models.CharField(max_length=32, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    model = models.CharField(max_length=60)
    row_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = []
