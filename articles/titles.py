"""Titles as they are kept: a subtitle without the dash that print sets before it, which the pages add."""

import re

_DASH = re.compile(r"^\s*(?:[—－–―─]+|-+)\s*")


def without_dash(subtitle: str) -> str:
    """A subtitle without the dash before it: 记某人 of ——记某人."""
    return _DASH.sub("", subtitle).rstrip()
