"""Geometry of charts, as text for SVG attributes: x in percent, y in fixed units, so that text keeps its size.

What there is room for depends on the width: each piece of text of a column chart says at which of WIDTHS it is shown.
"""

import dataclasses
from collections.abc import Sequence

BASE, TOP = 265, 25
"""Where columns stand and the highest one ends, in a drawing 300 high."""

HEIGHT = 300
LONGEST = 40
"""Groups that a column chart has room for on a phone, if not each is labelled."""

LABELLED = 12
"""Groups up to which every column carries its number that has room for it; of more, those that stand apart by a sixth
of the chart."""

SHADES = ("a", "c", "b", "d")
"""Classes of the parts of a share chart, by the order of the parts."""

WIDTHS = {"s": 11.25, "m": 17.0, "w": 41.5}
"""The least width of the drawing in rem, by the class of what is shown there: a phone, from 22rem, from 48rem on."""

_DIGIT, _LABEL, _LINE = 0.5, 2.35, 17
"""Width of a digit and of a year with the gap beside it, in rem; height of a line of text, in units of the drawing."""

_STEPS = (1, 2, 5)
_LINES = 5


@dataclasses.dataclass(frozen=True)
class Column:
    """A column; `css` is its series. `text` is its number and `text_css` where that is shown, "" without room."""

    css: str
    x: str
    y: str
    width: str
    height: str
    text: str
    text_css: str
    text_x: str
    text_y: str


@dataclasses.dataclass(frozen=True)
class Label:
    """A label below a group, with the widths at which it is shown."""

    text: str
    x: str
    css: str


@dataclasses.dataclass(frozen=True)
class Line:
    """A line of the value axis."""

    y: str
    text: str
    text_y: str


@dataclasses.dataclass(frozen=True)
class ColumnChart:
    columns: tuple[Column, ...]
    labels: tuple[Label, ...]
    grid: tuple[Line, ...]
    height: int = HEIGHT
    base: int = BASE
    label_y: int = BASE + 23


@dataclasses.dataclass(frozen=True)
class Share:
    """A part of a whole; `percent` is of the whole, with one decimal."""

    label: str
    value: int
    percent: str
    css: str
    x: str
    width: str


