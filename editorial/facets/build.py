"""Building an index: one query for the links of all live editions of a kind and of the rolls that commend them."""

import dataclasses
import datetime as dt
import operator
from collections import defaultdict

from django.db.models import Case, F, Q, When

from editorial import cards, clock, kept, kinds
from editorial import suppression as suppressions
from editorial.facets import bits
from editorial.facets.index import Index, Value
from editorial.models import EditionLink, Relation


@dataclasses.dataclass(frozen=True)
class Facets:
    """What a kind can be narrowed by.

    links    by facet, the relation and kind of target that give a page its values
    rolls    the kind whose live pages commend this one; they add the values of `campaign`, `year` and `tier`
    card     by facet, the key of the card that holds its value; the label is under the key with `_label`
    by_year  lists begin with the newest year (of an award, or of the page itself), not with the newest date
    """

    kind: str
    links: dict[str, tuple[Relation, str]]
    rolls: str = ""
    card: dict[str, str] = dataclasses.field(default_factory=dict)
    by_year: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.links, *(("campaign",) if self.rolls else ()), *self.card)


_kept: kept.Kept[Index] = kept.Kept()


def index(facets: Facets, reading: clock.Reading, suppressed: frozenset[suppressions.Target]) -> Index:
    """The index at the reading: built in one query, and kept while the clock's state stands."""
    return _kept.get(reading, facets.kind, lambda: _Builder(facets, cards.hidden(reading, suppressed)).build(
        _rows(facets, reading), suppressed
    ))  # fmt: skip


@dataclasses.dataclass(slots=True)
class _Head:
    """What is known of an edition besides its links, and what sorts it."""

    public_id: str
    shown_on: dt.date | None
    title: str
    card: dict | None
    year: int = 0
    roll: tuple[int, int, int] = (0, 0, 0)
    """(minus the day of the newest roll, its edition, the position on it)"""


class _Builder:
    def __init__(self, facets: Facets, hidden: cards.Hidden):
        self.facets = facets
        self.hidden = hidden
        self.relations = {source: name for name, source in facets.links.items()}
        self.members: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in facets.names}
        self.labels: dict[str, dict[str, str]] = {name: {} for name in facets.names}
        self.heads: dict[int, _Head] = {}
        self.rolls: dict[int, _Head] = {}
        self.honours: dict[tuple[str, str], cards.Honour] = {}

    def build(self, rows: list[tuple], suppressed: frozenset) -> Index:
        again = self._read_heads(rows)
        for key, page in cards.pages_of(again).items():
            kind = kinds.get(self.facets.kind)
            for link in kind.links(kind.without(page, suppressed)):
                self._link(key, link.relation, link.kind, link.id, link.label)
        entries = []
        rolls, commends = self.rolls, Relation.COMMENDS
        for key, relation, target_kind, target, label, position, *_head in rows:
            if key in rolls:
                if relation == commends and target_kind == self.facets.kind:
                    entries.append((key, position, target, label))
            elif key not in again:
                self._link(key, relation, target_kind, target, label)
        self._enter(entries)
        for name, key in self.facets.card.items():
            for edition, head in self.heads.items():
                if value := (head.card or {}).get(key):
                    self._add(name, str(value), head.card.get(f"{key}_label", value), edition)
        return self._index()

    def _read_heads(self, rows: list[tuple]) -> set[int]:
        """Note what each edition is; return the keys of those whose links are to be read from the page again."""
        for key, _relation, _kind, _target, _label, _position, kind, public_id, shown_on, title, card in rows:
            if public_id is not None:
                heads = self.heads if kind == self.facets.kind else self.rolls
                heads[key] = _Head(public_id, shown_on, title or "", card)
        return self.hidden.editions & self.heads.keys()

    def _link(self, edition: int, relation: str, kind: str, target: str, label: str) -> None:
        name = self.relations.get((relation, kind))
        if name is None:
            return
        self._add(name, target, label, edition)
        if name == "year" and target.isdecimal():
            head = self.heads[edition]
            head.year = max(head.year, int(target))

    def _enter(self, entries: list[tuple[int, int, str, str]]) -> None:
        """Add what the rolls say of their recipients. Their newest roll comes last, so that its award stays."""
        by_id = {head.public_id: key for key, head in self.heads.items()}
        years = {key: roll.card.get("year") or 0 for key, roll in self.rolls.items()}
        days = {key: roll.shown_on.toordinal() if roll.shown_on else 0 for key, roll in self.rolls.items()}
        entries.sort(key=lambda entry: (years[entry[0]], days[entry[0]], entry[0], -entry[1]))
        for key, position, target, label in entries:
            edition = by_id.get(target)
            if edition is None or (key, position) in self.hidden.places:
                continue
            roll, year, head = self.rolls[key], years[key], self.heads[edition]
            self._add("campaign", roll.public_id, roll.title, edition)
            self._add("tier", label, label, edition)
            if year:
                self._add("year", str(year), str(year), edition)
            if year >= head.year:
                head.year, head.roll = year, (-days[key], key, position)
            honour = cards.roll_honour(label, roll.public_id, roll.title, roll.card)
            self.honours[self.facets.kind, head.public_id] = honour

    def _add(self, name: str, value: str, label: str, edition: int) -> None:
        self.members[name][value].append(edition)
        self.labels[name].setdefault(value, label)

    def _index(self) -> Index:
        by_year = self.facets.by_year
        order = sorted(
            (-head.year if by_year else 0, head.roll, -head.shown_on.toordinal() if head.shown_on else 0, -key)
            for key, head in self.heads.items()
        )
        editions = tuple(-sorted_by[-1] for sorted_by in order)
        position = {key: at for at, key in enumerate(editions)}
        values = {
            name: {
                value: Value(value, self.labels[name][value], bits.of((position[key] for key in keys), len(editions)))
                for value, keys in sorted(members.items(), key=operator.itemgetter(0))
            }
            for name, members in self.members.items()
        }
        return Index(editions, values, self.honours)


def _rows(facets: Facets, reading: clock.Reading) -> list[tuple]:
    """The links that facets are made of. The first place of an edition carries what else is wanted of it."""
    own = {relation for relation, _ in facets.links.values()} | {Relation.IN}
    wanted = Q(edition__kind=facets.kind, relation__in=own)
    if facets.rolls:
        wanted |= Q(edition__kind=facets.rolls, relation=Relation.COMMENDS, target_kind=facets.kind)
        wanted |= Q(edition__kind=facets.rolls, relation=Relation.IN, position=0)
    first = Q(relation=Relation.IN, position=0)
    with_card = Q(edition__kind__in=[facets.rolls] if facets.rolls else [facets.kind] if facets.card else [])
    links = EditionLink.objects.filter(wanted, edition__live_from__lte=reading.now).filter(
        Q(edition__live_until=None) | Q(edition__live_until__gt=reading.now)
    )
    return list(
        links.values_list(
            "edition_id", "relation", "target_kind", "target_id", "label", "position",
            "edition__kind",
            Case(When(first, then=F("edition__public_id"))),
            Case(When(first, then=F("edition__shown_on"))),
            Case(When(first & with_card, then=F("edition__title"))),
            Case(When(first & with_card, then=F("edition__card"))),
        )
    )  # fmt: skip
