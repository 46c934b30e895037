"""The abstract base of every row whose changes are kept with the person who made them."""

from django.db import models
from simple_history.models import HistoricalRecords


class Tracked(models.Model):
    """Each save and deletion writes a history row with the signed-in user (django-simple-history)."""

    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True
