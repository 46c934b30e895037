"""Strokes of Chinese characters: how many, and in which order of the five classes 横竖撇点折 (1 to 5)."""

import functools
from pathlib import Path

UNKNOWN = 99
"""The count that stands for a character whose strokes are not in the tables: such names come last."""

_DATA = Path(__file__).parent / "data"
_DIGITS = 36


def count_of(character: str) -> int:
    """The number of strokes of a character; UNKNOWN where the tables do not have it."""
    if order := _orders().get(character):
        return len(order)
    for start, counts in _counts():
        if start <= ord(character) < start + len(counts):
            return int(counts[ord(character) - start], _DIGITS) or UNKNOWN
    return UNKNOWN


def order_of(character: str) -> str:
    """The classes of the strokes in writing order, such as 1234521 for 李; "" for characters in less common use."""
    return _orders().get(character, "")


@functools.cache
def _orders() -> dict[str, str]:
    lines = (_DATA / "strokes.txt").read_text("utf-8").splitlines()
    return {line[0]: line[1:] for line in lines}


@functools.cache
def _counts() -> list[tuple[int, str]]:
    lines = (_DATA / "stroke_counts.txt").read_text("ascii").splitlines()
    return [(int(start, 16), counts) for start, counts in map(str.split, lines)]
