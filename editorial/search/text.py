"""Text as search compares it."""

import unicodedata


def normalise(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()
