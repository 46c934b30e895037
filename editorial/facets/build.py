"""Building an index from what the one query found, with everything suppressed left out."""

import operator
from collections import defaultdict
from collections.abc import Callable

from editorial import cards, clock, kept, kinds
from editorial import suppression as suppressions
from editorial.facets import bits
from editorial.facets.index import Index, Value
from editorial.facets.rows import Facets, Rows, read
from editorial.names import stroke_key

_kept: kept.Kept[Index] = kept.Kept()


def index(facets: Facets, reading: clock.Reading, suppressed: frozenset[suppressions.Target]) -> Index:
    """The index at the reading: built from one query, and kept while the clock's state stands."""
    return _kept.get(reading, facets.kind, lambda: _build(facets, reading, suppressed))


def _build(facets: Facets, reading: clock.Reading, suppressed: frozenset) -> Index:
    rows = read(facets, reading)
    hidden = cards.hidden(reading, suppressed)
    builder = _Builder(facets, rows)
    builder.add_links(hidden.editions & rows.heads.keys(), suppressed)
    builder.add_rolls(hidden.places)
    return builder.index()


class _Builder:
    """Collects the members of every value. `years` are the newest by edition, `newest` the newest place on a roll."""

    def __init__(self, facets: Facets, rows: Rows):
        self.facets = facets
        self.rows = rows
        self.members: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in facets.names}
        self.labels: dict[str, dict[str, str]] = {name: {} for name in facets.names}
        self.years: dict[int, int] = {}
        self.newest: dict[int, tuple[int, int, str]] = {}

    def add_links(self, again: frozenset[int], suppressed: frozenset) -> None:
        """Add what pages say of themselves; the pages of `again` are read without what is suppressed."""
        names = {source: name for name, source in self.facets.links.items()}
        for (relation, target_kind, target), keys in self.rows.links.items():
            if name := names.get((relation, target_kind)):
                label = self.rows.labels.get((relation, target_kind, target), target)
                self._add(name, target, label, [key for key in keys if key not in again] if again else keys)
        for key, page in cards.pages_of(again).items():
            kind = kinds.get(self.rows.heads[key][0])
            for link in kind.links(kind.without(page, suppressed)):
                if name := names.get((link.relation, link.kind)):
                    self._add(name, link.id, link.label, [key])
        for name, value, label, key in self.rows.cards:
            self._add(name, value, label, [key])
        for key, (kind, *_rest) in self.rows.heads.items() if not self.facets.kind else ():
            self._add("kind", kind, kind, [key])
        for year, keys in sorted(self.members.get("year", {}).items()):
            if year.isdecimal():
                self.years.update(dict.fromkeys(keys, int(year)))

    def add_rolls(self, hidden: frozenset[tuple[int, int]]) -> None:
        """Add what live rolls say of their recipients, from the oldest roll to the newest, but for hidden places."""
        keys = {(kind, public_id): key for key, (kind, public_id, *_rest) in self.rows.heads.items()}
        rolls = self.rows.rolls
        groups = sorted(
            self.rows.entries.items(),
            key=lambda group: (rolls[group[0][0]][3]["year"] or 0, rolls[group[0][0]][2], group[0][0]),
        )
        for (roll, award), entries in groups:
            public_id, title, _date, card = rolls[roll]
            members = []
            for at, kind, target in entries:
                key = keys.get((kind, target))
                if key is not None and (roll, at) not in hidden:
                    self.newest[key] = (roll, at, award)
                    members.append(key)
            self._add("campaign", public_id, title, members)
            self._add("tier", award, award, members)
            if card["year"]:
                self._add("year", str(card["year"]), str(card["year"]), members)

    def index(self) -> Index:
        if not self.facets.kind:
            self._keep_one_year()
        for name, rest in self.facets.rest.items():
            some = set().union(*self.members[name].values())
            self._add(name, rest, rest, [key for key in self.rows.heads if key not in some])
        editions = tuple(sorted(self.rows.heads, key=self._order_of_names() if self.facets.by_name else self._order))
        position = {key: at for at, key in enumerate(editions)}
        values = {
            name: {
                value: Value(value, self.labels[name][value], bits.of(map(position.__getitem__, keys), len(editions)))
                for value, keys in sorted(members.items(), key=operator.itemgetter(0))
                if keys
            }
            for name, members in self.members.items()
        }
        heads = self.rows.heads
        awards = {heads[key][1]: (roll, award) for key, (roll, _at, award) in self.newest.items()}
        rolls = {key: (public_id, title, card) for key, (public_id, title, _date, card) in self.rows.rolls.items()}
        return Index(self.facets.kind, editions, values, awards, rolls)

    def _order(self, key: int) -> tuple[int, ...]:
        """What sorts a list: the year if it counts, the date, the key."""
        date = -self.rows.heads[key][2]
        if not self.facets.kind:
            return self._order_of_all(key, -date)
        return (-self.years.get(key, 0) if self.facets.by_year else 0, date, -key)

    def _order_of_names(self) -> Callable[[int], tuple]:
        """What sorts recipients: those with an award first, by its year, those of one roll as they stand on it, and all
        others by strokes."""
        awarded = set().union(*self.members["tier"].values())

        def order(key: int) -> tuple:
            if place := self._place(key):
                return (False, *place, "", -key)
            return (key not in awarded, -self.years.get(key, 0), 0, 0, 0, stroke_key(self.rows.heads[key][3]), -key)

        return order

    def _order_of_all(self, key: int, date: int) -> tuple[int, ...]:
        """The same for pages of all kinds: the year, the date in it, of those of one roll the place on it."""
        year, day, roll, at = self._place(key) or (-self.years.get(key, 0), -date, 0, 0)
        return (year, day if -day // 10_000 == -year else 0, roll, at, -key)

    def _place(self, key: int) -> tuple[int, int, int, int] | None:
        """What sorts a page by its newest roll: year, date, roll, place; None where its own year is newer."""
        if key not in self.newest:
            return None
        roll, at, _award = self.newest[key]
        _public_id, _title, day, card = self.rows.rolls[roll]
        year = card["year"] or 0
        return (-year, -day, -roll, at) if year >= self.years.get(key, 0) else None

    def _keep_one_year(self) -> None:
        """Leave every page under the newest year only: of its own, or of the newest roll that it is on."""
        for key, (roll, _at, _award) in self.newest.items():
            self.years[key] = max(self.years.get(key, 0), self.rows.rolls[roll][3]["year"] or 0)
        years = defaultdict(list)
        for key, year in self.years.items():
            if year:
                years[str(year)].append(key)
        self.members["year"], self.labels["year"] = years, {year: year for year in years}

    def _add(self, name: str, value: str, label: str, keys: list[int]) -> None:
        """Values of what this kind cannot be narrowed by are passed over."""
        if name not in self.members:
            return
        self.members[name][value].extend(keys)
        self.labels[name].setdefault(value, label)
