"""Who commended whom, in two columns: campaigns and bodies on the left, the districts of recipients on the right."""

import dataclasses
from collections import Counter
from collections.abc import Iterable

GIVERS, DISTRICTS = 26, 14
"""Nodes that are drawn at most, forty in all: more could not be told apart."""

STEP = 2.0
"""Between two nodes of a column, in rem."""

NAME_LENGTH = 10
"""Characters of a giver's name that a phone has room for; the table has it whole."""

LEFT, RIGHT = 47, 74
"""Where the lines begin and end, in percent of the width."""

_WIDEST = 7.0


@dataclasses.dataclass(frozen=True)
class Node:
    """`y` is in rem; `short` is what is drawn."""

    name: str
    short: str
    times: int
    y: str
    text_y: str


@dataclasses.dataclass(frozen=True)
class Line:
    giver: str
    district: str
    times: int
    y1: str
    y2: str
    width: str


@dataclasses.dataclass(frozen=True)
class Network:
    """`left_out` is how many awards are not drawn because there are too many nodes."""

    givers: tuple[Node, ...]
    districts: tuple[Node, ...]
    lines: tuple[Line, ...]
    height: str
    left_out: int
    left: str = f"{LEFT}%"
    right: str = f"{RIGHT}%"


def of(given: Iterable[tuple[str, str, int]]) -> Network:
    """The network of (giver, district, times): of more nodes than have room, those with the most awards."""
    given = list(given)
    by_giver, by_district = Counter(), Counter()
    for giver, district, times in given:
        by_giver[giver] += times
        by_district[district] += times
    left, right = _most(by_giver, GIVERS), _most(by_district, DISTRICTS)
    drawn = [each for each in given if each[0] in left and each[1] in right]
    height = STEP * max(len(left), len(right))
    givers = _column(left, by_giver, height)
    districts = _column(right, by_district, height)
    most = max((times for _giver, _district, times in drawn), default=1)
    lines = tuple(
        Line(
            giver, district, times, givers[giver].y, districts[district].y,
            f"{max(1.0, _WIDEST * (times / most) ** 0.5):.1f}",
        )
        for giver, district, times in drawn
    )  # fmt: skip
    left_out = by_giver.total() - sum(times for _giver, _district, times in drawn)
    return Network(tuple(givers.values()), tuple(districts.values()), lines, f"{height:.1f}rem", left_out)


def _most(found: Counter, number: int) -> list[str]:
    return sorted(found, key=lambda name: (-found[name], name))[:number]


def _column(names: list[str], times: Counter, height: float) -> dict[str, Node]:
    step = height / max(1, len(names))
    nodes = {}
    for at, name in enumerate(names):
        y = step * (at + 0.5)
        short = name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 1]}…"
        nodes[name] = Node(name, short, times[name], f"{y:.2f}rem", f"{y + 0.3:.2f}rem")
    return nodes
