"""Rich text: the one allow-list by which it enters, is frozen and is shown."""

import html
import re

from django_prose_editor.fields import create_sanitizer

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
}
"""What the editor offers and the sanitiser lets through."""

sanitized = create_sanitizer(EXTENSIONS)
"""sanitized(markup) returns the markup with everything taken out that is not on the allow-list."""

_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|tr|blockquote)>|<br\s*/?>", re.IGNORECASE)
_CELL_END = re.compile(r"</t[dh]>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r'<a\b(?:[^>"]|"[^"]*")*?\bhref="([^"]*)"(?:[^>"]|"[^"]*")*>(.*?)</a>', re.IGNORECASE | re.DOTALL)
_NO_PROSE = re.compile(r"<(h[1-6]|table)\b[^>]*>.*?</\1>", re.IGNORECASE | re.DOTALL)
_SENTENCE_END = re.compile(r"[。！？…]+[”’）》」』]*")
_CLAUSE_END = re.compile(r"[，、；：]")


def text_of(markup: str) -> str:
    """Return the text of sanitised markup: one line a block, cells apart by a space."""
    text = _TAG.sub("", _CELL_END.sub(" ", _BLOCK_END.sub("\n", markup)))
    return "\n".join(line for line in (each.strip() for each in html.unescape(text).split("\n")) if line)


def addressed_text_of(markup: str) -> str:
    """Return the text of sanitised markup with the address of every link behind its words: 这里〔https://…〕."""

    def with_address(link: re.Match) -> str:
        return f"{link[2]}〔{html.escape(html.unescape(link[1]))}〕"

    return text_of(_LINK.sub(with_address, markup))


def opening(markup: str, longest: int) -> str:
    """Return the first sentences of sanitised markup, at most `longest` characters, without its headings and tables.

    A sentence that is longer ends with one of its clauses. Of a text that is nothing but headings these are taken.
    """
    lines = (text_of(_NO_PROSE.sub("", markup)) or text_of(markup)).split("\n")
    text = "".join(line if _SENTENCE_END.search(line[-2:]) else f"{line} " for line in lines).strip()
    if len(text) <= longest:
        return text
    sentences = [found.end() for found in _SENTENCE_END.finditer(text) if found.end() <= longest]
    if sentences and sentences[-1] > longest // 3:
        return text[: sentences[-1]]
    clauses = [found.start() for found in _CLAUSE_END.finditer(text, longest // 3, longest)]
    return text[: clauses[-1] if clauses else longest]
