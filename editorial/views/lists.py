"""The list of all live pages of one kind: facets, search, paging."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.shortcuts import render

from editorial import facets, search
from editorial.cards import cards
from editorial.filters import FacetFilterSet
from editorial.models import Edition
from editorial.views.base import PublicView
from editorial.views.menus import Conditions


class EditionList(PublicView):
    """A list. `views` are the ways to show it, the first by default; `view` in the address chooses."""

    kind = ""
    filterset_class: type[FacetFilterSet]
    template_name = ""
    per_page = 24
    views: tuple[str, ...] = ("cards",)

    def get(self, request):
        index = facets.index(self.filterset_class.facets, self.reading, self.suppressed)
        filterset = self.filterset_class(request.GET, index=index)
        selection = facets.Selection(index, filterset.chosen, self._matches(filterset))
        view = request.GET.get("view")
        view = view if view in self.views else self.views[0]
        conditions = Conditions(filterset, selection, (("view", view),) if view != self.views[0] else ())
        page = Paginator(_Selected(selection), self.per_page).get_page(request.GET.get("page"))
        context = {
            "filterset": filterset,
            "conditions": conditions,
            "menus": conditions.menus(),
            "chips": conditions.chips(),
            "total": selection.count,
            "page_obj": page,
            "cards": self._cards(page.object_list, index),
            "view": view,
            "has_views": len(self.views) > 1,
            "one_place": conditions.one_place,
            "messages_to_reader": filterset.messages,
            "place_codes": filterset.chosen["district"] if conditions.one_place else (),
        }
        return render(request, self.template_name, context)

    def _matches(self, filterset: FacetFilterSet) -> list[int] | None:
        """What the search finds, best first; None where there are no words, [] where they cannot be searched for."""
        if not filterset.typed.strip():
            return None
        return search.matching(self.kind, filterset.words, self.reading.now) if filterset.words else []

    def _cards(self, keys: Sequence[int], index: facets.Index):
        editions = Edition.objects.for_card().in_bulk(keys)
        found = [editions[key] for key in keys if key in editions]
        return cards(found, self.reading, self.suppressed, index.honours(each.public_id for each in found))


class _Selected:
    """What a selection leaves, as the sequence that a paginator cuts."""

    def __init__(self, selection: facets.Selection):
        self.selection = selection
        self.size = selection.count

    def __len__(self):
        return self.size

    def __getitem__(self, part: slice) -> list[int]:
        return self.selection.page(part.start, part.stop)
