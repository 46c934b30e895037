"""The text of an XLSX workbook, which is a zip archive of XML: the strings of its sheets, a line for each cell."""

import html
import io
import re
import zipfile
import zlib

from editorial.workbook import CONTENT_TYPE

__all__ = ["CONTENT_TYPE", "LARGEST", "Unreadable", "text_of"]

LARGEST = 64 * 2**20
"""Bytes of XML that are unpacked at most: ours are far smaller, and a search has to end."""

_PARTS = re.compile(r"xl/(sharedStrings|worksheets/[^/]+|comments[^/]*)\.xml|docProps/[^/]+\.xml")
_CELL = re.compile(r"<(si|is|c|comment|dc:\w+|[a-zA-Z]*title|[a-zA-Z]*subject)\b[^>]*>(.*?)</\1>", re.S)
_PHONETIC = re.compile(r"<rPh\b.*?</rPh>", re.S)
_TAG = re.compile(r"<[^>]*>")


class Unreadable(Exception):
    """It is no workbook, or larger than is read."""


def text_of(content: bytes) -> str:
    """All its strings. Raises Unreadable."""
    found, left = [], LARGEST
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.infolist():
                if not _PARTS.fullmatch(part.filename):
                    continue
                with archive.open(part) as opened:
                    raw = opened.read(left + 1)
                left -= len(raw)
                if left < 0:
                    raise Unreadable("too large")
                xml = _PHONETIC.sub("", raw.decode("utf-8", "replace"))
                found += [html.unescape(_TAG.sub("", cell[1])) for cell in _CELL.findall(xml)]
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError) as error:
        raise Unreadable(type(error).__name__) from error
    return "\n".join(filter(None, found))
