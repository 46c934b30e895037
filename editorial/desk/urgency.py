"""Which editions go before others: urgent corrections of what readers have before them."""

from django.db.models import Case, IntegerField, Value, When

from editorial.models import Edition

URGENCY = Case(When(patches=None, then=Value(1)), default=Value(0), output_field=IntegerField())
"""For queries of editions: 0 for an urgent correction, 1 for every other."""


def rank(edition: Edition) -> int:
    """The same for an edition at hand."""
    return 1 if edition.patches_id is None else 0
