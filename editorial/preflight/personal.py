"""Numbers that belong to persons and never stand on a public page: identity cards, mobile telephones, bank cards."""

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

_BETWEEN = "[ _\u00ad\u200b\u2010-\u2015\u2212\ufeff-]{0,2}"
"""What may stand between the digits of one number: blanks, hyphens and dashes of every kind, and what is not seen."""

_EIGHTEEN = re.compile(rf"(?<![0-9A-Za-z])(?=([1-9](?:{_BETWEEN}\d){{16}}{_BETWEEN}[\dXx])(?![0-9A-Za-z]))", re.ASCII)
"""Looked for from every number on: what stands before an identity number, a blank between, must not hide it."""

_IDENTITY = re.compile(r"\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]", re.ASCII)
_MOBILE = re.compile(rf"(?<!\d)(?:\+?86{_BETWEEN})?(1[3-9]\d{_BETWEEN}\d{{4}}{_BETWEEN}\d{{4}})(?!\d)")
_CARD = re.compile(rf"(?<!\d)([3-6]\d{{3}}(?:{_BETWEEN}\d{{4}}){{2,3}}(?:{_BETWEEN}\d{{1,3}})?)(?!\d)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"


def personal_numbers(text: str) -> Iterator[str]:
    """Names of the kinds of personal numbers that stand in the text, one for each number; the numbers themselves are
    not repeated."""
    text = unicodedata.normalize("NFKC", text)
    found = set()
    for match in _EIGHTEEN.finditer(text):
        number = re.sub(r"[^\dX]", "", match[1].upper())
        if _IDENTITY.fullmatch(number) and identity_valid(number):
            found.add(match.span(1))
            yield str(_("an identity card number"))
    for match in _MOBILE.finditer(text):
        if not _inside(match.span(1), found):
            yield str(_("a mobile telephone number"))
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match[1])
        if 13 <= len(digits) <= 19 and luhn_valid(digits) and not _inside(match.span(), found):
            yield str(_("a bank card number"))


def identity_valid(number: str) -> bool:
    """Whether the 18 characters, written without a gap, carry the right check character (GB 11643-1999)."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK_CHARACTERS[total % 11] == number[17].upper()


def luhn_valid(digits: str) -> bool:
    """Whether the digits satisfy the check of ISO/IEC 7812 (Luhn)."""
    total = 0
    for at, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if at % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _inside(span: tuple[int, int], spans: set[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)
