"""Marking what is Chinese on a finished page in another language (WCAG 3.1.2): whole elements, or runs of Han.

Words of the interface are never marked: a screen reader would read them with a Chinese voice. Templates are written for
Chinese, which knows no spaces: they are set where words of the interface run into what follows.
"""

import dataclasses
import re

from editorial.markup import PIECES, SHOWN_ATTRIBUTE, VOID

_HAN = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_CLOSING = "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u2019\u201d\u2026\uff01\uff09\uff0c\uff1b\uff1f"
_OPENING = "\u3008\u300a\u300c\u300e\u3010\u3014\u2018\u201c\uff08"
_RUN = re.compile(
    # Brackets and a number before it belong to a run; looked at from their beginning alone, or long ones take for ever.
    rf"(?:(?<![{_OPENING}])[{_OPENING}]+|(?<!\d)(?<!\d[.,])\d[\d.,]*)?[{_HAN}]"
    # Within a run stand digits, punctuation and spaces, words of Latin letters between Han, and abbreviations.
    rf"(?:(?:[^A-Za-z&<>]|(?<=[{_HAN}])[A-Za-z]+(?=[{_HAN}])|(?<=[{_HAN}] )[A-Z][A-Z0-9]*(?= ?[{_HAN}]))*"
    rf"[{_HAN}{_CLOSING}])?"
)
_RUNS_IN = re.compile(rf"(?<=[a-z)][:;,.])(?=[{_HAN}\u201c\u300a])|(?<=[{_HAN}])(?=\([A-Za-z])")
_ENDS = re.compile(rf"(?P<mark>[:;,.])\Z|(?P<number>\d)\Z|[{_HAN}]\Z")
_INLINE = re.compile(r"</?(?:a|b|bdi|small|span|strong|time)\b", re.IGNORECASE)
_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")
_ENTITY = re.compile(r"&#?\w+;")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)((?:\s[^>]*?)?)(/?)>", re.IGNORECASE | re.DOTALL)
_WITHOUT_MARKUP = frozenset(["title", "option", "textarea", "text", "tspan", "desc"])
"""Elements that hold text alone, on the page or in a drawing: they are marked whole or not at all."""


@dataclasses.dataclass
class _Element:
    """`at` is the piece of its opening tag; `kept` that it, or what it stands in, names its language itself."""

    name: str
    at: int
    kept: bool
    han: bool = False
    others: bool = False
    inside: list["_Element"] = dataclasses.field(default_factory=list)
    texts: list[int] = dataclasses.field(default_factory=list)


def with_chinese_marked(html: str, tag: str) -> str:
    """The HTML of a page in another language, with `lang` on the outermost elements in which all words are Chinese, and
    a marked `span` around each run of Han elsewhere."""
    pieces = _set_apart([match[0] for match in PIECES.finditer(html)])
    _mark(_read(pieces), pieces, f' lang="{tag}"')
    return "".join(pieces)


def _set_apart(pieces: list[str]) -> list[str]:
    """The pieces with a space after punctuation, and between a number and its unit, where nothing parts them."""
    result, before = [], None
    for piece in pieces:
        if piece.startswith("<"):
            before = before if _INLINE.match(piece) else None
            result.append(piece)
            continue
        text = _RUNS_IN.sub(" ", piece)
        if before is not None and (found := _ENDS.search(result[before])):
            result[before] += " " if _is_parted_from(text, found) else ""
        if text[0] in ".;" and text[1:2].isascii() and text[1:2].isupper():
            text = f"{text[0]} {text[1:]}"
        before = len(result)
        result.append(text)
    return result


def _is_parted_from(text: str, end: re.Match) -> bool:
    """Whether a space belongs before the text, which follows a mark, a number or Chinese."""
    if end["mark"]:
        return text[0].isalnum()
    return text[0].isascii() and text[0].islower() if end["number"] else bool(re.match(r"\([A-Za-z]", text))


def _read(pieces: list[str]) -> _Element:
    """The elements of the page, each knowing whether there are Chinese words and others in it. Bad nesting is borne."""
    root = _Element("", -1, kept=False)
    open_ones = [root]
    for at, piece in enumerate(pieces):
        if not piece.startswith("<"):
            _hear(open_ones[-1], piece)
            open_ones[-1].texts.append(at)
        elif (found := _TAG.fullmatch(piece)) is None:
            continue
        elif found[1]:
            depth = next((n for n in range(len(open_ones) - 1, 0, -1) if open_ones[n].name == found[2].lower()), None)
            _close(open_ones, depth or len(open_ones))
        else:
            name = found[2].lower()
            element = _Element(name, at, open_ones[-1].kept or (" lang=" in found[3] and name != "html"))
            for attribute in SHOWN_ATTRIBUTE.finditer(found[3]):
                _hear(element, attribute[2])
            open_ones[-1].inside.append(element)
            open_ones.append(element)
            if found[4] or name in VOID:
                _close(open_ones, len(open_ones) - 1)
    _close(open_ones, 1)
    root.others = True
    return root


def _close(open_ones: list[_Element], depth: int) -> None:
    """Close the elements from that depth on: what is in them is in those around them. The head's tags are not read."""
    while len(open_ones) > depth:
        closed = open_ones.pop()
        if not closed.kept and closed.name not in ("meta", "link"):
            open_ones[-1].han |= closed.han
            open_ones[-1].others |= closed.others


def _hear(element: _Element, text: str) -> None:
    """Note what words are in the element's own text. What names its language itself is no matter of those around it."""
    if element.kept or (element.han and element.others):
        return
    plain = _ENTITY.sub("", text)
    han = bool(_RUN.search(plain))
    element.han |= han
    element.others |= bool(_LETTER.search(_RUN.sub("", plain) if han else plain))


def _mark(element: _Element, pieces: list[str], attribute: str) -> None:
    for each in element.inside:
        if each.kept or not each.han:
            continue
        if each.others:
            _mark(each, pieces, attribute)
        elif each.name not in VOID:
            pieces[each.at] = pieces[each.at].replace(f"<{each.name}", f"<{each.name}{attribute}", 1)
    if element.name not in _WITHOUT_MARKUP:
        for at in element.texts:
            pieces[at] = _RUN.sub(lambda run: f"<span{attribute}>{run[0]}</span>", pieces[at])
