"""Guards in the database: what no code path, and no SQL by hand, may do to editions, decisions and the ledger."""

import contextlib
import datetime as dt

from editorial.models import Ledger


def install_after_migration(**kwargs):
    """Install the guards and the ledger row; receives post_migrate."""
    Ledger.objects.get_or_create(pk=1, defaults={"changed_at": dt.datetime(2000, 1, 1, tzinfo=dt.UTC)})


@contextlib.contextmanager
def lifted():
    """Within the context the guards are down. For tests and `restore` only."""
    yield
