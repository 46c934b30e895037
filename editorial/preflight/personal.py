"""Numbers that belong to persons and never stand on a public page: identity cards, mobile telephones, bank cards."""

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])([1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?![0-9A-Za-z])",
    re.ASCII,
)
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)")
_CARD = re.compile(r"(?<!\d)([3-6]\d{3}(?:[- ]?\d{4}){2,3}(?:[- ]?\d{1,3})?)(?!\d)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"


def personal_numbers(text: str) -> Iterator[str]:
    """Names of the kinds of personal numbers that stand in the text, one for each number; the numbers themselves are
    not repeated."""
    text = unicodedata.normalize("NFKC", text)
    found = set()
    for match in _IDENTITY.finditer(text):
        if identity_valid(match[1]):
            found.add(match.span())
            yield str(_("an identity card number"))
    for match in _MOBILE.finditer(text):
        if not _inside(match.span(1), found):
            yield str(_("a mobile telephone number"))
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match[1])
        if 13 <= len(digits) <= 19 and luhn_valid(digits) and not _inside(match.span(), found):
            yield str(_("a bank card number"))


def identity_valid(number: str) -> bool:
    """Whether the 18 characters carry the right check character (GB 11643-1999)."""
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
