"""Which encoding a text file has, and certain repairs of wrongly decoded text."""

import codecs
import re

from ..errors import Unreadable
from .bounds import MAX_CHARACTERS

CJK = re.compile(r"[\u4e00-\u9fff]")
# The commonest characters of modern Chinese, simplified and traditional: text in the right encoding is full of them.
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相"
    "這為個國來時們對會發動過說產種經進著電裡實體當點從業應開還區縣書長員黨記者：:，。、“”；,."
)
LEAD = re.compile(
    "[\u00e4-\u00e9][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2}"
)


def decode(data: bytes) -> tuple[str, str]:
    """Text and the name of its encoding. Raises Unreadable("binary") or Unreadable("encoding")."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return strict(data, name), name
    wide = utf16_without_mark(data)
    if wide:
        return strict(data, wide), wide
    if looks_binary(data):
        raise Unreadable("binary")
    try:
        return mend(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError as error:
        # a file cut in the middle of its last character is still UTF-8
        if error.start >= len(data) - 3 and len(data) > 20:
            return mend(data[: error.start].decode("utf-8")), "utf-8"
    best = None
    for name in ("gb18030", "big5"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        score = familiarity(text)
        if best is None or score > best[0]:
            best = (score, text, name)
    if best is not None and best[0] > 0.05:
        return best[1], best[2]
    return mostly(data)


def strict(data: bytes, name: str) -> str:
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        raise Unreadable("encoding") from None
    if len(text) > MAX_CHARACTERS * 4:
        raise Unreadable("too_long", limit=MAX_CHARACTERS)
    return text


def mostly(data: bytes) -> tuple[str, str]:
    """Text in which a few bytes are wrong: the bad ones become U+FFFD, so that the spots are marked, never guessed."""
    for name in ("utf-8", "gb18030", "big5"):
        text = data.decode(name, "replace")
        if text.count("\ufffd") <= max(2, len(text) // 50) and (name == "utf-8" or familiarity(text) > 0.05):
            return text, name
    raise Unreadable("encoding")


def looks_binary(data: bytes) -> bool:
    head = data[:4096]
    control = sum(1 for byte in head if byte < 32 and byte not in (9, 10, 12, 13, 27))
    return b"\x00" in head or control > len(head) // 50


def utf16_without_mark(data: bytes) -> str:
    """Name of the UTF-16 order if every other byte of the sample says so, else an empty string."""
    head = data[:2000]
    if len(head) < 8 or len(data) % 2:
        return ""
    for name, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        # Han and ASCII text has high bytes from 4E to 9F, FF, 30, 20 or 00, and line ends whose high byte is 00
        fit = sum(1 for byte in high if 0x4E <= byte <= 0x9F or byte in (0x00, 0x20, 0x30, 0xFF))
        if fit > len(high) * 0.9 and b"\x00" in high:
            try:
                text = head[: len(head) // 2 * 2].decode(name, "ignore")
            except UnicodeDecodeError:
                continue
            if familiarity(text) > 0.05:
                return name
    return ""


def familiarity(text: str) -> float:
    """Share of the sample's non-ASCII characters that are among the commonest of Chinese."""
    sample = [char for char in text[:20_000] if ord(char) > 127]
    if not sample:
        return 1.0 if text.strip() else 0.0
    return sum(1 for char in sample if char in COMMON) / len(sample)


def mend(text: str) -> str:
    """UTF-8 that was read as Windows-1252 or Latin-1 and saved again, turned back where every step is certain."""
    if len(LEAD.findall(text[:20_000])) < 5 or len(CJK.findall(text[:20_000])) > 5:
        return text
    for name in ("cp1252", "latin-1"):
        try:
            back = text.encode(name).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if familiarity(back) > 0.1:
            return back
    return text
