"""The intervals of a record: they do not overlap, and each ends where a decision or a successor ended it."""

from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _

from editorial.models import Edition
from editorial.verification.chain import Chain


def intervals(editions: list[Edition], chain: Chain) -> Iterator[str]:
    """Yield what is wrong with the intervals of the editions of one record."""
    published = sorted((each for each in editions if each.live_from), key=lambda each: each.live_from)
    for one, other in pairwise(published):
        if one.live_until is None or one.live_until > other.live_from:
            yield _("Editions %(one)s and %(other)s of one record are live at once.") % {
                "one": one.pk, "other": other.pk,
            }  # fmt: skip
    begins = {each.live_from for each in published}
    for each in published:
        if not _ends_rightly(each, begins, chain):
            yield _("Edition %(id)s ends at another instant than was decided.") % {"id": each.pk}


def _ends_rightly(edition: Edition, begins: set, chain: Chain) -> bool:
    withdrawn = chain.withdrawn.get(edition.pk)
    if withdrawn or edition.live_until is None:
        return edition.live_until == withdrawn
    roll = edition.derived_from
    return edition.live_until in begins or (roll is not None and edition.live_until == roll.live_until)
