"""Whose work a change is, where no request says so: the user that history rows name."""

import contextlib
from types import SimpleNamespace

from simple_history.models import HistoricalRecords

from districts.models import User


@contextlib.contextmanager
def acting_as(user: User):
    """Within the context, history rows name the user, as they do in a request of theirs. May be nested."""
    before = getattr(HistoricalRecords.context, "request", None)
    HistoricalRecords.context.request = SimpleNamespace(user=user)
    try:
        yield user
    finally:
        if before is None:
            del HistoricalRecords.context.request
        else:
            HistoricalRecords.context.request = before
