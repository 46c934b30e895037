"""Districts as equal squares, in the order of their codes, grouped by what they lie in: no map, nor drawn as one.

A map would need borders that we do not have, and would give the widest district the most ink. The place of a square
says nothing of where a district lies, and the page says so.
"""

import dataclasses
import math
from collections.abc import Iterable

from editorial.statistics import Row

SHADES = 4


@dataclasses.dataclass(frozen=True)
class Tile:
    """`shade` runs from 1 to SHADES by the square root of the number, so that one great one leaves the others apart."""

    row: Row
    shade: int


@dataclasses.dataclass(frozen=True)
class Group:
    name: str
    tiles: tuple[Tile, ...]


def of(rows: Iterable[Row]) -> tuple[Group, ...]:
    """The squares of all districts with honours."""
    rows = sorted((row for row in rows if row.code), key=lambda row: row.code)
    greatest = max((row.together for row in rows), default=1) or 1
    groups: dict[tuple[str, str], list[Tile]] = {}
    for row in rows:
        shade = max(1, math.ceil(SHADES * (row.together / greatest) ** 0.5))
        groups.setdefault((row.code[:4], row.above), []).append(Tile(row, shade))
    return tuple(Group(above, tuple(tiles)) for (_code, above), tiles in groups.items())
