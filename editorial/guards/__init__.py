"""Guards in the database: what no code path, and no SQL by hand, may do to editions, decisions and the ledger.

`rules` says what is refused, once for both engines; `sqlite` and `postgresql` turn that into triggers. They are put up
after every migration, because SQLite remakes a table on most alterations and drops its triggers without a word; a
system check and `verify_ledger` assert that they stand.
"""

import contextlib
import datetime as dt

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from editorial.guards import postgresql, sqlite
from editorial.models import Ledger

_ENGINES = {"sqlite": sqlite, "postgresql": postgresql}

BEFORE_ALL = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""When the ledger of a new installation was changed last."""


def install(using: str = DEFAULT_DB_ALIAS) -> None:
    """Put up the guards as this release has them. Harmless where they stand already."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        _ENGINES[connections[using].vendor].install(cursor)


def missing(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Names of the guards that do not stand, or not as this release has them."""
    connection = connections[using]
    with connection.cursor() as cursor:
        return sorted(_ENGINES[connection.vendor].missing(cursor))


@contextlib.contextmanager
def lifted(using: str = DEFAULT_DB_ALIAS):
    """Within the context the guards are down. For tests and `restore` only: no request code imports this module."""
    _take_down(using)
    try:
        yield
    finally:
        install(using)


def install_after_migration(using: str = DEFAULT_DB_ALIAS, **kwargs) -> None:
    """Put up the guards and the ledger row; receives post_migrate."""
    if Ledger._meta.db_table not in connections[using].introspection.table_names():
        return  # migrated back to nothing
    install(using)
    Ledger.objects.using(using).get_or_create(pk=1, defaults={"changed_at": BEFORE_ALL})


def step_aside_for_migration(using: str = DEFAULT_DB_ALIAS, **kwargs) -> None:
    """Take down the guards that would stop a migration; receives pre_migrate.

    SQLite refuses to rename a table while a trigger of another names one that is just being remade.
    """
    if connections[using].vendor == "sqlite":
        with connections[using].cursor() as cursor:
            sqlite.step_aside(cursor)


def _take_down(using: str) -> None:
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        _ENGINES[connections[using].vendor].take_down(cursor)
