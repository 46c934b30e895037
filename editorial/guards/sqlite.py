"""The guards on SQLite: one trigger for each thing refused.

A message given to RAISE reaches Python as an IntegrityError. `INSERT OR REPLACE` would delete the row in its way
without firing a DELETE trigger, so rows that would be in the way are looked for before each insertion.
"""

from collections.abc import Iterator

from editorial.guards.rules import EDITION, OVERLAP, TABLES, Guarded

PREFIX = "guard_"


def install(cursor) -> None:
    """Put up all triggers, in place of whatever stands under their names."""
    take_down(cursor)
    for _, statement in _triggers():
        cursor.execute(statement)


def take_down(cursor) -> None:
    """Remove all triggers of ours, those of earlier releases included."""
    for name in _standing(cursor):
        cursor.execute(f'DROP TRIGGER "{name}"')


def step_aside(cursor) -> None:
    """Remove the triggers that read another table than their own."""
    standing = _standing(cursor)
    for guarded in TABLES:
        for refusal in guarded.every():
            if refusal.reads and _name(guarded, refusal.name) in standing:
                cursor.execute(f'DROP TRIGGER "{_name(guarded, refusal.name)}"')


def missing(cursor) -> set[str]:
    """Names of the triggers that do not stand word for word."""
    standing = _standing(cursor)
    return {name for name, statement in _triggers() if standing.get(name) != statement}


def _standing(cursor) -> dict[str, str]:
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, 6) = 'guard_'")
    return dict(cursor.fetchall())


def _triggers() -> Iterator[tuple[str, str]]:
    """(name, statement) of every trigger."""
    for guarded in TABLES:
        yield _trigger(guarded, "delete", "DELETE", "1", "rows are never deleted")
        yield _trigger(guarded, "replace", "INSERT", _in_the_way(guarded), "rows are never replaced")
        for refusal in guarded.every():
            condition = refusal.condition.replace("IS DISTINCT FROM", "IS NOT")  # for SQLite before 3.39
            yield _trigger(guarded, refusal.name, "UPDATE", condition, refusal.message)
    yield _trigger(EDITION, "overlap_insert", "INSERT", _overlap(""), OVERLAP)
    yield _trigger(EDITION, "overlap_update", "UPDATE", _overlap("id <> NEW.id AND "), OVERLAP)


def _trigger(guarded: Guarded, subject: str, event: str, condition: str, message: str) -> tuple[str, str]:
    name = _name(guarded, subject)
    return name, (
        f'CREATE TRIGGER "{name}" BEFORE {event} ON "{guarded.table}" WHEN {condition} '
        f"BEGIN SELECT RAISE(ABORT, '{guarded.table}: {message}'); END"
    )


def _name(guarded: Guarded, subject: str) -> str:
    return f"{PREFIX}{guarded.table}_{subject}"


def _in_the_way(guarded: Guarded) -> str:
    """The condition that a row stands under one of the keys of the new one."""
    return " OR ".join(
        f'EXISTS (SELECT 1 FROM "{guarded.table}" AS old WHERE '
        + " AND ".join(f'old."{column}" = NEW."{column}"' for column in columns)
        + (f" AND {condition.format(row='old')} AND {condition.format(row='NEW')}" if condition else "")
        + ")"
        for columns, condition in guarded.unique()
    )


def _overlap(condition: str) -> str:
    return (
        f'NEW.live_from IS NOT NULL AND EXISTS (SELECT 1 FROM "{EDITION.table}" WHERE {condition}'
        "kind = NEW.kind AND record_id = NEW.record_id AND live_from IS NOT NULL"
        " AND (live_until IS NULL OR live_until > NEW.live_from)"
        " AND (NEW.live_until IS NULL OR live_from < NEW.live_until))"
    )
