"""Going through finished HTML: its texts, and the attributes that readers see or hear."""

import re
from collections.abc import Callable

PIECES = re.compile(
    r"(?P<raw><(?P<name>script|style)\b.*?</(?P=name)\s*>|<!--.*?-->)|(?P<tag><[^>]*>)|(?P<text>[^<]+)",
    re.DOTALL | re.IGNORECASE,
)
SHOWN_ATTRIBUTE = re.compile(r'(\s(?:alt|title|aria-label|placeholder|content|label)=")([^"]*)(")')
_KEPT = ' translate="no"'
VOID = frozenset(["br", "hr", "img", "input", "link", "meta", "source", "wbr"])


def with_texts(html: str, change: Callable[[str], str]) -> str:
    """The HTML with every text, and every attribute that is shown, changed. Scripts stay as they are, and so does the
    text right after a tag that says `translate="no"`."""
    kept = False

    def piece(match: re.Match) -> str:
        nonlocal kept
        if text := match["text"]:
            return text if kept else change(text)
        if tag := match["tag"]:
            kept = _KEPT in tag
            return SHOWN_ATTRIBUTE.sub(lambda each: f"{each[1]}{change(each[2])}{each[3]}", tag)
        return match[0]

    return PIECES.sub(piece, html)
