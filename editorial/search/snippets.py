"""Showing where a hit was found: escaped text with the found words marked.

The fields of a page come in lines. In what is shown a point parts them, unless a sentence ends there anyway.
"""

import re

from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe

from editorial.search import spelling
from editorial.search.query import Query
from editorial.search.text import aligned, normalise

CONTEXT = 40
"""Characters shown before and after what was found."""

LENGTH = 120
CUT = "……"
BETWEEN = " · "

_BREAK = re.compile(r"\s*\n\s*")
_PARTED = frozenset("。！？；：，、…—·.!?;:,")

Span = tuple[int, int]


def marked(text: str, query: Query) -> SafeString:
    """The whole text, escaped, with what the query found in it marked."""
    return _render(text, 0, len(text), _spans(text, query))


def marked_name(name: str, query: Query, stated: str = "") -> SafeString:
    """A person's or an organisation's name likewise; marked whole if its reading or its initials were asked for."""
    spans = _spans(name, query)
    if not spans and _reads(name, query, stated):
        spans = [(0, len(name))]
    return _render(name, 0, len(name), spans)


def snippet(text: str, query: Query) -> SafeString:
    """The stretch of the text in which most of the query is found, or "" if nothing of it is."""
    spans = _spans(text, query)
    if not spans:
        return SafeString("")
    start, end = _window(text, spans)
    while start and text[start] in _PARTED:  # a stretch does not begin with the end of what is left out
        start += 1
    return _render(text, start, end, spans, CUT)


def found_names(names: tuple[str, ...], query: Query, limit: int = 5) -> SafeString:
    """The names that the query found, marked, a few at most."""
    shown = [name for name in names if _spans(name, query) or _reads(name, query)][:limit]
    return format_html_join("、", "{}", ((marked_name(name, query),) for name in shown))


def _spans(text: str, query: Query) -> list[Span]:
    """Where in the text the terms stand, in order and without overlap."""
    plain = normalise(text)
    if not any(term.text in plain for term in query.terms):
        return []
    whole, starts, ends = aligned(text)
    if not starts:
        return []
    found = []
    for term in query.terms:
        at = whole.find(term.text)
        while at >= 0:
            last = at + len(term.text)
            found.append((starts[at], ends[last - 1]))
            at = whole.find(term.text, last)
    return _merged(found)


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _window(text: str, spans: list[Span]) -> Span:
    """The first stretch of text, about LENGTH long, that holds the greatest number of different found words."""

    def holds(first: int) -> int:
        limit = spans[first][0] + LENGTH - CONTEXT
        return len({text[start:end] for start, end in spans[first:] if end <= limit})

    best = max(range(min(len(spans), 50)), key=lambda first: (holds(first), -first))
    begin = spans[best][0]
    last = max((end for start, end in spans[best:] if end <= begin + LENGTH - CONTEXT), default=spans[best][1])
    return max(0, begin - CONTEXT), min(len(text), max(last, begin) + CONTEXT)


def _reads(name: str, query: Query, stated: str = "") -> bool:
    """Is the name found by its reading?"""
    letters = [term.letters for term in query.terms if term.letters]
    if not letters:
        return False
    keys = [*spelling.person_grams(name, stated)] if spelling.is_person(name) else [*spelling.body_grams(name)]
    return any(key[2:].startswith(each) for key in keys for each in letters)


def _render(text: str, start: int, end: int, spans: list[Span], cut: str = "") -> SafeString:
    pieces, at = [cut if start else ""], start
    for first, last in ((max(first, start), min(last, end)) for first, last in spans):
        if first >= last:
            continue
        pieces += [escape(_joined(text, at, first, start, end)), "<mark>", escape(text[first:last]), "</mark>"]
        at = last
    pieces += [escape(_joined(text, at, end, start, end)), cut if end < len(text) else ""]
    return mark_safe("".join(pieces))  # noqa: S308 - every piece of text was escaped above


def _joined(text: str, at: int, to: int, start: int, end: int) -> str:
    """A stretch of what is shown from start to end, with its lines in one. No term goes from one line to the next."""

    def between(line_break: re.Match) -> str:
        if line_break.start() == start or line_break.end() == end:
            return ""
        return "" if {text[line_break.start() - 1], text[line_break.end()]} & _PARTED else BETWEEN

    pieces = []
    for line_break in _BREAK.finditer(text, at, to):
        pieces += [text[at : line_break.start()], between(line_break)]
        at = line_break.end()
    return "".join([*pieces, text[at:to]])
