"""Finding live editions: counts by kind, and a page of hits with what was found marked in them."""

import collections
import dataclasses
import datetime as dt
from collections.abc import Iterable

from django.db.models import Count, F, Value
from django.urls import reverse
from django.utils.safestring import SafeString

from editorial import clock, snapshots
from editorial.kinds import get as kind_named
from editorial.kinds import with_pages
from editorial.models import Edition, SearchEntry
from editorial.pages import Columns
from editorial.search import grams, ranking, snippets
from editorial.search.query import Query, parse

_ORDER = (F("score").desc(), F("shown_on").desc(nulls_last=True), F("id").desc())


@dataclasses.dataclass(frozen=True)
class Hit:
    """A found edition. The texts are escaped, with the found words marked, and say nothing that is suppressed.

    `columns` are those of lists; `line` is their summary; `snippet` shows where in the page the words stand, "" if only
    in the title or line.
    """

    edition: Edition
    columns: Columns
    title: SafeString
    line: SafeString
    snippet: SafeString

    @property
    def needs_snippet(self) -> bool:
        """Is nothing of the query to be seen in title and line?"""
        return bool(self.snippet) and "<mark>" not in self.title + self.line

    @property
    def url(self) -> str:
        return reverse(kind_named(self.edition.kind).url_name, args=[self.edition.public_id])


@dataclasses.dataclass(frozen=True)
class Results:
    """`counts` has the number of found pages by kind, for all kinds; `hits` is the part that was asked for."""

    query: Query
    counts: dict[str, int]
    hits: list[Hit]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def of(self, kind: str) -> list[Hit]:
        return [hit for hit in self.hits if hit.edition.kind == kind]


def find(
    typed: str,
    reading: clock.Reading,
    suppressed: frozenset,
    *,
    kinds: Iterable[str] | None = None,
    limit: int = 20,
    offset: int = 0,
) -> Results:
    """Search the live editions; the hits are those of `kinds` (all if None) from `offset` on, best first.

    Two queries: places and pages. A query without terms finds nothing, and asks nothing.
    """
    query = parse(typed)
    places = _places(query, reading.now)
    wanted = None if kinds is None else set(kinds)
    keys = [key for key, kind in places if wanted is None or kind in wanted][offset : offset + limit]
    return Results(query, _counts(places), shown(keys, query, suppressed))


def totals(typed: list[str], reading: clock.Reading) -> list[int]:
    """How many live pages each of several searches would find: one query for all of them."""
    queries = [(at, query) for at, each in enumerate(typed) if (query := parse(each))]
    counts = [
        _matching(query, reading.now).order_by().values(at=Value(at)).annotate(number=Count("id"))
        for at, query in queries
    ]
    if not counts:
        return [0] * len(typed)
    first, *others = counts
    found = {row["at"]: row["number"] for row in (first.union(*others, all=True) if others else first)}
    return [found.get(at, 0) for at in range(len(typed))]


def matching(kind: str, typed: str, now: dt.datetime) -> list[int]:
    """The ids of the live editions of one kind, or of all where it is "", that the query finds, best first."""
    query = parse(typed)
    if not query:
        return []
    matches = _matching(query, now)
    return list(_ranked(matches.of(kind) if kind else matches, query).values_list("id", flat=True))


def _places(query: Query, now: dt.datetime) -> list[tuple[int, str]]:
    """(id, kind) of every live edition that the query finds, best first: one query.

    All of them, since they have to be counted anyway: ranking them once costs less than counting and then ranking.
    """
    return list(_ranked(_matching(query, now), query).values_list("id", "kind")) if query else []


def _counts(places: list[tuple[int, str]]) -> dict[str, int]:
    return dict(sorted(collections.Counter(kind for _, kind in places).items()))


def _matching(query: Query, now: dt.datetime):
    """The live editions with pages of their own in which every term is found.

    They are chosen by their own key: by the entry's, SQLite walks through all entries found for each edition anew.
    """
    entries = SearchEntry.objects.filter(pk__in=grams.having([term.alternatives for term in query.terms]))
    live = Edition.objects.live(now).of(*with_pages())
    return live.filter(pk__in=entries.values("edition")).filter(ranking.contained(query))


def _ranked(matches, query: Query):
    return matches.annotate(score=ranking.score(query)).order_by(*_ORDER)


def shown(keys: list[int], query: Query, suppressed: frozenset) -> list[Hit]:
    """The hits of some of what was found, in the order of the keys: one query."""
    editions = Edition.objects.for_page().in_bulk(keys) if keys else {}
    return [_hit(editions[key], query, suppressed) for key in keys]


def _hit(edition: Edition, query: Query, suppressed: frozenset) -> Hit:
    kind = kind_named(edition.kind)
    page = kind.without(snapshots.page_of(edition), suppressed)
    columns, texts = kind.columns(page), kind.texts(page)
    if texts.called:
        title = snippets.marked_name(columns.title, query, texts.pinyin)
    else:
        title = snippets.marked(columns.title, query)
    line = snippets.marked(columns.summary, query)
    names = snippets.found_names((*texts.names, *texts.organizations), query)
    return Hit(edition, columns, title, line, snippets.snippet(texts.prose, query) or names)
