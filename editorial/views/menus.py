"""What stands beside a list: facets with their counts, chips that drop one condition, and wider searches."""

import dataclasses
from collections import Counter
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from districts import codes
from editorial.facets import Selection, Value
from editorial.filters import FacetFilterSet

SHOWN = 8
"""Choices of a facet that are in view; the others unfold."""

UNFOLDED = 100
"""The most that unfold, those with the most entries first: a longer list helps nobody to choose."""


@dataclasses.dataclass(frozen=True)
class Choice:
    """A value. `depth`: among how many wider districts of the same menu it is shown.

    `address` is that of the selection narrowed to it, where a wider one is chosen: chosen beside that, it would add
    nothing.
    """

    value: str
    label: str
    count: int
    selected: bool
    depth: int = 0
    address: str = ""


@dataclasses.dataclass(frozen=True)
class Menu:
    """One facet: `choices` in view, `more` folded away."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    more: tuple[Choice, ...]


@dataclasses.dataclass(frozen=True)
class Conditions:
    """What the address asks for. `kept` are parameters that are no conditions, such as the view.

    `apart` are facets, and the words (called `q`), that the page shows otherwise: they have no menu, no chip, and stand
    while the other conditions are dropped. Where the words are apart, values that nothing found has are left out.
    """

    filterset: FacetFilterSet
    selection: Selection
    kept: tuple[tuple[str, str], ...] = ()
    apart: tuple[str, ...] = ()

    def menus(self) -> list[Menu]:
        """The facets that have any value, in the order in which the filter set declares them."""
        names = [name for name in self.filterset.filters if name in self.filterset.facets.names]
        names = [name for name in names if name not in self.apart]
        return [menu for name in names if (menu := self._menu(name)).choices]

    def chips(self) -> list[tuple[str, str]]:
        """(label, address without it) for every condition."""
        chips = [
            (self._label(name, value), self._address(drop=(name, value)))
            for name, values in self.selection.chosen.items()
            for value in values
            if name not in self.apart
        ]
        if self.selection.matches is not None and "q" not in self.apart:
            chips.append((_("“%(words)s”") % {"words": self.filterset.typed}, self._address(drop=("q", None))))
        return chips

    @property
    def clear(self) -> str:
        """The address without any condition."""
        return "?" + urlencode(self.carried)

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What the form of the menus sends along unseen: what is apart, and what is kept."""
        return [*(pair for pair in self._pairs() if pair[0] in self.apart), *self.kept]

    def address_in(self, view: str) -> str:
        """The address of the same selection in another view, "" being the usual one."""
        return self._address_with("view", view)

    def address_sorted(self, sort: str) -> str:
        """The address of the same selection in another order, "" being the usual one."""
        return self._address_with("sort", sort)

    @property
    def known(self) -> list[tuple[str, str]]:
        """The facets' values that this list knows, in one order however they were asked for: (name, value)."""
        known, chosen = self.selection.index.values, self.selection.chosen
        return [(name, value) for name in sorted(chosen) for value in sorted(chosen[name]) if value in known[name]]

    @property
    def query(self) -> str:
        """The conditions and the order as a query, "" for none: for the list as a file."""
        pairs = [*self._pairs(), *(pair for pair in self.kept if pair[0] == "sort")]
        return f"?{urlencode(pairs)}" if pairs else ""

    @property
    def one_place(self) -> str:
        """The label of the district chosen, "" where there is none or more than one."""
        codes = self.selection.chosen.get("district", ())
        known = self.selection.index.values.get("district", {})
        return known[codes[0]].label if len(codes) == 1 and codes[0] in known else ""

    def wider(self) -> list[tuple[str, str, int]]:
        """(label, address, count) of the two nearest wider searches that find something, the larger first."""
        active = [name for name, values in self.selection.chosen.items() if values]
        active += ["q"] if self.selection.matches is not None else []
        active = [name for name in active if name not in self.apart]
        dropped = [
            (self._named(set(active) - {name}), self._address(drop=(name, None)), self.selection.bits_without(name))
            for name in active
            if len(active) > 1
        ]
        single = [
            (self._named({name}), self._address(only=name), self.selection.only(name))
            for name in active
            if len(active) > 2
        ]
        found = [(label, address, bits.bit_count()) for label, address, bits in dropped if bits]
        found = found or [(label, address, bits.bit_count()) for label, address, bits in single if bits]
        everything = (_("All entries"), self.clear, self.selection.count_of(self.apart))
        return sorted(found, key=lambda way: -way[2])[:2] or ([everything] if everything[2] else [])

    def _menu(self, name: str) -> Menu:
        chosen = set(self.selection.chosen[name])
        rows = [(value, count, value.id in chosen) for value, count in self.selection.counts(name)]
        if "q" in self.apart:
            rows = [row for row in rows if row[1] or row[2]]
        rows = _sorted(name, rows)
        depths = _depths(name, rows)
        first = {row[0].id for row in sorted(rows, key=lambda row: depths[row[0].id])[:SHOWN]}
        visible = [row for row in rows if row[0].id in first or row[2]]
        more = [row for row in rows if row not in visible]
        if len(more) > UNFOLDED:
            largest = {id(row) for row in sorted(more, key=lambda row: -row[0].count)[:UNFOLDED]}
            more = [row for row in more if id(row) in largest]
        labels = _labels(name, [row[0] for row in rows], self.filterset)
        made = [
            tuple(
                Choice(value.id, labels[value.id], count, selected, inside[value.id], self._narrowed(name, value))
                for value, count, selected in part
            )
            for part in (visible, more)
            for inside in [_depths(name, part)]
        ]
        return Menu(name, str(self.filterset.filters[name].label), *made)

    def _narrowed(self, name: str, value: Value) -> str:
        """The address with a district in the place of those around it that are chosen, "" where none is."""
        chosen = self.selection.chosen[name] if name == "district" else ()
        wider = {above.id for above in _above(value.id, self.selection.index.values[name]) if above.id in chosen}
        if not wider or value.id in chosen:
            return ""
        pairs = [pair for pair in self._pairs() if pair[0] != name or pair[1] not in wider]
        return "?" + urlencode([*pairs, (name, value.id), *self.kept])

    def _label(self, name: str, value: str) -> str:
        known = self.selection.index.values[name].get(value)
        return self.filterset.label_of(name, known) if known else value

    def _named(self, names: set[str]) -> str:
        """The conditions of some facets in words."""
        labels = [
            self._label(name, value)
            for name, values in self.selection.chosen.items()
            if name in names
            for value in values
        ]
        if "q" in names:
            labels.append(_("“%(words)s”") % {"words": self.filterset.typed})
        return "、".join(labels)

    def _pairs(self) -> list[tuple[str, str]]:
        pairs = [(name, value) for name, values in self.selection.chosen.items() for value in values]
        return [*pairs, ("q", self.filterset.typed)] if self.selection.matches is not None else pairs

    def _address_with(self, name: str, value: str) -> str:
        """The address of the same selection with another value of a parameter that is no condition."""
        kept = [pair for pair in self.kept if pair[0] != name]
        return "?" + urlencode([*self._pairs(), *kept, *([(name, value)] if value else [])])

    def _address(self, drop: tuple[str, str | None] = ("", None), only: str = "") -> str:
        """The address without a value of a facet, without a facet (value None), or with one facet only."""
        pairs = [
            (name, value)
            for name, value in self._pairs()
            if (name != drop[0] or drop[1] not in {None, value}) and (only in {"", name} or name in self.apart)
        ]
        return "?" + urlencode([*pairs, *self.kept])


