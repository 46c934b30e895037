"""The search index: one row per live or coming edition. Derived data, which can be rebuilt at any time."""

from django.db import models

from editorial.models.edition import Edition


class SearchEntry(models.Model):
    """Normalised texts of an edition (see editorial.search.text); `names` leaves out whoever is suppressed."""

    edition = models.OneToOneField(Edition, models.CASCADE, primary_key=True, related_name="search_entry")
    title = models.TextField()
    names = models.TextField(blank=True)
    prose = models.TextField(blank=True)
    grams = models.TextField(blank=True)

    class Meta:
        default_permissions = []
