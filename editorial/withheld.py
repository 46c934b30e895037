"""Editions that are withheld from somebody who reads the past: set for the time of one request, empty at all others."""

import contextlib
import contextvars

_withheld: contextvars.ContextVar[frozenset[int]] = contextvars.ContextVar("withheld", default=frozenset())


def keys() -> frozenset[int]:
    """The keys of the editions that are not live for whoever is reading now."""
    return _withheld.get()


@contextlib.contextmanager
def withholding(editions: frozenset[int]):
    """Within the context, editions with these keys are not live."""
    token = _withheld.set(editions)
    try:
        yield
    finally:
        _withheld.reset(token)
