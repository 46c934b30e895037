"""Leases: which process does a job that only one process should do."""

from django.db import models


class Lease(models.Model):
    """The job of that name belongs to `holder` until that instant, and to whoever takes it first afterwards."""

    name = models.CharField(max_length=30, primary_key=True)
    holder = models.CharField(max_length=36, blank=True)
    until = models.DateTimeField()

    class Meta:
        default_permissions = []
