"""How names of persons on live pages are read, where their records state it."""

from editorial import clock, kept, kinds
from editorial.models import Edition

_kept: kept.Kept[dict[str, str]] = kept.Kept()


def pinyin(reading: clock.Reading) -> dict[str, str]:
    """By public id, the stated readings of persons who have a live page: one query of each kind that has persons, none
    while the clock's state stands."""
    return _kept.get(reading, "pinyin", lambda: _read(reading))


def _read(reading: clock.Reading) -> dict[str, str]:
    live = Edition.objects.live(reading.now)
    found: dict[str, str] = {}
    for kind in kinds.every():
        if kind.persons is not None:
            found |= kind.persons.pinyin(live.of(kind.name))
    return found
