"""Statistical codes of divisions: twelve digits, two each for province, city and county, three each below.

A division's code is its own digits filled up with zeros, so it begins with the digits of every division above it
(GB/T 2260, GB/T 10114).
"""

import re

LENGTH = 12
_DIGITS = {2: "province", 4: "city", 6: "county", 9: "town"}
"""Levels of divisions by how many digits are their own; a village has all twelve."""


def full_code(code: str) -> str:
    """Return the 12-digit form of a statistical code given with 2, 4, 6, 9 or 12 digits.

    Raises ValueError for anything else. The shorter forms are the ones in daily use: 150403 is 150403000000.
    """
    if not re.fullmatch(r"\d{2}|\d{4}|\d{6}|\d{9}|\d{12}", code, re.ASCII):
        raise ValueError(code)
    return code.ljust(LENGTH, "0")


def stem(code: str) -> str:
    """The beginning that the codes of a division and of all below it share: 150403 of 150403000000."""
    return next((code[:digits] for digits in _DIGITS if not code[digits:].strip("0")), code)


def level_of(code: str) -> str:
    """The level of a division by its code: province, city, county or town, which is said of villages too."""
    return _DIGITS.get(len(stem(code)), "town")


def is_above_counties(code: str) -> bool:
    return level_of(code) in ("province", "city")


def county_of(code: str) -> str:
    """The code of the county that a division lies in; its own where it lies in none."""
    return code[:6].ljust(LENGTH, "0")


def above(code: str) -> list[str]:
    """The codes that divisions above can have, the nearest first."""
    return [code[:digits].ljust(LENGTH, "0") for digits in sorted(_DIGITS, reverse=True) if digits < len(stem(code))]
