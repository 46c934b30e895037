"""Going through finished HTML: its texts, and the attributes that readers see or hear."""

import re
from collections.abc import Callable

_PIECES = re.compile(
    r"(?P<raw><(?P<name>script|style)\b.*?</(?P=name)\s*>|<!--.*?-->)|(?P<tag><[^>]*>)|(?P<text>[^<]+)",
    re.DOTALL | re.IGNORECASE,
)
_SHOWN_ATTRIBUTE = re.compile(r'(\s(?:alt|title|aria-label|placeholder|content|label)=")([^"]*)(")')
_OPENING = re.compile(r"<([a-z][a-z0-9-]*)((?:\s[^>]*)?)(?<!/)>", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")
_VOID = frozenset(["br", "hr", "img", "input", "link", "meta", "source", "wbr"])


def with_texts(html: str, change: Callable[[str], str]) -> str:
    """The HTML with every text, and every attribute that is shown, changed. Scripts stay as they are."""

    def piece(match: re.Match) -> str:
        if text := match["text"]:
            return change(text)
        if tag := match["tag"]:
            return _SHOWN_ATTRIBUTE.sub(lambda each: f"{each[1]}{change(each[2])}{each[3]}", tag)
        return match[0]

    return _PIECES.sub(piece, html)


def with_chinese_marked(html: str, tag: str) -> str:
    """The HTML of a page in another language, with `lang` on each element that begins with Chinese text."""
    pieces = list(_PIECES.finditer(html))
    result = []
    for at, piece in enumerate(pieces):
        following = pieces[at + 1]["text"] if at + 1 < len(pieces) else None
        opening = _OPENING.fullmatch(piece["tag"] or "")
        marks = (
            following and opening and opening[1].lower() not in _VOID and " lang=" not in opening[2]
            and _HAN.search(following)
        )  # fmt: skip
        result.append(f'<{opening[1]} lang="{tag}"{opening[2]}>' if marks else piece[0])
    return "".join(result)
