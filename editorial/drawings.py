"""Charts as files of their own: SVG that needs no style sheet, with the finding above and the source below."""

import dataclasses
from collections.abc import Sequence
from xml.sax.saxutils import escape

from editorial import network, tiles

WIDTH, MARGIN, ROW = 960, 24, 30
_LABEL, _TRACK = 300, 480
_INK, _RED, _GREY, _RULE = "#211d18", "#a2231a", "#8a7f70", "#dfd6c7"
_SERIES = (_RED, _GREY)
_FILLS = ("#f0d9d3", "#dda59b", "#c25f53", "#a2231a")
_FONT = "'PingFang SC','Source Han Sans SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif"
_SQUARE, _PER_ROW = 104, 8
_TOP = 84


@dataclasses.dataclass(frozen=True)
class Series:
    """Rows of (label, a number for each of the series that `names` names, two at most)."""

    names: Sequence[str]
    rows: Sequence[tuple[str, Sequence[int]]]


def bars(title: str, caption: str, source: str, series: Series) -> str:
    """A bar for each row, of a part for each series, with what they are together at its end."""
    most = max((sum(numbers) for _label, numbers in series.rows), default=0) or 1
    drawn, top = [], _TOP
    if len(series.names) > 1:
        for at, name in enumerate(series.names):
            x = MARGIN + _LABEL + 180 * at
            drawn += [_rect(x, top + 4, 14, 14, _SERIES[at]), _text(x + 22, top + 17, str(name))]
        top += ROW
    for at, (label, numbers) in enumerate(series.rows):
        y, x = top + ROW * at, float(MARGIN + _LABEL)
        drawn.append(_text(MARGIN, y + 18, _short(label, 20)))
        for number, fill in zip(numbers, _SERIES, strict=False):
            drawn.append(_rect(x, y + 4, _TRACK * number / most, 18, fill))
            x += _TRACK * number / most
        drawn.append(_text(x + 8, y + 18, f"{sum(numbers):,}", weight=600))
    return _whole(title, caption, source, drawn, top + ROW * len(series.rows))


def squares(title: str, caption: str, source: str, groups: Sequence[tiles.Group]) -> str:
    """A square for each district."""
    drawn, y = [], _TOP
    for group in groups:
        drawn.append(_text(MARGIN, y + 16, group.name))
        y += 26
        for at, tile in enumerate(group.tiles):
            x, row = MARGIN + (_SQUARE + 6) * (at % _PER_ROW), at // _PER_ROW
            top = y + (_SQUARE + 6) * row
            ink = "#fff" if tile.shade > 2 else _INK
            drawn.append(
                f'<rect x="{x}" y="{top}" width="{_SQUARE}" height="{_SQUARE}" fill="{_FILLS[tile.shade - 1]}"/>'
                + _text(x + 8, top + 24, _short(str(tile.row.label), 6), fill=ink)
                + _text(x + 8, top + 60, f"{tile.row.together:,}", fill=ink, weight=600, size=26)
            )
        y += (_SQUARE + 6) * (-(-len(group.tiles) // _PER_ROW)) + 12
    return _whole(title, caption, source, drawn, y)


def lines(title: str, caption: str, source: str, drawn_network: network.Network) -> str:
    """The network of givers and districts."""
    scale, left, right = 16.0, MARGIN + 380, WIDTH - 280
    drawn = [
        f'<line x1="{left}" x2="{right}" y1="{_y(each.y1, scale)}" y2="{_y(each.y2, scale)}" stroke="{_GREY}" '
        f'stroke-opacity=".6" stroke-width="{each.width}"/>'
        for each in drawn_network.lines
    ]
    for node in drawn_network.givers:
        drawn.append(_text(left - 12, _y(node.text_y, scale), f"{_short(node.name, 22)} {node.times:,}", anchor="end"))
    for node in drawn_network.districts:
        drawn.append(_text(right + 12, _y(node.text_y, scale), f"{node.name} {node.times:,}"))
    return _whole(title, caption, source, drawn, _TOP + float(drawn_network.height.removesuffix("rem")) * scale)


def _whole(title: str, caption: str, source: str, drawn: Sequence[str], bottom: float) -> str:
    height = int(bottom + 56)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'role="img" aria-labelledby="t d" font-family="{_FONT}">'
        f'<title id="t">{_safe(title)}</title><desc id="d">{_safe(caption)}</desc>'
        f'<rect width="100%" height="100%" fill="#fff"/>'
        + _text(MARGIN, 40, _short(title, 40), weight=600, size=22)
        + _text(MARGIN, 66, caption, fill=_GREY)
        + "".join(drawn)
        + f'<line x1="{MARGIN}" x2="{WIDTH - MARGIN}" y1="{height - 44}" y2="{height - 44}" stroke="{_RULE}"/>'
        + _text(MARGIN, height - 20, source, fill=_GREY, size=13)
        + "</svg>\n"
    )


def _text(x, y, text, *, fill=_INK, weight=400, size=15, anchor="start") -> str:
    return (
        f'<text x="{float(x):.1f}" y="{float(y):.1f}" font-size="{size}" font-weight="{weight}" fill="{fill}" '
        f'text-anchor="{anchor}">{_safe(text)}</text>'
    )


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"/>'


def _y(rem: str, scale: float) -> str:
    return f"{_TOP + float(rem.removesuffix('rem')) * scale:.1f}"


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def _safe(text: str) -> str:
    return escape("".join(each for each in str(text) if each.isprintable()))
