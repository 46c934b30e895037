"""The list of all live pages of one kind: facets, search, order, paging."""

import dataclasses
from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import render

from editorial import clock, facets, search
from editorial.cards import cards
from editorial.chrome import address_of
from editorial.filters import FacetFilterSet
from editorial.models import Edition
from editorial.search import suggesting
from editorial.search.known import Name
from editorial.views.base import PublicView, address_with
from editorial.views.menus import Conditions
from editorial.views.sorting import Order, Sorting, asked


@dataclasses.dataclass(frozen=True)
class Chosen:
    """What an address asks of a list: the index, the validated conditions, what they leave, and the order."""

    index: facets.Index
    filterset: FacetFilterSet
    selection: facets.Selection
    sort: str


class EditionList(PublicView):
    """A list. `views` are the ways to show it, the first by default; `view` in the address chooses.

    `orders` are those besides the usual one, by the name that `sort` in the address has for them; -name turns it round.
    """

    kind = ""
    filterset_class: type[FacetFilterSet]
    template_name = ""
    arranging = ("sort", "view")
    per_page = 24
    views: tuple[str, ...] = ("cards", "table")
    orders: dict[str, Order] = {}

    def get(self, request):
        chosen = choose(type(self), request.GET, self.reading, self.suppressed)
        filterset, selection = chosen.filterset, chosen.selection
        view = request.GET.get("view")
        view = view if view in self.views else self.views[0]
        kept = (("view", view if view != self.views[0] else ""), ("sort", chosen.sort))
        conditions = Conditions(filterset, selection, tuple(pair for pair in kept if pair[1]))
        name, descending = chosen.sort.removeprefix("-"), chosen.sort.startswith("-")
        page = Paginator(_Selected(selection), self.per_page).get_page(request.GET.get("page"))
        self._tell_machines(conditions, page.number)
        context = {
            "filterset": filterset,
            "conditions": conditions,
            "menus": conditions.menus(),
            "chips": conditions.chips(),
            "total": selection.count,
            "page_obj": page,
            "cards": self._cards(page.object_list, chosen.index),
            "view": view,
            "has_views": len(self.views) > 1,
            "sorting": Sorting(self.orders, name, descending, conditions.address_sorted),
            "files": file_addresses(self.kind, conditions.query),
            "near": self._near(filterset) if not selection.count else (),
            "one_place": conditions.one_place,
            "messages_to_reader": filterset.messages,
            "place_codes": filterset.chosen["district"] if conditions.one_place else (),
        }
        return render(request, self.template_name, context | self.opening(filterset, context))

    def opening(self, filterset: FacetFilterSet, context: dict) -> dict:
        """What the head of the list needs besides: nothing, for most."""
        return {}

    def _tell_machines(self, conditions: Conditions, page: int) -> None:
        """Each page of each selection has one address. Searches, and conditions that find nothing, are left alone."""
        found, words = conditions.selection.count, conditions.selection.matches is not None
        self.request.indexed = not words and (bool(found) or not conditions.chips())
        if self.request.indexed:
            known = [*conditions.known, *([("page", str(page))] if page > 1 else [])]
            self.request.known_path = address_with(self.request.path, known)

    def _near(self, filterset: FacetFilterSet) -> list[Name]:
        """People whose names are like the words that find nobody."""
        found = suggesting.near(filterset.words, self.reading, self.suppressed) if filterset.words else []
        return [name for name in found if name.kind == self.kind]

    def _cards(self, keys: Sequence[int], index: facets.Index):
        editions = Edition.objects.for_card().in_bulk(keys)
        found = [editions[key] for key in keys if key in editions]
        return cards(found, self.reading, self.suppressed, index.honours(each.public_id for each in found))


def choose(listing: type[EditionList], query: QueryDict, reading: clock.Reading, suppressed: frozenset) -> Chosen:
    """What the query asks of a list. An order that the list does not have is passed over."""
    index = facets.index(listing.filterset_class.facets, reading, suppressed)
    filterset = listing.filterset_class(query, index=index)
    sort = asked(query.get("sort", ""), listing.orders)
    order = None
    if name := sort.removeprefix("-"):
        both = facets.orders(index, name, listing.orders[name].key, reading, suppressed)
        order = both.descending if sort != name else both.ascending
    selection = facets.Selection(index, filterset.chosen, _matches(listing.kind, filterset, reading), order)
    return Chosen(index, filterset, selection, sort)


def file_addresses(kind: str, query: str) -> dict[str, str]:
    """Where the list stands as a file, by format; none where the installation does not serve it."""
    forms = {"csv": address_of(f"{kind}_csv"), "xlsx": address_of(f"{kind}_xlsx")}
    return {form: address + query for form, address in forms.items() if address}


def _matches(kind: str, filterset: FacetFilterSet, reading: clock.Reading) -> list[int] | None:
    """What the search finds, best first; None where there are no words, [] where they cannot be searched for."""
    if not filterset.typed.strip():
        return None
    return search.matching(kind, filterset.words, reading.now) if filterset.words else []


class _Selected:
    """What a selection leaves, as the sequence that a paginator cuts."""

    def __init__(self, selection: facets.Selection):
        self.selection = selection
        self.size = selection.count

    def __len__(self):
        return self.size

    def __getitem__(self, part: slice) -> list[int]:
        return self.selection.page(part.start, part.stop)
