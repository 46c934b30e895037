"""Rich text by paragraphs: what a correction changed of a body, found again in another one and put there."""

import dataclasses
import difflib
import re

_TAG = re.compile(r"<(/?)(p|h[1-6]|ul|ol|blockquote|table)\b[^>]*>", re.IGNORECASE)


@dataclasses.dataclass(frozen=True)
class Change:
    """Neighbouring paragraphs before and after a correction; `at` is the number of the first one afterwards."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    at: int


def blocks(markup: str) -> tuple[str, ...]:
    """The outermost blocks of sanitised markup in order: paragraphs, headings, lists, tables, quotations."""
    found, depth, start = [], 0, 0
    for tag in _TAG.finditer(markup):
        depth += -1 if tag[1] else 1
        if tag[1] and depth <= 0:
            found.append(markup[start : tag.end()])
            start, depth = tag.end(), 0
    if rest := markup[start:].strip():
        found.append(rest)
    return tuple(found)


def changes(before: str, after: str) -> list[Change]:
    """What differs between two texts. What was only put in or taken out comes with the paragraph beside it, by which
    its place is found again."""
    old, new = blocks(before), blocks(after)
    found = []
    for change, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        lonely = change in ("insert", "delete")
        before = 1 if lonely and i and k else 0
        behind = 1 if lonely and not before else 0
        if change != "equal":
            found.append(Change(old[i - before : j + behind], new[k - before : m + behind], k - before + 1))
    return found


def count(markup: str, sought: tuple[str, ...]) -> int:
    """How often the blocks stand in the text, one after another."""
    return len(_starts(blocks(markup), sought))


def put(markup: str, change: Change) -> str:
    """The text with the change made where its blocks stand for the first time. Raises ValueError if they do not."""
    present = blocks(markup)
    starts = _starts(present, change.before)
    if not starts:
        raise ValueError("the paragraphs are not there")
    at = starts[0]
    return "".join((*present[:at], *change.after, *present[at + len(change.before) :]))


def _starts(present: tuple[str, ...], sought: tuple[str, ...]) -> list[int]:
    if not sought:
        return []
    return [at for at in range(len(present) - len(sought) + 1) if present[at : at + len(sought)] == sought]
