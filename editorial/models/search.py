"""The search index: one row per approved edition. Derived data, which can be rebuilt at any time."""

from django.db import models

from editorial.models.edition import Edition


class SearchEntry(models.Model):
    """Normalised texts of an edition (see editorial.search.text), without whoever is suppressed.

    `names`, `organizations` and the keys (readings and initials, see editorial.search.spelling) are lists of lines,
    each with a line break before and after it. The grams of an entry stand in a table of their own under its key, which
    is never used twice: rewriting an entry makes a new one, and grams that no entry has are never looked at.
    """

    edition = models.OneToOneField(Edition, models.CASCADE, related_name="search_entry")
    title = models.TextField()
    names = models.TextField(blank=True)
    organizations = models.TextField(blank=True)
    prose = models.TextField(blank=True)
    title_keys = models.TextField(blank=True)
    name_keys = models.TextField(blank=True)

    class Meta:
        default_permissions = []
