"""Semantic clean-up: changes as a reader would mark them, not as few characters as possible."""

import re
import unicodedata

Piece = tuple[str, str]
"""(old text, new text): the same twice where nothing changed, "" on one side where something came or went."""

_NOTHING_SAID = re.compile(r"[\s，、。；：！？“”‘’（）《》…—·,.;:!?()\-]")


def tidied(pieces: list[Piece]) -> list[Piece]:
    """Take unchanged scraps between two larger changes for changed, then let each change begin and end at a border."""
    return _at_borders(_without_scraps(pieces))


def _without_scraps(pieces: list[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    for piece in pieces:
        kept = _added(kept, piece)
        while len(kept) >= 3 and _is_scrap(*kept[-3:]):
            first, scrap, last = kept[-3:]
            kept = _added(kept[:-3], (first[0] + scrap[0] + last[0], first[1] + scrap[1] + last[1]))
    return kept


def _added(kept: list[Piece], piece: Piece) -> list[Piece]:
    """The list with the piece at its end, joined to the one before where both changed."""
    if kept and _changed(kept[-1]) and _changed(piece):
        kept[-1] = (kept[-1][0] + piece[0], kept[-1][1] + piece[1])
    else:
        kept.append(piece)
    return kept


def _is_scrap(first: Piece, middle: Piece, last: Piece) -> bool:
    if _changed(middle) or not _changed(first) or not _changed(last) or "\n" in middle[0]:
        return False
    said = _NOTHING_SAID.sub("", middle[0])
    if said and len(said) < len(middle[0]):
        return False  # a border between clauses with words that stayed: the changes are two
    size = len(said)
    return size <= max(map(len, first)) and size <= max(map(len, last)) and size < 8


def _at_borders(pieces: list[Piece]) -> list[Piece]:
    """Slide what only came or only went between two unchanged pieces to where it begins and ends most naturally."""
    result = list(pieces)
    for at in range(1, len(result) - 1):
        before, change, after = result[at - 1 : at + 2]
        if _changed(before) or _changed(after) or (change[0] and change[1]):
            continue
        text = change[0] or change[1]
        left, text, right = _slid(before[0], text, after[0])
        result[at - 1], result[at + 1] = (left, left), (right, right)
        result[at] = (text, "") if change[0] else ("", text)
    return [piece for piece in result if any(piece)]


def _slid(left: str, text: str, right: str) -> tuple[str, str, str]:
    while left and text and left[-1] == text[-1]:
        left, text, right = left[:-1], left[-1] + text[:-1], text[-1] + right
    best, found = -1, (left, text, right)
    while True:
        score = _border(left, text) + _border(text, right)
        if score >= best:
            best, found = score, (left, text, right)
        if not right or text[0] != right[0]:
            return found
        left, text, right = left + text[0], text[1:] + right[0], right[1:]


def _border(one: str, other: str) -> int:
    """How naturally a text is parted between the two: 4 at its ends and line ends … 0 inside a run of letters."""
    if not one or not other or one[-1] == "\n":
        return 4
    if one[-1] in "。！？；.!?;":
        return 3
    if one[-1] in "，、：,:”）》":
        return 2
    return 1 if unicodedata.category(other[0]).startswith("P") else 0


def _changed(piece: Piece) -> bool:
    return piece[0] != piece[1]
