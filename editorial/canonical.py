"""Canonical bytes: one text for one value, so that a digest means the same for ever and on every machine."""

import datetime as dt
import hashlib
import json
import unicodedata
from decimal import Decimal


class NotCanonical(ValueError):
    """The value has no canonical form.

    It is or holds a float, a naive datetime, a NUL, a lone surrogate, an unknown type, or keys that become one.
    """


def plain(value):
    """Return `value` as None, bool, int, str, list and dict only, text in NFC with LF line ends.

    Decimals become strings with their scale, dates ISO strings, instants UTC with `Z`. Raises NotCanonical.
    """
    match value:
        case None | bool() | int():
            return value
        case str():
            return _text(value)
        case Decimal():
            if not value.is_finite():
                raise NotCanonical(f"not a finite number: {value}")
            return format(value, "f")
        case dt.datetime():
            if value.tzinfo is None:
                raise NotCanonical(f"an instant without a time zone: {value}")
            return value.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        case dt.date():
            return value.isoformat()
        case list() | tuple():
            return [plain(item) for item in value]
        case dict():
            if not all(isinstance(key, str) for key in value):
                raise NotCanonical("keys are strings")
            keyed = {_text(key): plain(item) for key, item in value.items()}
            if len(keyed) != len(value):
                raise NotCanonical("two keys are one in canonical form")
            return keyed
    raise NotCanonical(f"no canonical form for {type(value).__name__}")


def dumps(value) -> str:
    """Return the canonical text of `value`."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def loads(text: str):
    """Return the plain value of a canonical text."""
    return json.loads(text)


def digest(value) -> str:
    """Return the SHA-256, in hexadecimal, of the canonical text of `value`."""
    return hashlib.sha256(dumps(value).encode()).hexdigest()


def _text(value: str) -> str:
    if type(value) is str and value.isascii() and "\r" not in value and "\0" not in value:
        return value  # keys and codes, of which there are most: nothing below concerns them
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    if "\0" in text:
        raise NotCanonical("a NUL character")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NotCanonical("a lone surrogate") from error
    return str(text)
