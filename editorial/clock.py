"""The publication clock: what time it is for readers, and whether the set of live editions has changed.

It is read once at the beginning of every request, before any edition, and never kept: then a takedown shows on the
very next request of every process. What is derived from it may be kept under its `state`.
"""

import bisect
import contextlib
import contextvars
import dataclasses
import datetime as dt
import json

from django.db import connection, models
from django.utils import timezone

from editorial.models import Ledger

_travelled: contextvars.ContextVar[dt.datetime | None] = contextvars.ContextVar("travelled", default=None)
_unredacted: contextvars.ContextVar[bool] = contextvars.ContextVar("unredacted", default=False)
_watched: list[type[models.Model]] = []


@dataclasses.dataclass(frozen=True)
class Reading:
    """`now` for this request; `state` is equal for two readings exactly when readers see the same of everything."""

    now: dt.datetime
    version: int
    boundaries: tuple[dt.datetime, ...]
    reference: tuple[int, ...]
    head: str = ""
    """The hash of the last decision, of any kind: what depends on decisions only may be kept under it."""
    past: bool = False
    """Whether `now` lies before the last change, which only a traveller sees: then the instant itself is the state."""
    unredacted: bool = False
    """Whether what was suppressed since is shown as it stood, which only happens in the past (see `travelling`)."""

    @property
    def state(self) -> tuple:
        if self.past:
            return (self.version, self.now.isoformat(), self.unredacted, *self.reference)
        return (self.version, bisect.bisect_right(self.boundaries, self.now), *self.reference)


def watch(model: type[models.Model]) -> None:
    """Let changes of a reference model (one that is public without editions) move the clock's state.

    Its history keeps every change, so the newest history row tells whether there was one.
    """
    _watched.append(model.history.model)


def read() -> Reading:
    """Read the clock, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(_statement())
        version, head, changed_at, boundaries, database_now, *reference = cursor.fetchone()
    changed_at = _instant(changed_at)
    now = _travelled.get() or max(_instant(database_now) if database_now else timezone.now(), changed_at)
    moments = boundaries if isinstance(boundaries, list) else json.loads(boundaries)
    changes = tuple(dt.datetime.fromisoformat(each) for each in moments)
    past = now < changed_at
    return Reading(now, version, changes, tuple(reference), head, past, unredacted=past and _unredacted.get())


def time() -> dt.datetime:
    """The present instant by the one time source: the database's on PostgreSQL, this machine's on SQLite."""
    if travelled := _travelled.get():
        return travelled
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            return cursor.fetchone()[0]
    return timezone.now()


@contextlib.contextmanager
def travelling(moment: dt.datetime, *, unredacted: bool = False):
    """Within the context it is `moment`, for readings and transitions alike.

    `unredacted` readings show what has been suppressed since: for those who audit everything.
    """
    travelled, redaction = _travelled.set(moment), _unredacted.set(unredacted)
    try:
        yield
    finally:
        _unredacted.reset(redaction)
        _travelled.reset(travelled)


def boundaries_after(now: dt.datetime, *intervals: models.QuerySet) -> list[str]:
    """The instants after `now` at which editions of the given querysets begin or end, ascending."""
    moments = {moment for rows in intervals for pair in rows.values_list("live_from", "live_until") for moment in pair}
    return [written(each) for each in sorted(filter(None, moments)) if each > now]


def written(moment: dt.datetime) -> str:
    """An instant as the ledger's boundaries have it."""
    return moment.astimezone(dt.UTC).isoformat()


def _statement() -> str:
    quote = connection.ops.quote_name
    database_now = "clock_timestamp()" if connection.vendor == "postgresql" else "NULL"
    newest = "".join(
        f", (SELECT COALESCE(MAX(history_id), 0) FROM {quote(model._meta.db_table)})" for model in _watched
    )
    return f"SELECT version, head, changed_at, boundaries, {database_now}{newest} FROM {quote(Ledger._meta.db_table)}"


def _instant(value) -> dt.datetime:
    moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
