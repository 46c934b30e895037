"""The guards on PostgreSQL: a function and two triggers a table, and an exclusion constraint against overlaps.

Columns are compared in the function's body: one that is named in a trigger's WHEN could not change its type any more.
"""

from collections.abc import Iterator

from editorial.guards.rules import EDITION, TABLES, Guarded

PREFIX = "guard_"
EXCLUSION = "edition_no_overlap"
EMPTYING = "guard_truncate"


def install(cursor) -> None:
    """Put up functions, triggers and the exclusion constraint. The constraint is built only where it is missing."""
    _settle(cursor)
    for name, body in _functions():
        cursor.execute(f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard${body}$guard$")
    for name, table, moment in _triggers():
        function = EMPTYING if name.endswith("_truncate") else name
        cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
        cursor.execute(f"CREATE TRIGGER {name} BEFORE {moment} EXECUTE FUNCTION {function}()")
    if EXCLUSION not in _constraints(cursor):
        # A range of one number stands for equality, which GiST has for plain numbers by an extension only.
        cursor.execute(
            f"ALTER TABLE {EDITION.table} ADD CONSTRAINT {EXCLUSION} EXCLUDE USING gist ("
            "int4range(hashtext(kind), hashtext(kind), '[]') WITH &&, int8range(record_id, record_id, '[]') WITH &&, "
            "tstzrange(live_from, live_until) WITH &&) WHERE (live_from IS NOT NULL)"
        )


def take_down(cursor) -> None:
    """Remove the triggers and the constraint; the functions do no harm."""
    _settle(cursor)
    for name, table, _ in _triggers():
        cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
    cursor.execute(f"ALTER TABLE {EDITION.table} DROP CONSTRAINT IF EXISTS {EXCLUSION}")


def missing(cursor) -> set[str]:
    """Names of functions that do not stand word for word, and of triggers and constraints that do not stand."""
    cursor.execute(
        "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        " WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal AND tgenabled IN ('O', 'A')"
    )
    triggers = {name for (name,) in cursor.fetchall()}
    cursor.execute(
        "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace"
        " AND starts_with(proname, %s)",
        [PREFIX],
    )
    functions = dict(cursor.fetchall())
    return (
        {name for name, _, _ in _triggers() if name not in triggers}
        | {name for name, body in _functions() if functions.get(name) != body}
        | ({EXCLUSION} - _constraints(cursor))
    )


def _settle(cursor) -> None:
    """Check now what is deferred to the commit: a table with such checks pending does not let go of a trigger."""
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _constraints(cursor) -> set[str]:
    cursor.execute("SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'x'", [EDITION.table])
    return {name for (name,) in cursor.fetchall()}


def _triggers() -> Iterator[tuple[str, str, str]]:
    """(name, table, event and level) of every trigger."""
    for guarded in TABLES:
        yield _name(guarded), guarded.table, f"UPDATE OR DELETE ON {guarded.table} FOR EACH ROW"
        yield f"{_name(guarded)}_truncate", guarded.table, f"TRUNCATE ON {guarded.table} FOR EACH STATEMENT"


def _functions() -> Iterator[tuple[str, str]]:
    """(name, body) of every function."""
    yield EMPTYING, f"BEGIN {_refuse('TG_TABLE_NAME', 'tables are never emptied')} END"
    for guarded in TABLES:
        table = f"'{guarded.table}'"
        checks = " ".join(
            f"IF {refusal.condition} THEN {_refuse(table, refusal.message)} END IF;" for refusal in guarded.every()
        )
        deletion = f"IF TG_OP = 'DELETE' THEN {_refuse(table, 'rows are never deleted')} END IF;"
        yield _name(guarded), f"BEGIN {deletion} {checks} RETURN NEW; END"


def _refuse(table: str, message: str) -> str:
    """A statement that reaches Python as an IntegrityError."""
    return f"RAISE EXCEPTION '%: {message}', {table} USING ERRCODE = 'integrity_constraint_violation';"


def _name(guarded: Guarded) -> str:
    return f"{PREFIX}{guarded.table}"
