"""PDF files that carry text to lines; scans without text are refused."""

import io
import logging
import re

import pypdf

from ..errors import Unreadable
from ..story import Line, Source
from .bounds import MAX_CHARACTERS, MAX_PAGES

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # damaged files would fill the log with parser notes
ENDS = tuple("。!?;:…”」』)】!?;:")


def read(data: bytes) -> Source:
    """Lines of a PDF, with lines that the page width broke joined again.

    Raises Unreadable: encrypted, damaged, too_long, no_text.
    """
    try:
        document = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if document.is_encrypted and not document.decrypt(""):
            raise Unreadable("encrypted")
        if len(document.pages) > MAX_PAGES:
            raise Unreadable("too_long", limit=MAX_PAGES)
        texts, length = [], 0
        for page in document.pages:
            text = page.extract_text() or ""
            length += len(text)
            if length > MAX_CHARACTERS:
                raise Unreadable("too_long", limit=MAX_CHARACTERS)
            texts.append(text)
    except Unreadable:
        raise
    except Exception as error:  # pypdf raises dozens of classes on broken files
        raise Unreadable("damaged", format="pdf") from error
    rows = [row.rstrip() for text in texts for row in text.split("\n")]
    if not any(row.strip() for row in rows):
        raise Unreadable("no_text")
    return Source([Line(text) for text in joined(rows)], format="pdf")


def joined(rows: list[str]) -> list[str]:
    """Rows as wide as the page that end without a stop run on in the next row; page numbers go."""
    rows = [row for row in rows if not re.fullmatch(r"\s*[-—–]?\s*\d{1,3}\s*[-—–]?\s*", row)]
    width = max((len(row.strip()) for row in rows), default=0)
    out: list[str] = []
    carry = False
    for row in rows:
        text = row.strip()
        if carry and text and not row.startswith(("  ", "\u3000")):
            out[-1] += text
        else:
            out.append(text)
        carry = bool(text) and len(text) >= max(20, width - 6) and not text.endswith(ENDS)
    return out
