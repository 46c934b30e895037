"""A selection: values chosen in several facets, and what they leave. Within a facet any will do; facets add up."""

import dataclasses
import functools
import itertools
from collections.abc import Collection, Sequence

from editorial.facets import bits
from editorial.facets.index import Index, Value


@dataclasses.dataclass(frozen=True)
class Selection:
    """`chosen` maps facets to the ids chosen in them; ids that the index does not have match nothing.

    `matches` are the editions that a search found, best first; None where nothing was searched for. `order` has all
    positions of the index in the order that was asked for; None for the usual one.
    """

    index: Index
    chosen: dict[str, Collection[str]]
    matches: list[int] | None = None
    order: Sequence[int] | None = None

    @functools.cached_property
    def bits(self) -> int:
        return self.bits_without("")

    @property
    def count(self) -> int:
        return self.bits.bit_count()

    def bits_without(self, left_out: str) -> int:
        """What is left when the facet (or the search, called `q`) is not narrowed by."""
        found = self.index.everything
        if self.matches is not None and left_out != "q":
            found &= self._matched
        for name, ids in self.chosen.items():
            if ids and name != left_out:
                found &= self._any_of(name, ids)
        return found

    def count_of(self, names: Collection[str]) -> int:
        """How many would be left if only these facets (and `q`) were narrowed by."""
        found = self.index.everything
        for name in names:
            if name == "q" or self.chosen.get(name):
                found &= self.only(name)
        return found.bit_count()

    def only(self, name: str) -> int:
        """What would be left if only this facet (or `q`) were narrowed by."""
        if name == "q":
            return self._matched
        return self._any_of(name, self.chosen[name])

    def count_with_any(self, name: str) -> int:
        """How many of what is left have any value of the facet."""
        return (self.bits & self._any_of(name, self.index.values[name])).bit_count()

    def counts(self, name: str) -> list[tuple[Value, int]]:
        """Each value of the facet with how many it would show beside what is chosen in the other facets."""
        others = self.bits_without(name)
        return [(value, (value.bits & others).bit_count()) for value in self.index.values[name].values()]

    def page(self, start: int, stop: int, value: Value | None = None) -> list[int]:
        """The editions from `start` to `stop`: as asked for, else best first after a search, or as they lie.

        With `value`, of those that have it.
        """
        flags = bits.flags(self.bits & value.bits if value else self.bits, len(self.index))
        if self.order is not None:
            editions = self.index.editions
            return list(itertools.islice((editions[at] for at in self.order if flags[at]), start, stop))
        if self.matches is None:
            return list(itertools.islice(itertools.compress(self.index.editions, flags), start, stop))
        positions = self.index.positions
        found = (key for key in self.matches if key in positions and flags[positions[key]])
        return list(itertools.islice(found, start, stop))

    @functools.cached_property
    def _matched(self) -> int:
        return self.index.having(self.matches or [])

    def _any_of(self, name: str, ids: Collection[str]) -> int:
        values = self.index.values[name]
        found = 0
        for value in ids:
            found |= values[value].bits if value in values else 0
        return found
