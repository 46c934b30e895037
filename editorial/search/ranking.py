"""Which entries match, and in which order: title, then names, then organisations and prose, then the date.

All of it is computed by the database from the normalised texts, with functions that both engines have.
"""

from django.db.models import Case, F, Func, IntegerField, Q, Value, When
from django.db.models.functions import Least, Replace, StrIndex
from django.db.models.lookups import Exact, GreaterThan

from editorial.search.query import Query, Term

WHOLE_TITLE, WHOLE_NAME = 4000, 200
"""For entries whose title, or one of whose names, is the whole query."""

TITLE_IS, TITLE_READS, TITLE_HAS, TITLE_BEGINS = 1000, 900, 400, 350
NAME_IS, NAME_READS, NAME_HAS, NAME_BEGINS = 120, 110, 60, 50
ORGANIZATION_HAS, ELSEWHERE = 30, 10
OFTEN = 5
"""Occurrences in prose beyond which more count no more."""

_FIELDS = ("title", "names", "organizations", "prose")


class _Octets(Func):
    """The length of a text in octets of UTF-8, which is known; characters would have to be counted."""

    function = "OCTET_LENGTH"
    output_field = IntegerField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="LENGTH(CAST(%(expressions)s AS BLOB))", **context)


def contained(query: Query) -> Q:
    """The condition that each term whose grams may be scattered stands somewhere as it was typed."""
    condition = Q()
    for term in query.terms:
        if term.needs_containment:
            anywhere = Q()
            for field in _FIELDS:
                anywhere |= Q(_has(field, term.text))
            condition &= anywhere
    return condition


def score(query: Query):
    """An expression for the rank of an entry of the search index: the higher, the nearer to the top."""
    whole = [When(_is("title", query.whole), then=WHOLE_TITLE)]
    if query.whole.isascii():  # readings are; to look for anything else costs reading past the prose
        whole.append(When(_has("title_keys", f"\n{query.whole}\n"), then=WHOLE_TITLE))
    whole.append(When(_has("names", f"\n{query.whole}\n"), then=WHOLE_NAME))
    total = Case(*whole, default=0, output_field=IntegerField())
    for term in query.terms:
        total = total + _place(term) + _often(term)
    return total


def _place(term: Term) -> Case:
    """What the best place of a term counts."""
    text, letters = term.text, term.letters
    spelled = bool(letters)
    ranked = [
        (TITLE_IS, "title", None), (TITLE_READS, "title_keys", f"\n{letters}\n"), (TITLE_HAS, "title", text),
        (TITLE_BEGINS, "title_keys", f"\n{letters}"), (NAME_IS, "names", f"\n{text}\n"),
        (NAME_READS, "name_keys", f"\n{letters}\n"), (NAME_HAS, "names", text),
        (NAME_BEGINS, "name_keys", f"\n{letters}"), (ORGANIZATION_HAS, "organizations", text),
    ]  # fmt: skip
    return Case(
        *(
            When(_is(field, text) if sought is None else _has(field, sought), then=points)
            for points, field, sought in ranked
            if spelled or not field.endswith("_keys")
        ),
        default=ELSEWHERE,
        output_field=IntegerField(),
    )


def _often(term: Term):
    prose = F("search_entry__prose")
    without = Replace(prose, Value(term.text), Value(""))
    occurrences = (_Octets(prose) - _Octets(without)) / Value(len(term.text.encode()))
    return Least(occurrences, Value(OFTEN), output_field=IntegerField())


def _has(field: str, text: str):
    return GreaterThan(StrIndex(F(f"search_entry__{field}"), Value(text)), 0)


def _is(field: str, text: str):
    return Exact(F(f"search_entry__{field}"), Value(text))
