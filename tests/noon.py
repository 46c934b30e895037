"""A noon at which the clock stands, and a ledger that is well when the test ends: for tests of what is live when."""

import datetime as dt

import pytest

from editorial import clock, verification

NOON = dt.datetime(2030, 6, 1, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def at_noon(db):
    with clock.travelling(NOON):
        yield
        assert list(verification.verify()) == []
