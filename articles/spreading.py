"""Where photos stand in a story: the first before the text, the others spread through it, what is left at its end."""

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence

from editorial import richtext
from editorial.markup import PIECES, VOID

APART = 300
"""Characters of text at least that part one photo from the next."""

_NAME = re.compile(r"</?([a-z][a-z0-9]*)", re.IGNORECASE)
_BEGINS = re.compile(r"<(?:p|h[1-6])\b", re.IGNORECASE)
_ENDS = re.compile(r"</p>\Z", re.IGNORECASE)


@dataclasses.dataclass(frozen=True)
class Stretch:
    """A stretch of the body's markup, and the photos that follow it, each with its number."""

    markup: str
    photos: tuple[tuple[int, object], ...]


def spread(markup: str, photos: Sequence) -> list[Stretch]:
    """The body in stretches. As many photos stand in the text as leave APART between them, at even distances: each
    after a paragraph and before another or a heading, never within a list, a table or a quotation.
    """
    numbered = list(enumerate(photos, start=1))
    first, rest = numbered[:1], numbered[1:]
    found = blocks(markup) if rest else [markup]
    lengths = list(itertools.accumulate(len(richtext.text_of(each)) for each in found))
    fitting = min(len(rest), max(0, lengths[-1] // APART - 1)) if found else 0
    stretches, begun = [Stretch("", tuple(first))] if first else [], 0
    gaps = [at for at, (one, other) in enumerate(itertools.pairwise(found), 1) if _parts(one, other)]
    for number, photo in rest[:fitting]:
        wanted = lengths[-1] * (number - 1) / (fitting + 1)
        gap = min((at for at in gaps if at > begun), key=lambda at: abs(lengths[at - 1] - wanted), default=None)
        if gap is None:
            break
        stretches.append(Stretch("".join(found[begun:gap]), ((number, photo),)))
        begun = gap
    shown = sum(len(each.photos) for each in stretches)
    return [*stretches, Stretch("".join(found[begun:]), tuple(numbered[shown:]))]


def _parts(one: str, other: str) -> bool:
    """May a photo stand between the two blocks?"""
    return bool(_ENDS.search(one.rstrip()) and _BEGINS.match(other.lstrip()))


def blocks(markup: str) -> list[str]:
    """The outermost elements of well-formed markup, each with what stands between it and the next."""
    return list(_blocks(markup))


def _blocks(markup: str) -> Iterator[str]:
    depth, begun = 0, 0
    for piece in PIECES.finditer(markup):
        if not (tag := piece["tag"]) or not (name := _NAME.match(tag)) or name[1].lower() in VOID:
            continue
        depth += -1 if tag.startswith("</") else 1
        if depth == 0:
            yield markup[begun : piece.end()]
            begun = piece.end()
    if begun < len(markup):
        yield markup[begun:]