def columns(groups: Sequence[tuple[int, Sequence[int]]]) -> ColumnChart:
    """Columns side by side, a group for each year; the last LONGEST groups if there are more."""
    groups = groups[-LONGEST:]
    ceiling, lines = _scale(max((value for _, values in groups for value in values), default=0))
    step = 100 / max(1, len(groups))
    width = min(4.0, step * 0.3)
    boxes = []
    for at, (_year, values) in enumerate(groups):
        start = step * (at + 0.5) - (width * len(values) + 0.3 * (len(values) - 1)) / 2
        boxes += [
            _Box(at, place, value, start + place * (width + 0.3), width, (BASE - TOP) * value / ceiling)
            for place, value in enumerate(values)
        ]
    shown = {name: _numbered(boxes, len(groups), room) for name, room in WIDTHS.items()}
    drawn = []
    for box in boxes:
        css = " ".join(name for name, found in shown.items() if box in found)
        drawn.append(
            Column(
                css="ab"[box.place % 2], x=_percent(box.x), y=_fixed(box.top), width=_percent(width),
                height=_fixed(box.height), text=f"{box.value:,}" if css else "", text_css=css,
                text_x=_percent(box.x + width / 2), text_y=_fixed(box.top - 7),
            )
        )  # fmt: skip
    grid = (
        [(BASE - (BASE - TOP) * line / lines, ceiling * line // lines) for line in range(lines + 1)] if groups else []
    )
    return ColumnChart(
        tuple(drawn), tuple(_labels([year for year, _ in groups], step)),
        tuple(Line(_fixed(y), f"{value:,}", _fixed(y + 5)) for y, value in grid),
    )  # fmt: skip


@dataclasses.dataclass(frozen=True)
class _Box:
    """A column in percent across and units down, with the group and the series that it is of."""

    group: int
    place: int
    value: int
    x: float
    width: float
    height: float

    @property
    def top(self) -> float:
        return BASE - self.height


def _labels(years: list[int], step: float) -> list[Label]:
    """The first and the last year, and between them every one, every second, fifth or tenth, as there is room."""
    found: dict[int, list[str]] = {}
    for name, room in WIDTHS.items():
        least = 100 * _LABEL / room / step
        every = next((each for each in (1, 2, 5, 10) if each >= least), 20)
        last = len(years) - 1
        for at, year in enumerate(years):
            regular = not at % every if every > 1 and not last % every else not year % every
            if at in (0, last) or (regular and at >= least and last - at >= least):
                found.setdefault(at, []).append(name)
    return [Label(str(years[at]), _percent(step * (at + 0.5)), " ".join(names)) for at, names in sorted(found.items())]


def _numbered(boxes: list[_Box], groups: int, room: float) -> set[_Box]:
    """Which columns carry their number in a drawing that is `room` rem wide: never over another column or number."""
    first = [box for box in boxes if box.place == 0]
    if not first:
        return set()
    chosen = sorted({max(first, key=lambda box: box.value), first[-1], first[0]}, key=lambda box: -box.value)
    wanted = [*chosen, *(box for box in (*first, *boxes) if box not in chosen)] if groups <= LABELLED else chosen
    taken: dict[_Box, tuple[float, float]] = {}
    for box in dict.fromkeys(wanted):
        half = 50 * _DIGIT * (len(f"{box.value:,}") + 0.6) / room
        left, right = box.x + box.width / 2 - half, box.x + box.width / 2 + half
        covers = any(
            each is not box and each.x < right and each.x + each.width > left and each.height > box.height
            for each in boxes
        )
        collides = any(
            start < right and end > left and abs(each.top - box.top) < _LINE for each, (start, end) in taken.items()
        )
        apart = groups <= LABELLED or all(abs(each.group - box.group) * 6 >= groups for each in taken)
        if box.value and apart and not covers and not collides:
            taken[box] = (left, right)
    return set(taken)


def shares(parts: Sequence[tuple[str, int]], rest: str) -> tuple[Share, ...]:
    """A bar divided among the parts; what is beyond four parts is put together under the label `rest`."""
    parts = [(label, value) for label, value in parts if value]
    if len(parts) > len(SHADES):
        kept = parts[: len(SHADES) - 1]
        parts = [*kept, (rest, sum(value for _, value in parts[len(SHADES) - 1 :]))]
    whole = sum(value for _, value in parts)
    found, at = [], 0.0
    for (label, value), css in zip(parts, SHADES, strict=False):
        part = 100 * value / whole
        gap = 0.3 if at else 0.0
        found.append(Share(label, value, f"{part:.1f}%", css, _percent(at + gap), _percent(max(part - gap, 0.1))))
        at += part
    return tuple(found)


def lengths(values: Sequence[int]) -> list[str]:
    """Lengths of bars, the longest filling its track; a number above zero is always to be seen."""
    return [length for ((_x, length),) in bars([(value,) for value in values])]


def bars(rows: Sequence[Sequence[int]]) -> list[list[tuple[str, str]]]:
    """The parts of bars, end to end, as (x, width), the longest bar filling its track; a number above zero is always to
    be seen."""
    longest = max(map(sum, rows), default=0)
    found = []
    for row in rows:
        at, parts = 0.0, []
        for value in row:
            part = max(100 * value / longest, 0.5) if value else 0.0
            parts.append((_percent(at), _percent(part)))
            at += part
        found.append(parts)
    return found


def _scale(highest: int) -> tuple[int, int]:
    """The least height that is enough of those whose lines stand at 1, 2 or 5 times a power of ten, and how many lines
    there are: at most five."""
    power = 1
    while True:
        for step in _STEPS:
            each = step * power
            lines = max(1, -(-highest // each))
            if lines <= _LINES:
                return each * lines, lines
        power *= 10


def _percent(value: float) -> str:
    return f"{value:.2f}%"


def _fixed(value: float) -> str:
    return f"{value:.1f}"
