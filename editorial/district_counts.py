"""Where something is published: how many live pages every district has, in itself and below it."""

from django.db.models import Count

from editorial import clock
from editorial.chrome import COUNTED, Counts
from editorial.kept import Kept
from editorial.models import EditionLink, Relation

_kept: Kept[dict[str, Counts]] = Kept()


def counts(reading: clock.Reading) -> dict[str, Counts]:
    """The number of live pages by kind, by the code of every district that has any: one query for each clock state."""
    return _kept.get(reading, "districts", lambda: _read(reading))


def _read(reading: clock.Reading) -> dict[str, Counts]:
    links = EditionLink.objects.live(reading.now).filter(
        relation=Relation.IN, target_kind="district", edition__kind__in=COUNTED
    )
    found: dict[str, dict[str, int]] = {}
    rows = links.order_by().values_list("target_id", "edition__kind").annotate(Count("id"))
    for code, kind, number in rows:
        found.setdefault(code, {})[kind] = number
    return {code: Counts(**numbers) for code, numbers in found.items()}
