"""Lists as tables for spreadsheets: a kind's columns, and the rows of a selection read from live editions alone."""

import dataclasses
import itertools
from collections.abc import Callable, Iterator, Sequence

from django.utils.functional import Promise

from editorial import clock, facets, suppression
from editorial.cards import Card, cards
from editorial.models import Edition
from editorial.spreadsheet import BYTE_ORDER_MARK, line
from editorial.workbook import workbook

CHUNK = 500
"""Pages that are read at once."""

Cell = str | int


@dataclasses.dataclass(frozen=True)
class Row:
    """What a row is made of: the presented page, its card, and the newest roll entry with its page, if there is one."""

    page: object
    card: Card
    address: str
    entry: object | None = None


@dataclasses.dataclass(frozen=True)
class Table:
    """`cells(row)` gives as many cells as there are `heads`. `entries(page)` yields (kind, id, award, entry) of a roll,
    for tables that tell the post held at the award."""

    title: str | Promise
    heads: tuple[str | Promise, ...]
    cells: Callable[[Row], list[Cell]]
    entries: Callable[[object], Iterator[tuple]] | None = None


def rows(
    table: Table,
    keys: Sequence[int],
    *,
    index: facets.Index,
    reading: clock.Reading,
    suppressed: frozenset,
    whole: Callable[[str], str],
) -> Iterator[list[Cell]]:
    """The rows of the editions, in their order: one query for rolls, if they are wanted, and one for each 500 pages.

    `whole` makes a full address of a path. Nothing that is suppressed is in the rows.
    """
    entries = _entries(table, index, suppressed) if table.entries else {}
    for chunk in itertools.batched(keys, CHUNK):
        editions = Edition.objects.live(reading.now).for_page().in_bulk(chunk)
        found = [editions[key] for key in chunk if key in editions]
        made = cards(found, reading, suppressed, index.honours(each.public_id for each in found))
        for edition, card in zip(found, made, strict=True):
            honour = card.honour
            entry = entries.get((honour.campaign, card.kind, card.id, honour.title)) if honour else None
            yield table.cells(Row(suppression.presented(edition, suppressed), card, whole(card.url), entry))


def csv(heads: Sequence[str | Promise], rows: Iterator[list[Cell]]) -> bytes:
    """The table as CSV that Chinese Excel opens as it is."""
    lines = [line(map(str, heads)), *(line(_one_line(cell) for cell in row) for row in rows)]
    return (BYTE_ORDER_MARK + "".join(lines)).encode("utf-8", "replace")


def xlsx(title: str | Promise, heads: Sequence[str | Promise], rows: Iterator[list[Cell]]) -> bytes:
    """The table as a workbook."""
    return workbook(
        str(title),
        [str(head) for head in heads],
        ([cell if isinstance(cell, int) else _one_line(cell) for cell in row] for row in rows),
    )


def _one_line(cell: Cell) -> str:
    return " ".join(str(cell).split())


def _entries(table: Table, index: facets.Index, suppressed: frozenset) -> dict[tuple, object]:
    """By campaign, kind, id and award: the entry on the roll, of all rolls that give somebody the newest award."""
    rolls = Edition.objects.for_page().in_bulk({roll for roll, _award in index.awards.values()}) if index.awards else {}
    return {
        (roll.public_id, kind, public_id, award): entry
        for roll in rolls.values()
        for kind, public_id, award, entry in table.entries(suppression.presented(roll, suppressed))
    }
