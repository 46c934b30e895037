"""Who commended whom, in two columns: campaigns and bodies on the left, the districts of recipients on the right."""

import dataclasses
from collections import Counter
from collections.abc import Iterable

GIVERS, DISTRICTS = 26, 14
"""Nodes that are drawn at most, forty in all: more could not be told apart."""

LINES = 80
"""Lines that are drawn at most, the strongest: of more, none could be followed."""

STEP = 2.0
"""Between two nodes of a column, in rem."""

NAME_LENGTH, SHORT_LENGTH = 17, 6
"""Characters of a name that a wide drawing and a phone have room for; the table has it whole."""

LEFT, RIGHT = 40, 66
"""Where the lines begin and end, in percent of the width."""

_WIDEST = 7.0


@dataclasses.dataclass(frozen=True)
class Node:
    """`y` is in rem; `full` is what is drawn where there is room, else `short`."""

    name: str
    full: str
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
    """`left_out` is how many awards are not drawn because there are too many nodes or lines."""

    givers: tuple[Node, ...]
    districts: tuple[Node, ...]
    lines: tuple[Line, ...]
    height: str
    left_out: int
    left: str = f"{LEFT}%"
    right: str = f"{RIGHT}%"


def of(given: Iterable[tuple[str, str, int]]) -> Network:
    """The network of (giver, district, times): of more than have room, the lines with the most awards.

    Givers stand by their number; each district stands near the middle of its lines, so that fewer of them cross.
    """
    given = list(given)
    by_giver, by_district = Counter(), Counter()
    for giver, district, times in given:
        by_giver[giver] += times
        by_district[district] += times
    drawn = _strongest(given)
    left = sorted({giver for giver, _district, _times in drawn}, key=lambda name: (-by_giver[name], name))
    right = _uncrossed(left, drawn)
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


def _strongest(given: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """The lines that are drawn, the strongest first; none that would add a node too many."""
    givers, districts, drawn = set(), set(), []
    for line in sorted(given, key=lambda each: (-each[2], each[:2])):
        more_givers, more_districts = givers | {line[0]}, districts | {line[1]}
        if len(drawn) < LINES and len(more_givers) <= GIVERS and len(more_districts) <= DISTRICTS:
            givers, districts = more_givers, more_districts
            drawn.append(line)
    return drawn


def _uncrossed(left: list[str], drawn: list[tuple[str, str, int]]) -> list[str]:
    """The districts in the order of the middle of their givers, weighted by times."""
    place = {name: at for at, name in enumerate(left)}
    sums, weights = Counter(), Counter()
    for giver, district, times in drawn:
        sums[district] += place[giver] * times
        weights[district] += times
    return sorted(weights, key=lambda name: (sums[name] / weights[name], name))


def _column(names: list[str], times: Counter, height: float) -> dict[str, Node]:
    step = height / max(1, len(names))
    nodes = {}
    for at, name in enumerate(names):
        y = step * (at + 0.5)
        full, short = shortened(name, NAME_LENGTH), shortened(name, SHORT_LENGTH)
        nodes[name] = Node(name, full, short, times[name], f"{y:.2f}rem", f"{y + 0.3:.2f}rem")
    return nodes


def shortened(name: str, length: int) -> str:
    """The name without its middle, if it is longer: names that begin alike, as those of batches do, stay apart."""
    if len(name) <= length:
        return name
    tail = (length - 1) // 2
    return f"{name[: length - 1 - tail]}…{name[-tail:]}"
