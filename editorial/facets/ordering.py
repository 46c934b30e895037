"""Orders of a list: the positions of an index, sorted by what its entries say, from either end."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Hashable, Sequence

from django.db.models import F

from editorial import clock, kept
from editorial.cards import Card, cards
from editorial.facets.index import Index
from editorial.models import Edition
from editorial.names import stroke_key
from editorial.search import spelling

Key = Callable[[Card, str], object]
"""What an entry is sorted by, given its card and how its name is spelled; "", () or None where it says nothing."""


@dataclasses.dataclass(frozen=True)
class Orders:
    """Positions in both directions. What says nothing of it comes last in both; ties stay in the order of the list."""

    ascending: Sequence[int]
    descending: Sequence[int]


_kept: kept.Kept[Orders] = kept.Kept()


def orders(index: Index, name: Hashable, key: Key, reading: clock.Reading, suppressed: frozenset) -> Orders:
    """The orders of the index by a key, which `name` names: one query, and none while the clock's state stands.

    Suppressed awards sort nobody; where there are any, one query more.
    """
    return _kept.get(reading, (index.kind, name), lambda: _sorted(index, key, reading, suppressed))


def by_strokes(card: Card, spelled: str) -> str:
    """The strokes of the surname, then of the given name."""
    return stroke_key(card.title)


def by_reading(card: Card, spelled: str) -> tuple[str, ...]:
    """The name syllable by syllable, as dictionaries sort."""
    known = card.extra.get("surname") is not None
    return spelling.reading(card.title, spelled) if known else spelling.text_reading(card.title)


def by_summary(card: Card, spelled: str) -> tuple[str, ...]:
    """The unit or post under the name, by its reading."""
    return spelling.text_reading(card.summary)


def by_date(card: Card, spelled: str) -> dt.date | None:
    """The date that the page itself states."""
    return card.shown_on if card.extra.get("dated") else None


def by_award_year(card: Card, spelled: str) -> int | None:
    return card.honour.year if card.honour else None


def by_award(card: Card, spelled: str) -> tuple[str, ...]:
    return spelling.text_reading(card.honour.title) if card.honour else ()


def by_extra(name: str) -> Key:
    """A text that the kind adds to its cards, by its reading."""
    return lambda card, spelled: spelling.text_reading(card.extra.get(name) or "")


def by_extra_number(name: str) -> Key:
    """A number that the kind adds to its cards."""
    return lambda card, spelled: card.extra.get(name)


def _sorted(index: Index, key: Key, reading: clock.Reading, suppressed: frozenset) -> Orders:
    spelled = F("search_entry__title_keys")
    editions = Edition.objects.live(reading.now).of(index.kind).for_card().annotate(spelled=spelled).in_bulk()
    found = [editions[each] for each in index.editions if each in editions]
    made = cards(found, reading, suppressed, index.honours(each.public_id for each in found))
    keys = {}
    for edition, card in zip(found, made, strict=True):
        value = key(card, (edition.spelled or "").strip("\n").split("\n")[0])
        if value not in {"", (), None}:
            keys[index.positions[edition.pk]] = value
    silent = [at for at in range(len(index)) if at not in keys]
    stating = sorted(keys)
    return Orders(
        (*sorted(stating, key=keys.__getitem__), *silent),
        (*sorted(stating, key=keys.__getitem__, reverse=True), *silent),
    )
