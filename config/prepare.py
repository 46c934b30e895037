"""Make the database ready to serve: wait for it, migrate it and make the cache table, once for however many processes.

`python -m config.prepare` runs before the web server in every container. All of them may start at the same moment: a
lock lets one migrate while the others wait, after which they find nothing left to do.
"""

import contextlib
import fcntl
import os
import sys
import time
from collections.abc import Iterator

import django
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

LOCK = 7_205_759_403  # any number that no other user of the database takes for an advisory lock


def wait_for_database(patience: float) -> None:
    """Return when the database answers; raise OperationalError if it does not within `patience` seconds."""
    deadline = time.monotonic() + patience
    while True:
        try:
            with _connection() as connection, connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            return
        except OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Within the context, this is the only process that prepares the database; others wait for their turn.

    PostgreSQL: an advisory lock of a session, which ends with its connection whatever happens to the process.
    SQLite: a lock on a file beside the database, which ends with the process.
    """
    if settings.DATABASE["ENGINE"] == "django.db.backends.postgresql":
        with _connection() as connection, connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            yield
    else:
        with (settings.VAR_DIR / "prepare.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def prepare(patience: float) -> None:
    """Wait for the database, then bring its tables to what this release needs. Harmless when they are there already."""
    wait_for_database(patience)
    with alone():
        call_command("migrate", interactive=False, verbosity=1)
        call_command("createcachetable")


@contextlib.contextmanager
def _connection() -> Iterator[BaseDatabaseWrapper]:
    """A connection of its own, outside the pool: waiting must not take those that migrating needs, nor its time-out."""
    connection = connections.create_connection("default")
    options = {name: value for name, value in connection.settings_dict["OPTIONS"].items() if name != "pool"}
    connection.settings_dict = connection.settings_dict | {"OPTIONS": options}
    try:
        yield connection
    finally:
        connection.close()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    try:
        prepare(patience=float(os.environ.get("DATABASE_WAIT", "") or 60))
    except OperationalError as error:
        sys.exit(f"The database does not answer: {error}")
