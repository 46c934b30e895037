"""What tests of query counts share."""

import pytest

from editorial import suppressed


@pytest.fixture
def nothing_kept(monkeypatch):
    """As in a process that has answered nothing yet: who is suppressed is not known either."""
    monkeypatch.setattr(suppressed, "_kept", {})
