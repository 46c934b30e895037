"""First profiles: each says what its roll made of it, was approved with it and is live no longer than it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from editorial import canonical, kinds, pages, snapshots
from editorial.models import Edition

_SIGNED = ("submitted_by_id", "submitted_at", "reviewed_by_id", "reviewed_at", "approved_by_id", "approved_at")


class Rolls:
    """Checks first profiles; each roll is read once."""

    def __init__(self):
        self._made: dict[int, frozenset[tuple[str, str, str]]] = {}

    def check(self, edition: Edition) -> Iterator[str]:
        """Yield what is wrong with an edition that was derived from another; nothing for any other."""
        roll = edition.derived_from
        if roll is None:
            return
        if any(getattr(edition, name) != getattr(roll, name) for name in _SIGNED):
            yield _("it was not signed by those who signed its roll.")
        if edition.live_from and (edition.live_from != roll.live_from or _outlives(edition, roll)):
            yield _("it is live when its roll is not.")
        if edition.live_from and edition.review_on != roll.review_on:
            yield _("it is to be looked at again on another day than its roll.")
        try:
            said = canonical.digest(snapshots.plain_page(edition))
            made = self._made_by(roll)
        except (KeyError, TypeError, ValueError):
            yield _("its page or its roll's cannot be read.")
            return
        if (edition.kind, edition.public_id, said) not in made:
            yield _("it does not follow from its roll.")

    def _made_by(self, roll: Edition) -> frozenset[tuple[str, str, str]]:
        if roll.pk not in self._made:
            self._made[roll.pk] = frozenset(
                (kind, public_id, canonical.digest(pages.to_plain(page)))
                for kind, public_id, page in kinds.get(roll.kind).derived(snapshots.page_of(roll))
            )
        return self._made[roll.pk]


def _outlives(edition: Edition, roll: Edition) -> bool:
    return roll.live_until is not None and (edition.live_until is None or edition.live_until > roll.live_until)
