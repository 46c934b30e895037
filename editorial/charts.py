"""Geometry of charts, as text for SVG attributes: x in percent, y in fixed units, so that text keeps its size."""

import dataclasses
from collections.abc import Sequence

BASE, TOP = 265, 25
"""Where columns stand and the highest one ends, in a drawing 300 high."""

HEIGHT = 300
LONGEST = 40
"""Groups that a column chart has room for on a phone, if not each is labelled."""

LABELLED = 6
"""Groups up to which every column carries its number; of more, those that stand apart by a sixth of the chart."""

SHADES = ("a", "c", "b", "d")
"""Classes of the parts of a share chart, by the order of the parts."""

_STEPS = (10, 20, 25, 50)
_LINES = 4


@dataclasses.dataclass(frozen=True)
class Column:
    """A column; `css` is its series. `text` is its number, "" where there is no room for it."""

    css: str
    x: str
    y: str
    width: str
    height: str
    text: str
    text_x: str
    text_y: str


@dataclasses.dataclass(frozen=True)
class Label:
    text: str
    x: str


@dataclasses.dataclass(frozen=True)
class ColumnChart:
    columns: tuple[Column, ...]
    labels: tuple[Label, ...]
    grid: tuple[str, ...]
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


def columns(groups: Sequence[tuple[str, Sequence[int]]]) -> ColumnChart:
    """Columns side by side, a group for each label, which may be ""; the last LONGEST groups if there are more.

    Numbers stand over the first series: over every column of few, else over the highest, the last and the first, where
    they have room.
    """
    groups = groups[-LONGEST:]
    numbered = _numbered([values[0] if values else 0 for _, values in groups])
    ceiling, lines = _scale(max((value for _, values in groups for value in values), default=0))
    step = 100 / max(1, len(groups))
    width = min(4.0, step * 0.3)
    drawn, labels = [], []
    for at, (label, values) in enumerate(groups):
        middle = step * (at + 0.5)
        start = middle - (width * len(values) + 0.3 * (len(values) - 1)) / 2
        if label:
            labels.append(Label(label, _percent(middle)))
        for place, value in enumerate(values):
            height = (BASE - TOP) * value / ceiling
            x = start + place * (width + 0.3)
            room = place == 0 and at in numbered
            drawn.append(
                Column(
                    css="ab"[place % 2], x=_percent(x), y=_fixed(BASE - height), width=_percent(width),
                    height=_fixed(height), text=f"{value:,}" if room and value else "",
                    text_x=_percent(x + width / 2), text_y=_fixed(BASE - height - 7),
                )
            )  # fmt: skip
    grid = tuple(_fixed(BASE - (BASE - TOP) * line / lines) for line in range(1, lines + 1))
    return ColumnChart(tuple(drawn), tuple(labels), grid)


def _numbered(values: Sequence[int]) -> set[int]:
    """Which columns carry their number."""
    if len(values) <= LABELLED:
        return set(range(len(values)))
    chosen: list[int] = []
    for at in (values.index(max(values)), len(values) - 1, 0):
        if all(abs(at - other) * LABELLED >= len(values) for other in chosen):
            chosen.append(at)
    return set(chosen)


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
    longest = max(values, default=0)
    return [_percent(max(100 * value / longest, 0.5) if value else 0) if longest else _percent(0) for value in values]


def _scale(highest: int) -> tuple[int, int]:
    """The least height whose lines stand at round numbers (1, 2, 2.5 or 5 times a power of ten) and that is enough, and
    how many lines there are: of the smallest numbers, one for each."""
    if highest <= _LINES:
        return max(highest, 1), max(highest, 1)
    power = 1
    while True:
        for step in _STEPS:
            ceiling = step * power * _LINES // 10
            if ceiling >= highest:
                return ceiling, _LINES
        power *= 10


def _percent(value: float) -> str:
    return f"{value:.2f}%"


def _fixed(value: float) -> str:
    return f"{value:.1f}"
