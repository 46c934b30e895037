"""The districts: all that have something published, and the front page of each."""

import dataclasses

from django.db.models import Q
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from districts.models import District
from districts.models.district import full_code
from editorial import presence, suppression
from editorial.cards import Card, cards
from editorial.chrome import Counts, address_of
from editorial.models import Edition, EditionLink, Relation
from editorial.views.base import PublicView

NEWEST = {"article": 4, "campaign": 5, "honoree": 8, "team": 6}
"""How many of each kind a district's page shows."""

ON_THE_ROLL = 24


@dataclasses.dataclass(frozen=True)
class Listed:
    """A district with the number of its live pages, itself and below."""

    district: District
    counts: Counts


@dataclasses.dataclass(frozen=True)
class Group:
    """A district at the top of the list with all below it: first those of no city, then city by city."""

    top: Listed
    parts: list["Part"]


@dataclasses.dataclass(frozen=True)
class Part:
    """Districts next to each other in the list; `head` is the city that they belong to, if any."""

    head: Listed | None
    below: list[Listed]


@dataclasses.dataclass(frozen=True)
class Roll:
    """The first names of a campaign's first tier of persons; `entries` with the addresses of those who have a page."""

    campaign: Edition
    title: str
    entries: list[tuple]
    count: int


class DistrictList(PublicView):
    """Only districts that have something live, or lie above one that does. Towns stand on their county's page."""

    def get(self, request):
        counts = presence.counts(self.reading)
        rows = District.objects.filter(code__in=counts).exclude(level=District.Level.TOWN)
        return render(request, "districts/district_list.html", {"groups": _groups(rows, counts)})


class DistrictFront(PublicView):
    """A district's front page. Shorter codes, as they are in daily use, lead to the one of 12 digits."""

    def get(self, request, code):
        try:
            canonical = full_code(code)
        except ValueError:
            raise Http404 from None
        district = District.objects.filter(code=canonical).first()
        if district is None:
            raise Http404
        if code != canonical:
            return HttpResponsePermanentRedirect(reverse("district", args=[canonical]))
        counts = presence.counts(self.reading)
        above, children = _family(district, counts)
        context = {
            "district": district,
            "place_codes": district.codes,
            "above": above,
            "trail": [(reverse("district", args=[each.code]), each.name) for each in above if each.code in counts],
            "children": children,
            "counts": counts.get(canonical, Counts()),
            "lists": {kind: _list_address(f"{kind}_list", canonical) for kind in NEWEST},
        }
        if context["counts"]:
            context |= self._newest(canonical)
        return render(request, "districts/district.html", context)

    def _newest(self, code: str) -> dict:
        """The newest pages of each kind as cards, and the newest roll: four queries."""
        live = Edition.objects.live(self.reading.now)
        wanted = Q()
        for kind, number in NEWEST.items():
            wanted |= Q(pk__in=self._links(code, kind).values("edition")[:number])
        editions = list(live.filter(wanted).for_card().latest_first())
        made = cards(editions, self.reading, self.suppressed)
        newest: dict[str, list[Card]] = {kind: [] for kind in NEWEST}
        for card in made:
            newest[card.kind].append(card)
        return {"newest": newest, "roll": self._roll(code, live)}

    def _links(self, code: str, kind: str):
        return EditionLink.objects.to("district", code, Relation.IN).filter(
            Q(edition__live_until=None) | Q(edition__live_until__gt=self.reading.now),
            edition__kind=kind, edition__live_from__lte=self.reading.now,
        ).order_by("-shown_on", "-edition")  # fmt: skip

    def _roll(self, code: str, live) -> Roll | None:
        """The newest roll of the district that names persons, as far as it may be shown."""
        named = EditionLink.objects.filter(relation=Relation.COMMENDS, target_kind="honoree").values("edition")
        campaign = live.filter(pk__in=self._links(code, "campaign").filter(edition__in=named).values("edition")[:1])
        edition = campaign.for_page().first()
        if edition is None:
            return None
        tiers = suppression.presented(edition, self.suppressed).tiers
        tier = next((each for each in tiers if each.entries and each.entries[0].recipient.kind == "honoree"), None)
        if tier is None:
            return None
        entries = tier.entries[:ON_THE_ROLL]
        listed = set(
            live.of("honoree")
            .filter(public_id__in=[entry.recipient.id for entry in entries])
            .values_list("public_id", flat=True)
        )
        linked = [
            (entry, reverse("honoree", args=[entry.recipient.id]) if entry.recipient.id in listed else "")
            for entry in entries
        ]
        return Roll(edition, tier.title, linked, len(tier.entries))


def _groups(rows, counts: dict[str, Counts]) -> list[Group]:
    """The districts by the widest one that contains them, and below it by the city."""
    groups: list[Group] = []
    for row in rows.order_by("path"):
        listed = Listed(row, counts[row.code])
        if not groups or not row.path.startswith(groups[-1].top.district.path):
            groups.append(Group(listed, []))
            continue
        parts = groups[-1].parts
        if row.level == District.Level.CITY:
            parts.append(Part(listed, []))
        elif parts and (parts[-1].head is None or row.path.startswith(parts[-1].head.district.path)):
            parts[-1].below.append(listed)
        else:
            parts.append(Part(None, [listed]))
    return groups


def _family(district: District, counts: dict[str, Counts]) -> tuple[list[District], list[Listed]]:
    """What lies above the district, widest first, and what lies right below it and has something live: one query."""
    rows = District.objects.filter(Q(code__in=district.codes) | Q(parent=district)).order_by("path")
    above = [row for row in rows if row.code in district.codes and row.pk != district.pk]
    below = [Listed(row, counts[row.code]) for row in rows if row.parent_id == district.pk and row.code in counts]
    return above, below


def _list_address(name: str, code: str) -> str:
    """The list of one kind for the district, or "" where the installation does not serve it."""
    address = address_of(name)
    return f"{address}?district={code}" if address else ""
