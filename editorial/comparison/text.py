"""The way from one text to another: paragraphs first, then sentences, and inside changed sentences by character."""

import dataclasses
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from editorial.comparison.edits import Budget, edits
from editorial.comparison.tidying import tidied

SAME, ADDED, REMOVED = "same", "ins", "del"
STEPS = 150_000
"""Steps that comparing two texts may take in all; what is left then is given as removed and added whole."""

LIKE = 0.3
"""Share of a rewritten sentence that must have stayed, for its changes to be shown inside it."""

MOVED_LENGTH = 10
"""Characters from which on a paragraph that stands elsewhere is said to be moved: shorter ones recur by chance."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n][”’」』）]?|[^。！？；\n]+")
_WORD = re.compile(r"〔[^〔〕\n]*〕|\d+(?:[.,]\d+)*%?|[A-Za-z]+|.", re.DOTALL | re.ASCII)
"""Numbers, Latin words and what stands in such brackets (the address of a link, which of two namesakes) change whole:
202[3→4] is harder to read than 2023→2024."""


@dataclasses.dataclass(frozen=True)
class Segment:
    """A piece of text and what became of it: same, ins or del. `moved`: the whole paragraph stands elsewhere too."""

    change: str
    text: str
    moved: bool = False


def segments(old: str, new: str) -> list[Segment]:
    """The segments of which the old text (same, del) and the new one (same, ins) are made, in order.

    The time is bounded whatever the texts are: where they differ too much they are given by whole sentences or
    paragraphs.
    """
    if old == new:
        return [Segment(SAME, new)] if new else []
    budget = Budget(STEPS)
    return _joined(_by_lines(_LINE.findall(old), _LINE.findall(new), budget))


def _by_lines(a: list[str], b: list[str], budget: Budget) -> Iterator[Segment]:
    runs = edits(a, b, budget)
    if runs is None:
        yield from _whole("".join(a), "".join(b))
        return
    changed = [run for run in runs if not run.same]
    gone = Counter(line.strip() for run in changed for line in a[run.i : run.j])
    come = Counter(line.strip() for run in changed for line in b[run.k : run.m])
    moved = {line for line in gone if len(line) >= MOVED_LENGTH and gone[line] == come[line] == 1}
    for run in runs:
        if run.same:
            yield Segment(SAME, "".join(b[run.k : run.m]))
        else:
            yield from _around_moved(a[run.i : run.j], b[run.k : run.m], moved, budget)


def _around_moved(left: list[str], right: list[str], moved: set[str], budget: Budget) -> Iterator[Segment]:
    """Changed lines: those that stayed are compared with one another, those that moved are put in where they stood."""
    old, gone = _split(left, moved)
    new, come = _split(right, moved)
    at = {REMOVED: 0, ADDED: 0}
    waiting = {REMOVED: gone, ADDED: come}

    def due(change: str) -> Iterator[Segment]:
        while waiting[change] and waiting[change][0][0] <= at[change]:
            yield Segment(change, waiting[change].pop(0)[1], moved=True)

    for segment in _paragraphs(old, new, budget):
        sides = (REMOVED, ADDED) if segment.change == SAME else (segment.change,)
        text = segment.text
        while text:
            for side in sides:
                yield from due(side)
            ahead = [waiting[side][0][0] - at[side] for side in sides if waiting[side]]
            size = min([len(text), *ahead])
            yield Segment(segment.change, text[:size])
            text = text[size:]
            for side in sides:
                at[side] += size
    yield from (Segment(change, text, moved=True) for change in (REMOVED, ADDED) for _at, text in waiting[change])


def _split(lines: list[str], moved: set[str]) -> tuple[list[str], list[tuple[int, str]]]:
    """The lines that did not move; and those that did, each with how much text of the others stands before it."""
    kept: list[str] = []
    gone: list[tuple[int, str]] = []
    before = 0
    for line in lines:
        if line.strip() in moved:
            gone.append((before, line))
        else:
            kept.append(line)
            before += len(line)
    return kept, gone


def _paragraphs(old: list[str], new: list[str], budget: Budget) -> Iterator[Segment]:
    if len(old) == len(new):
        for one, other in zip(old, new, strict=True):
            yield from _by(_SENTENCE.findall, one, other, budget, _by_words)
    else:
        yield from _by(_SENTENCE.findall, "".join(old), "".join(new), budget, _by_words)


def _by(split: Callable, old: str, new: str, budget: Budget, inside: Callable) -> Iterator[Segment]:
    a, b = split(old), split(new)
    runs = edits(a, b, budget)
    if runs is None:
        yield from _whole(old, new)
        return
    for run in runs:
        removed, added = "".join(a[run.i : run.j]), "".join(b[run.k : run.m])
        if run.same:
            yield Segment(SAME, added)
        elif removed and added:
            yield from inside(removed, added, budget)
        else:
            yield from _whole(removed, added)


def _by_words(old: str, new: str, budget: Budget) -> Iterator[Segment]:
    a, b = _WORD.findall(old), _WORD.findall(new)
    runs = edits(a, b, budget, limit=400)
    pieces = tidied([("".join(a[run.i : run.j]), "".join(b[run.k : run.m])) for run in runs or ()])
    stayed = sum(len(_WORD.findall(one)) for one, other in pieces if one == other)
    if not pieces or stayed < LIKE * min(len(a), len(b)):
        yield from _whole(old, new)
        return
    for removed, added in pieces:
        if removed == added:
            yield Segment(SAME, added)
        else:
            yield from _whole(removed, added)


def _whole(removed: str, added: str) -> Iterator[Segment]:
    if removed:
        yield Segment(REMOVED, removed)
    if added:
        yield Segment(ADDED, added)


def _joined(found: Iterable[Segment]) -> list[Segment]:
    """Join neighbours of one change; of several changes in a row the removed ones come first, unless they moved."""
    result: list[Segment] = []
    for (settled, moved), group in itertools.groupby(found, lambda each: (each.change == SAME, each.moved)):
        pieces = [each for each in group if each.text]
        if moved:
            result += pieces
            continue
        for change in (SAME,) if settled else (REMOVED, ADDED):
            if text := "".join(each.text for each in pieces if each.change == change):
                result.append(Segment(change, text))
    return result
