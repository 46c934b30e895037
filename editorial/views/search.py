"""The search page: all kinds at a glance, or one kind page by page, narrowed by facets, best or newest first."""

import dataclasses
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from editorial import district_counts, facets, search
from editorial.chrome import Counts
from editorial.search import suggesting
from editorial.search.known import Name
from editorial.search.query import Query, parse
from editorial.views.base import PublicView
from editorial.views.menus import Conditions
from editorial.views.searching import KINDS, NARROWING, SearchFilterSet, asked, not_of

AT_A_GLANCE = 4
PER_PAGE = 20

NEWEST = "newest"
"""The one order besides the usual: by the year of award or publication, then by the date."""


@dataclasses.dataclass(frozen=True)
class Tab:
    """A kind of results, "" for all of them, with its number and address."""

    kind: str
    label: str | Promise
    count: int
    address: str
    chosen: bool


class Search(PublicView):
    """At most six queries in a process that has names and facets, whatever is found, and no more where nothing is.

    What is found is ranked once; all numbers are counted from that. A search for what is not public looks like a search
    for nothing.
    """

    parameters = ("q", "kind", "district", "year", "column", "sort", "page")

    def get(self, request):
        query = parse(request.GET.get("q", ""))
        context = {"typed": query.typed, "results": search.Results(query, {}, [])}
        if query.typed:
            context |= self._found(query)
        return render(request, "search.html", context)

    def _found(self, query: Query) -> dict:
        index = facets.index(SearchFilterSet.facets, self.reading, self.suppressed)
        filterset = SearchFilterSet(asked(self.request.GET), index=index)
        sort = NEWEST if self.request.GET.get("sort") == NEWEST else ""
        matches = search.matching("", query.typed, self.reading.now)
        selection = facets.Selection(index, filterset.chosen, matches, range(len(index)) if sort else None)
        kind = "".join(filterset.chosen["kind"])
        conditions = Conditions(filterset, selection, _sorted(sort), ("q", "kind", *not_of(kind)))
        page = Paginator(range(selection.count), PER_PAGE).get_page(self.request.GET.get("page")) if kind else None
        keys = selection.page(page.object_list.start, page.object_list.stop) if page else _best_of_each(selection)
        counts = {value.id: count for value, count in selection.counts("kind") if count}
        results = search.Results(query, counts, search.shown(keys, query, self.suppressed))
        context = {
            "results": results,
            "found": bool(matches),
            "kind": kind,
            "sort": sort,
            "page_obj": page,
            "total": selection.count,
            "filterset": filterset,
            "conditions": conditions,
            "menus": conditions.menus() if matches else [],
            "chips": conditions.chips(),
            "messages_to_reader": filterset.messages,
            "orders": {"best": conditions.address_sorted(""), "newest": conditions.address_sorted(NEWEST)},
            "tabs": _tabs(results, filterset.chosen, sort),
            "sections": _sections(results, filterset.chosen, sort),
            "places": [] if kind or conditions.chips() else self._places(query),
        }
        return context if matches else context | self._ways_on(query)

    def _places(self, query: Query) -> list[tuple[Name, Counts]]:
        """The districts that the words name, with what there is in them."""
        counts = district_counts.counts(self.reading)
        found = suggesting.places(query.typed, self.reading, self.suppressed)
        return [(place, counts[place.id]) for place in found if place.id in counts]

    def _ways_on(self, query: Query) -> dict:
        """What may be meant by words that find nothing together, and what there is besides."""
        return {
            "single_terms": self._single_terms(query),
            "near": suggesting.near(query.typed, self.reading, self.suppressed),
            "rolls": suggesting.rolls(self.reading, self.suppressed),
        }

    def _single_terms(self, query: Query) -> list[tuple[str, str, int]]:
        """Where several words together found nothing: those that find something alone, with address and number."""
        words = [term.text for term in query.terms]
        if len(words) < 2:
            return []
        found = zip(words, search.totals(words, self.reading), strict=True)
        return [(word, _address(word), number) for word, number in found if number]


def _best_of_each(selection: facets.Selection) -> list[int]:
    """The first few of every kind, kind by kind."""
    kinds = selection.index.values["kind"]
    return [key for kind in KINDS if kind in kinds for key in selection.page(0, AT_A_GLANCE, kinds[kind])]


def _tabs(results: search.Results, chosen: dict[str, list[str]], sort: str) -> list[Tab]:
    """All kinds together and those that have something, or are chosen; under what else is chosen."""
    typed, present = results.query.typed, "".join(chosen["kind"])
    tabs = [Tab("", _("All"), results.total, _address(typed, "", chosen, sort), not present)]
    for kind, label in KINDS.items():
        if results.counts.get(kind) or kind == present:
            address = _address(typed, kind, chosen, sort)
            tabs.append(Tab(kind, label, results.counts.get(kind, 0), address, kind == present))
    return tabs


def _sections(results: search.Results, chosen: dict[str, list[str]], sort: str) -> list[dict]:
    """What is shown, kind by kind: the hits, how many there are in all, and where the rest is."""
    sections = []
    for kind, label in KINDS.items():
        if hits := results.of(kind):
            rest = not chosen["kind"] and results.counts[kind] > AT_A_GLANCE
            more = _address(results.query.typed, kind, chosen, sort) if rest else ""
            sections.append({"kind": kind, "label": label, "hits": hits, "count": results.counts[kind], "more": more})
    return sections


def _address(typed: str, kind: str = "", chosen: dict[str, list[str]] | None = None, sort: str = "") -> str:
    """The address of a search for one kind, with what else was chosen as far as that kind has it."""
    names = [name for name in NARROWING if chosen and name not in not_of(kind)]
    narrowed = [(name, value) for name in names for value in chosen[name]]
    pairs = [("q", typed), *([("kind", kind)] if kind else []), *narrowed, *_sorted(sort)]
    return f"{reverse('search')}?{urlencode(pairs)}"


def _sorted(sort: str) -> tuple[tuple[str, str], ...]:
    return (("sort", sort),) if sort else ()
