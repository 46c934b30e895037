"""The one query that an index is built from. The database joins the keys of a value into one text: rows are few."""

import dataclasses
from collections.abc import Iterator

from django.db.models import CharField, F, Max, QuerySet, StringAgg, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Concat, Replace

from editorial import clock
from editorial.kinds import with_pages
from editorial.models import Edition, EditionLink, Relation

_ITEMS, _PARTS = "\x1e", "\x1f"
_CARD = ("year", "host", "document_number")
"""What the card of a roll says of the awards on it."""


@dataclasses.dataclass(frozen=True)
class Facets:
    """What a kind, or "" for all that have pages of their own, can be narrowed by.

    links    by facet, the relation and kind of target that give a page its values
    rolls    the kind whose live pages commend this one; they add values of `campaign`, `year` and `tier`
    card     by facet, the key of the card that holds its value; the label is under the key with `_label`
    by_year  lists begin with the newest year (of an award, or of the page itself), not with the newest date
    by_name  within a year lists run by strokes, but for those of one roll, and those without an award come last
    rest     by facet, the value of what would have none: then the numbers of its values make up the whole

    Of all kinds together, `kind` is a facet too, and each page stands under one year, the newest that it has: lists
    begin with it.
    """

    kind: str
    links: dict[str, tuple[Relation, str]]
    rolls: str = ""
    card: dict[str, str] = dataclasses.field(default_factory=dict)
    by_year: bool = False
    by_name: bool = False
    rest: dict[str, str] = dataclasses.field(default_factory=dict)

    @property
    def kinds(self) -> tuple[str, ...]:
        return (self.kind,) if self.kind else with_pages()

    @property
    def names(self) -> tuple[str, ...]:
        added = ("kind",) if not self.kind else ("campaign",) if self.rolls else ()
        return (*self.links, *added, *self.card)


@dataclasses.dataclass(frozen=True)
class Rows:
    """What the query found.

    heads    by key of a live edition, its kind, public id, date as a number such as 20240401 (0 for none) and title
    links    by relation, kind and id of a target, the keys of the editions that link to it
    labels   what those targets are called
    cards    (facet, value, label, key of an edition)
    rolls    by key of a live roll, its public id, its title, its date and its card
    entries  by roll and award, (position, kind, public id) of those who are on it
    """

    heads: dict[int, tuple[str, str, int, str]] = dataclasses.field(default_factory=dict)
    links: dict[tuple[str, str, str], list[int]] = dataclasses.field(default_factory=dict)
    labels: dict[tuple[str, str, str], str] = dataclasses.field(default_factory=dict)
    cards: list[tuple[str, str, str, int]] = dataclasses.field(default_factory=list)
    rolls: dict[int, tuple[str, str, int, dict]] = dataclasses.field(default_factory=dict)
    entries: dict[tuple[int, str], list[tuple[int, str, str]]] = dataclasses.field(default_factory=dict)


def read(facets: Facets, reading: clock.Reading) -> Rows:
    """Read everything at once."""
    first, *others = _queries(facets, reading)
    rows = Rows()
    for what, one, two, three, four in first.union(*others, all=True) if others else first:
        match what:
            case "head":
                for item in filter(None, (four or "").split(_ITEMS)):
                    key, kind, public_id, shown_on, title = item.split(_PARTS, 4)
                    rows.heads[int(key)] = (kind, public_id, _number(shown_on), title)
            case "link":
                rows.links[one, two, three] = list(map(int, four.split(_ITEMS)))
            case "label":
                rows.labels[one, two, three] = four
            case "card":
                rows.cards.append((two, three, four, int(one)))
            case "roll":
                shown_on, *card = four.split(_PARTS)
                rows.rolls[int(one)] = (two, three, _number(shown_on), _card(card))
            case "entry":
                items = (item.split(_PARTS) for item in four.split(_ITEMS))
                rows.entries[int(one), two] = [(int(position), kind, target) for position, kind, target in items]
    return rows


def _queries(facets: Facets, reading: clock.Reading) -> Iterator[QuerySet]:
    live = Edition.objects.live(reading.now)
    own = live.of(*facets.kinds)
    yield _five(own, "head", members=_joined("pk", "kind", "public_id", _date(), _title()))
    relations, targets = zip(*facets.links.values(), strict=True)
    links = EditionLink.objects.filter(
        relation__in=set(relations), target_kind__in=set(targets), edition__in=own.values("pk")
    )
    target = ("relation", "target_kind", "target_id")
    yield _five(links, "link", *target, members=_joined("edition_id"))
    newest = links.order_by().values(*target).annotate(newest=Max("pk")).values("newest")
    yield _five(EditionLink.objects.filter(pk__in=newest), "label", *target, "label")
    for name, key in facets.card.items():
        value, label = _of_card(key), _of_card(f"{key}_label")
        yield _five(own, "card", _text("pk"), Value(name, CharField()), value, Coalesce(label, value))
    if facets.rolls:
        rolls = live.of(facets.rolls)
        card = (Coalesce(_of_card(name), Value("", CharField())) for name in _CARD)
        yield _five(rolls, "roll", _text("pk"), "public_id", "title", _parts(_date(), *card))
        entries = EditionLink.objects.filter(
            relation=Relation.COMMENDS, target_kind__in=facets.kinds, edition__in=rolls.values("pk")
        )
        nothing = Value("", CharField())
        members = _joined("position", "target_kind", "target_id")
        yield _five(entries, "entry", _text("edition_id"), "label", nothing, members=members)


def _five(queryset: QuerySet, what: str, *columns, members=None) -> QuerySet:
    """The rows as (what, one, two, three, four) of texts; with `members`, grouped by the columns, the members last."""
    names = dict(zip(("one", "two", "three", "four"), columns, strict=False))
    for name in ("one", "two", "three")[len(columns) :]:
        names[name] = Value("", CharField())
    rows = queryset.order_by().values(
        what=Value(what, CharField()),
        **{name: F(column) if isinstance(column, str) else column for name, column in names.items()},
    )
    if members is not None:
        rows = rows.annotate(four=members)
    return rows.values_list("what", "one", "two", "three", "four")


def _joined(*fields) -> StringAgg:
    return StringAgg(_parts(*fields), delimiter=Value(_ITEMS))


def _parts(*fields):
    """The fields as one text."""
    texts = [_text(field) if isinstance(field, str) else field for field in fields]
    between = [part for text in texts for part in (Value(_PARTS, CharField()), text)][1:]
    return Concat(*between, output_field=CharField()) if len(between) > 1 else texts[0]


def _text(field: str) -> Cast:
    return Cast(field, CharField())


def _of_card(key: str) -> Cast:
    return Cast(KeyTextTransform(key, "card"), CharField())


def _date() -> Coalesce:
    return Coalesce(_text("shown_on"), Value("", CharField()))


def _title() -> Replace:
    """The title, without the marks that part it from others."""
    return Replace(Replace(F("title"), Value(_ITEMS), Value(" ")), Value(_PARTS), Value(" "))


def _number(date: str) -> int:
    return int(date.replace("-", "") or 0)


def _card(values: list[str]) -> dict:
    card = dict(zip(_CARD, values, strict=True))
    return card | {"year": int(card["year"]) if card["year"].isdecimal() else None}
