"""Going through finished HTML: its texts, and the attributes that readers see or hear."""

import re
from collections.abc import Callable

PIECES = re.compile(
    r"(?P<raw><(?P<name>script|style)\b.*?</(?P=name)\s*>|<!--.*?-->)|(?P<tag><[^>]*>)|(?P<text>[^<]+)",
    re.DOTALL | re.IGNORECASE,
)
SHOWN_ATTRIBUTE = re.compile(r'(\s(?:alt|title|aria-label|placeholder|content|label)=")([^"]*)(")')
VOID = frozenset(["br", "hr", "img", "input", "link", "meta", "source", "wbr"])


def with_texts(html: str, change: Callable[[str], str]) -> str:
    """The HTML with every text, and every attribute that is shown, changed. Scripts stay as they are."""

    def piece(match: re.Match) -> str:
        if text := match["text"]:
            return change(text)
        if tag := match["tag"]:
            return SHOWN_ATTRIBUTE.sub(lambda each: f"{each[1]}{change(each[2])}{each[3]}", tag)
        return match[0]

    return PIECES.sub(piece, html)
