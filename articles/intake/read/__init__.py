"""Read: bytes of a file, or pasted text, to lines of text with their images."""

import re

from ..errors import Unreadable
from ..story import Line, Source
from . import bounds, damage, encodings, pages, pdf, pinyin, word

__all__ = ["read", "read_text"]

TEXTS = frozenset(("", "txt", "text", "md", "html", "htm", "xhtml", "shtml"))
"""Endings of names of files that may be text; "" for none."""

_ENDING = re.compile(r"\.([a-z][a-z0-9]{0,7})$")


def read(data: bytes, name: str = "") -> Source:
    """The lines of a .txt, .html, .docx or .pdf file, told by its content first and its name second.

    What calls itself something else, such as a program, is not text, however it looks inside. Raises Unreadable for
    anything that is too large, of another kind, encrypted, a bomb or not text.
    """
    bounds.check_size(data)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Unreadable("empty")
    ending = _ENDING.search(name.lower())
    suffix = ending[1] if ending else ""
    if data[:5] == b"%PDF-" or (suffix == "pdf" and b"%PDF-" in data[:1024]):
        source = pdf.read(data)
    elif data[:4] == b"PK\x03\x04":
        source = word.read(data)
    elif data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Unreadable("unknown_format", format="doc")
    elif data[:5] == b"{\\rtf":
        raise Unreadable("unknown_format", format="rtf")
    elif suffix in ("docx", "pdf"):
        raise Unreadable("damaged", format=suffix)
    elif suffix not in TEXTS:
        raise Unreadable("unknown_format", format=suffix)
    else:
        text, encoding = encodings.decode(data)
        source = pages.read(text) if pages.looks_like_html(text, suffix) else plain(text)
        source.encoding = encoding
    return finish(source)


def read_text(text: str, html: bool | None = None) -> Source:
    """Pasted text; html says whether it is rich text, None lets the content tell."""
    if not text.strip():
        raise Unreadable("empty")
    bounds.check_length(text)
    rich = pages.looks_like_html(text, "") if html is None else html
    return finish(pages.read(text) if rich else plain(text))


def plain(text: str) -> Source:
    """Plain text, one line per line; a picture file's name alone on its line stands for the picture."""
    bounds.check_length(text)
    lines = []
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\u2028", "\n").split("\n"):
        if raw.count("\t") and "\t" in raw.strip():
            lines.append(Line(raw.strip("\n"), "row"))
        else:
            lines.append(Line(raw))
    return Source(lines)


def finish(source: Source) -> Source:
    """Common last steps: invisible characters away, pinyin and traditional forms turned back, bounds checked."""
    for line in source.lines:
        line.text = damage.printable(line.text)
    bounds.check_length(source.text)
    bounds.check_images(source.images)
    if not any(line.text.strip() for line in source.lines):
        raise Unreadable("no_text")
    if pinyin.is_converted(source.text) or pinyin.is_traditional(source.text):
        source.converted = True
        for line in source.lines:
            line.text = pinyin.restore(line.text)
        for image in source.images:
            image.caption = pinyin.restore(image.caption)
    return source
