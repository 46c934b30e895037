"""The table of grams: each database's own full-text index, used as a prefilter. Tokens are made by us, not by it.

SQLite: a contentless FTS5 table. PostgreSQL: tsvectors with a GIN index. Neither knows more than which grams an entry
has; positions and counts are never asked for.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL

_CREATE = {
    "sqlite": [
        # "ascii" takes every character beyond ASCII for part of a token, however new it is to this SQLite
        "CREATE VIRTUAL TABLE IF NOT EXISTS editorial_searchgrams USING fts5("
        "grams, content='', detail=none, columnsize=0, tokenize=\"ascii tokenchars '._'\")",
    ],
    "postgresql": [
        "CREATE TABLE IF NOT EXISTS editorial_searchgrams (entry bigint NOT NULL, grams tsvector NOT NULL)",
        "CREATE INDEX IF NOT EXISTS editorial_searchgrams_grams ON editorial_searchgrams USING gin (grams)",
        "CREATE INDEX IF NOT EXISTS editorial_searchgrams_entry ON editorial_searchgrams (entry)",
    ],
}
_EMPTY = {
    "sqlite": "INSERT INTO editorial_searchgrams(editorial_searchgrams) VALUES ('delete-all')",
    "postgresql": "DELETE FROM editorial_searchgrams",
}


def create(schema_editor) -> None:
    """Make the table, if there is none."""
    for statement in _CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(schema_editor) -> None:
    schema_editor.execute("DROP TABLE IF EXISTS editorial_searchgrams")


def empty() -> None:
    """Forget all grams."""
    with connection.cursor() as cursor:
        cursor.execute(_EMPTY[connection.vendor])


def write(rows: Iterable[tuple[int, list[str]]]) -> None:
    """Add the grams of entries, given by key. An entry's grams are written once."""
    rows = [(key, " ".join(grams)) for key, grams in rows]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "INSERT INTO editorial_searchgrams (entry, grams)"
                " SELECT entry, array_to_tsvector(string_to_array(line, ' '))"
                " FROM unnest(%s::bigint[], %s::text[]) AS given (entry, line)",
                [[key for key, _ in rows], [line for _, line in rows]],
            )
        else:
            cursor.executemany("INSERT INTO editorial_searchgrams (rowid, grams) VALUES (%s, %s)", rows)


def delete(keys: list[int]) -> None:
    """Forget the grams of entries where the database can; a contentless FTS5 table keeps them, unused."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM editorial_searchgrams WHERE entry = ANY(%s)", [keys])


def having(condition: list[list[list[str]]]) -> RawSQL:
    """A subquery of the keys of entries that have the grams.

    `condition` is a conjunction of alternatives, each a conjunction of grams; a gram that ends in * stands for all
    that begin so.
    """
    join, alternative, one = _WORDS[connection.vendor]
    text = join.join(
        "(" + alternative.join("(" + join.join(map(one, grams)) + ")" for grams in alternatives) + ")"
        for alternatives in condition
    )
    return RawSQL(_SELECT[connection.vendor], [text])  # noqa: S611 - the text goes in as a parameter


_SELECT = {
    "sqlite": "SELECT rowid FROM editorial_searchgrams WHERE editorial_searchgrams MATCH %s",
    "postgresql": "SELECT entry FROM editorial_searchgrams WHERE grams @@ %s::tsquery",
}
_WORDS = {
    "sqlite": (" AND ", " OR ", lambda gram: f'"{gram[:-1]}"*' if gram.endswith("*") else f'"{gram}"'),
    "postgresql": (" & ", " | ", lambda gram: f"'{gram[:-1]}':*" if gram.endswith("*") else f"'{gram}'"),
}
"""By database: the words for and and or, and how it quotes one gram (grams hold no quotation marks)."""