def _sorted(name: str, rows: list[tuple[Value, int, bool]]) -> list[tuple[Value, int, bool]]:
    """Years from the newest, unknown last; districts along the tree; all else by how many have it."""
    if name == "year":
        return sorted(rows, key=lambda row: row[0].id if row[0].id.isdecimal() else "", reverse=True)
    if name == "district":
        return _districts(rows)
    return sorted(rows, key=lambda row: (-row[0].count, row[0].id))


def _districts(rows: list[tuple[Value, int, bool]]) -> list[tuple[Value, int, bool]]:
    """Counties, what lies in those that are chosen or in the only one, and what lies above with entries of its own.

    So the numbers add up: an entry of a town counts for its county. A district that shows the same entries as one below
    it is left out too: it would offer them twice.
    """
    counties = {codes.county_of(row[0].id) for row in rows if not codes.is_above_counties(row[0].id)}
    chosen = {codes.county_of(row[0].id) for row in rows if row[2]}
    opened = counties if len(counties) == 1 else chosen
    known = {row[0].id for row in rows}
    rows = [
        row for row in rows
        if row[2] or row[0].id == (county := codes.county_of(row[0].id)) or county in opened or county not in known
    ]  # fmt: skip
    values = {row[0].id: row[0] for row in rows}
    counts = {row[0].id: row[1] for row in rows}
    below: dict[str, int] = {}
    wider = set()
    for code, value in values.items():
        for above in _above(code, values):
            below[above.id] = below.get(above.id, 0) | value.bits
            if above.bits == value.bits or counts[above.id] == counts[code] > 0:
                wider.add(above.id)
    wider |= {code for code, bits in below.items() if codes.is_above_counties(code) and bits == values[code].bits}
    return [row for row in rows if row[2] or row[0].id not in wider]


def _depths(name: str, rows: list[tuple[Value, int, bool]]) -> dict[str, int]:
    """By value, how many of the rows are districts above it: their entries contain its own, and more. Else nothing."""
    if name != "district":
        return {row[0].id: 0 for row in rows}
    values = {row[0].id: row[0] for row in rows}
    return {code: len(_above(code, values)) for code in values}


def _above(code: str, values: dict[str, Value]) -> list[Value]:
    """The values of the districts above a code."""
    return [values[each] for each in codes.above(code) if each in values]


def _labels(name: str, values: list[Value], filterset: FacetFilterSet) -> dict[str, str]:
    """What the values are called; districts of one name get the name of the district above before theirs."""
    labels = {value.id: filterset.label_of(name, value) for value in values}
    if name != "district":
        return labels
    known = filterset.index.values[name]
    twice = {label for label, times in Counter(labels.values()).items() if times > 1}
    for value in values:
        if value.label in twice and (above := _above(value.id, known)):
            nearest = max(above, key=lambda each: len(each.id.rstrip("0")))
            labels[value.id] = nearest.label + value.label
    return labels
