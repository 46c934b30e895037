"""Text as search compares it: normalised, cut into grams, and traced back to where it came from.

Normalising is done character by character, never by phrase: then what is contained in a text is contained in the
normalised text too, whatever stands around it, which search and suppression both rely on.
"""

import functools
import re
import sys
import unicodedata

import opencc

GRAMS_LIMIT = 60_000
"""Distinct grams kept of one edition: below the 1 MB that PostgreSQL allows in one tsvector."""

WORD_LIMIT = 40
"""Characters kept of one Latin word or number."""

_HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u3096\u309b-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\ue000-\uf8ff\uf900-\ufaff\U00020000-\U0003ffff\U000f0000-\U0010fffd"
)
"""Characters that are written without spaces between words; private-use ones stand for rare names in old data."""

_RUN = rf"[{_HAN}]+|[0-9]+(?:\.[0-9]+)+|[^\W_{_HAN}]+"
_RUNS = re.compile(_RUN)
_TERMS = re.compile(rf"(?:{_RUN}|(?<=[0-9])%)+")
_HYPHENED = re.compile(r"[a-z]+(?:-[a-z]+)+")
_IS_HAN = re.compile(rf"[{_HAN}]")
_GAP = re.compile(r"[^\S\n]+|[.·•∙⋅‧・]+")

_DROPPED = "“”‘’\"'`´「」『』《》〈〉〝〞"
"""Marks around words, which readers do not type."""

_SAME = {"著": "着", "覆": "复", "瞭": "了", "藉": "借", "馀": "余", "榖": "谷", "○": "〇", "◯": "〇"}
"""Simplified only in some words, so that the character table leaves them alone; and the two ways to print 〇."""


def normalise(text: str) -> str:
    """Return `text` in compatibility form, simplified, without case; gaps inside Han text and quotation marks are gone.

    Gaps are spaces (张　三) and the separators of names (阿·乙); lines stay apart.
    """
    return _closed(_folded(text))


def aligned(text: str) -> tuple[str, list[int], list[int]]:
    """Return the normalised text and, for each character of it, where in `text` it begins and ends.

    Where the parts of `text` do not add up to its whole, the lists are empty: then nothing can be highlighted.
    """
    characters, starts, ends = [], [], []
    for start, end in _clusters(text):
        for character in _folded(text[start:end]):
            characters.append(character)
            starts.append(start)
            ends.append(end)
    whole = "".join(characters)
    for at, end in reversed(list(_gaps(whole))):
        del characters[at:end], starts[at:end], ends[at:end]
    closed = "".join(characters)
    return (closed, starts, ends) if closed == normalise(text) else (normalise(text), [], [])


def grams(normalised: str) -> list[str]:
    """Return the distinct grams of a normalised text, in order: of Han runs each pair and the last character.

    Latin words and numbers are grams as they stand, words with hyphens as one word too. A gram holds no white
    space, quotation mark or underscore.
    """
    found: dict[str, None] = {}
    for run in _RUNS.findall(normalised):
        if _IS_HAN.match(run):
            found.update(dict.fromkeys(run[at : at + 2] for at in range(len(run))))
        else:
            found[run[:WORD_LIMIT]] = None
        if len(found) > GRAMS_LIMIT:
            return list(found)[:GRAMS_LIMIT]
    found.update(dict.fromkeys(each.replace("-", "")[:WORD_LIMIT] for each in _HYPHENED.findall(normalised)))
    return list(found)[:GRAMS_LIMIT]


def runs(term: str) -> list[str]:
    """Return the Han runs, words and numbers that a term consists of."""
    return _RUNS.findall(term)


def terms(normalised: str) -> list[str]:
    """Return the searchable stretches of a normalised text: what stands between punctuation."""
    return _TERMS.findall(normalised)


def is_han(character: str) -> bool:
    return bool(_IS_HAN.match(character))


def _folded(text: str) -> str:
    """The text without its gaps closed. What is invisible goes first, or it would keep letters and marks apart."""
    caseless = unicodedata.normalize("NFKC", text.translate(_table())).casefold()
    return unicodedata.normalize("NFKC", caseless).translate(_table())


def _closed(text: str) -> str:
    pieces, last = [], 0
    for at, end in _gaps(text):
        pieces.append(text[last:at])
        last = end
    return "".join([*pieces, text[last:]]) if pieces else text


def _gaps(text: str):
    """The stretches of spaces or name separators that stand between two Han characters."""
    for match in _GAP.finditer(text):
        at, end = match.span()
        if at and end < len(text) and is_han(text[at - 1]) and is_han(text[end]):
            yield at, end


def _clusters(text: str):
    """Character by character, with the marks that combine with it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            yield start, at
            start = at


@functools.cache
def _table() -> dict[int, str | None]:
    """What becomes of each character: simplified, dropped (invisible ones and quotation marks), or itself."""
    han = [chr(code) for code in (*range(0x3400, 0xA000), *range(0x20000, 0x32400))]
    simplified = opencc.OpenCC("t2s").convert("\n".join(han)).split("\n")
    table = {one: other for one, other in zip(han, simplified, strict=True) if one != other} | _SAME
    table = {ord(one): table.get(other, other) for one, other in table.items()}
    invisible = [code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf"]
    selectors = [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]
    return table | dict.fromkeys([0, *invisible, *selectors, *map(ord, _DROPPED)])
