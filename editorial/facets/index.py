"""The index of one kind at one state of the clock: its live editions in order, and a bitset for each facet value."""

import dataclasses
import functools
from collections.abc import Iterable

from editorial.cards import Honour, roll_honour
from editorial.facets import bits


@dataclasses.dataclass(frozen=True)
class Value:
    """A value of a facet: what it is called, and the set of positions that have it."""

    id: str
    label: str
    bits: int

    @property
    def count(self) -> int:
        return self.bits.bit_count()


@dataclasses.dataclass(frozen=True)
class Index:
    """`editions` are the keys in the order of the list; `values` the values by facet and id.

    `awards` are, by public id, the newest roll that commends it and the award; `rolls` (public id, title, card). They
    are of use where the index is of one kind.
    """

    kind: str
    editions: tuple[int, ...]
    values: dict[str, dict[str, Value]]
    awards: dict[str, tuple[int, str]]
    rolls: dict[int, tuple[str, str, dict]]

    def __len__(self):
        return len(self.editions)

    @property
    def everything(self) -> int:
        return bits.all_of(len(self.editions))

    @functools.cached_property
    def positions(self) -> dict[int, int]:
        """The position of each edition."""
        return {key: at for at, key in enumerate(self.editions)}

    def having(self, editions: list[int]) -> int:
        """The set of positions of those editions that are in the index."""
        positions = self.positions
        return bits.of((positions[key] for key in editions if key in positions), len(self.editions))

    def honours(self, public_ids: Iterable[str]) -> dict[tuple[str, str], Honour]:
        """The newest roll awards by (kind, public id), as editorial.cards wants them."""
        return {
            (self.kind, each): roll_honour(award, *self.rolls[roll])
            for each in public_ids
            if each in self.awards
            for roll, award in [self.awards[each]]
        }
