"""The search page: all kinds at a glance, or one kind page by page."""

import dataclasses
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from editorial import search
from editorial.search import suggesting
from editorial.views.base import PublicView

KINDS = {"honoree": _("Honorees"), "team": _("Teams"), "article": _("Stories"), "campaign": _("Campaigns")}
"""The kinds that can be searched, in the order in which they are shown: exact names first."""

AT_A_GLANCE = 4
PER_PAGE = 20


@dataclasses.dataclass(frozen=True)
class Tab:
    """A kind of results, "" for all of them, with its number and address."""

    kind: str
    label: str | Promise
    count: int
    address: str
    chosen: bool


class Search(PublicView):
    """At most six queries in a process that has the names, whatever is found, and no more where nothing is.

    A search for what is not public looks like a search for nothing.
    """

    parameters = ("q", "kind", "page")

    def get(self, request):
        typed = request.GET.get("q", "")
        kind = request.GET.get("kind", "")
        kind = kind if kind in KINDS else ""
        results, page = self._one_kind(typed, kind) if kind else (self._overview(typed), None)
        typed = results.query.typed
        context = {
            "typed": typed,
            "results": results,
            "kind": kind,
            "page_obj": page,
            "tabs": _tabs(results, typed, kind),
            "sections": _sections(results, typed, kind),
            "places": suggesting.places(typed, self.reading, self.suppressed) if typed else [],
        }
        if typed and not results.total:
            context |= {
                "single_terms": self._single_terms(results),
                "near": suggesting.near(typed, self.reading, self.suppressed),
                "rolls": suggesting.rolls(self.reading, self.suppressed),
            }
        return render(request, "search.html", context)

    def _overview(self, typed: str) -> search.Results:
        return search.overview(typed, self.reading, self.suppressed, each=AT_A_GLANCE)

    def _one_kind(self, typed: str, kind: str) -> tuple[search.Results, Page]:
        """The results of one kind and their page: the asked for, or the last there is."""
        asked = self.request.GET.get("page", "")
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
        results = self._find(typed, kind, number)
        page = Paginator(range(results.counts.get(kind, 0)), PER_PAGE).get_page(number)
        return (results if page.number == number else self._find(typed, kind, page.number)), page

    def _find(self, typed: str, kind: str, number: int) -> search.Results:
        return search.find(
            typed,
            self.reading,
            self.suppressed,
            kinds=[kind],
            limit=PER_PAGE,
            offset=max(0, number - 1) * PER_PAGE,
        )

    def _single_terms(self, results: search.Results) -> list[tuple[str, str, int]]:
        """Where several words together found nothing: those that find something alone, with address and number."""
        words = [term.text for term in results.query.terms]
        if len(words) < 2:
            return []
        found = zip(words, search.totals(words, self.reading), strict=True)
        return [(word, _address(word), number) for word, number in found if number]


def _tabs(results: search.Results, typed: str, chosen: str) -> list[Tab]:
    tabs = [Tab("", _("All"), results.total, _address(typed), not chosen)]
    for kind, label in KINDS.items():
        if count := results.counts.get(kind, 0):
            tabs.append(Tab(kind, label, count, _address(typed, kind), kind == chosen))
    return tabs


def _sections(results: search.Results, typed: str, chosen: str) -> list[dict]:
    """What is shown, kind by kind: the hits, how many there are in all, and where the rest is."""
    return [
        {
            "kind": kind,
            "label": label,
            "hits": results.of(kind),
            "count": results.counts[kind],
            "more": "" if chosen or results.counts[kind] <= AT_A_GLANCE else _address(typed, kind),
        }
        for kind, label in KINDS.items()
        if results.of(kind)
    ]


def _address(typed: str, kind: str = "") -> str:
    query = {"q": typed} | ({"kind": kind} if kind else {})
    return f"{reverse('search')}?{urlencode(query)}"
