"""The districts: all that have something published, and the front page of each."""

import dataclasses

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, TextField, Value, When
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from districts.models import District
from districts.models.district import full_code
from editorial import district_counts, suppression
from editorial.cards import Card, Honour, cards, roll_honour
from editorial.chrome import Counts, address_of, counts_of, live_pages
from editorial.models import Edition, EditionLink, EditionPage, Relation
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
        counts = district_counts.counts(self.reading)
        rows = District.objects.filter(code__in=counts).exclude(level=District.Level.TOWN)
        return render(request, "districts/district_list.html", {"groups": _groups(rows, counts)})


class DistrictFront(PublicView):
    """A district's front page, in two queries. Shorter codes, in daily use, lead to the one of 12 digits."""

    def get(self, request, code):
        try:
            canonical = full_code(code)
        except ValueError:
            raise Http404 from None
        family = self._family(canonical)
        district = next((row for row in family if row.code == canonical), None)
        if district is None:
            raise Http404
        if code != canonical:
            return HttpResponsePermanentRedirect(reverse("district", args=[canonical]))
        above = [row for row in family if row.code in district.codes and row is not district]
        below = [Listed(row, counts_of(row)) for row in family if row.parent_id == district.pk]
        context = {
            "district": district,
            "place_codes": district.codes,
            "above": above,
            "trail": [(reverse("district", args=[each.code]), each.name) for each in above if counts_of(each)],
            "children": [each for each in below if each.counts],
            "counts": counts_of(district),
            "lists": {kind: _list_address(f"{kind}_list", canonical) for kind in NEWEST},
        }
        if context["counts"]:
            context |= self._newest(canonical)
        return render(request, "districts/district.html", context)

    def _family(self, code: str) -> list[District]:
        """The district, what lies above it, widest first, and what lies right below it, with their live pages."""
        path = District.objects.filter(code=code).values("path")[:1]
        around = District.objects.annotate(path_here=Subquery(path)).filter(
            Q(path_here__startswith=F("path")) | Q(parent__code=code)
        )
        return list(around.annotate(**live_pages(self.reading)).order_by("path"))

    def _newest(self, code: str) -> dict:
        """The newest pages of each kind as cards, and the newest roll with those of it who have a page: one query."""
        newest_roll = self._links(code, "campaign").filter(edition__in=_naming_persons()).values("edition")[:1]
        recipients = EditionLink.objects.filter(
            edition__in=newest_roll, relation=Relation.COMMENDS, target_kind="honoree"
        ).order_by("position")
        wanted = Q(pk__in=newest_roll) | Q(kind="honoree", public_id__in=recipients.values("target_id")[:ON_THE_ROLL])
        for kind, number in NEWEST.items():
            wanted |= Q(pk__in=self._links(code, kind).values("edition")[:number])
        here = EditionLink.objects.to("district", code, Relation.IN).filter(edition=OuterRef("pk"))
        found = Edition.objects.live(self.reading.now).filter(wanted).for_card().latest_first()
        page = Case(When(pk__in=newest_roll, then=F("content__page")), default=Value(""), output_field=TextField())
        editions = list(found.annotate(is_here=Exists(here), roll_page=page))
        roll, honours = self._roll(editions)
        newest: dict[str, list[Card]] = {kind: [] for kind in NEWEST}
        for card in cards([each for each in editions if each.is_here], self.reading, self.suppressed, honours):
            if len(newest[card.kind]) < NEWEST[card.kind]:
                newest[card.kind].append(card)
        return {"newest": newest, "roll": roll}

    def _links(self, code: str, kind: str):
        links = EditionLink.objects.to("district", code, Relation.IN).live(self.reading.now)
        return links.filter(edition__kind=kind).order_by("-shown_on", "-edition")

    def _roll(self, editions: list[Edition]) -> tuple[Roll | None, dict[tuple[str, str], Honour]]:
        """The roll among the editions, as far as it may be shown, and the awards that it confers."""
        edition = next((each for each in editions if each.roll_page), None)
        if edition is None:
            return None, {}
        edition.content = EditionPage(edition=edition, page=edition.roll_page)
        tiers = suppression.presented(edition, self.suppressed).tiers
        honours = {
            (entry.recipient.kind, entry.recipient.id): roll_honour(
                tier.title, edition.public_id, edition.title, edition.card
            )
            for tier in tiers
            for entry in tier.entries
        }
        tier = next((each for each in tiers if each.entries and each.entries[0].recipient.kind == "honoree"), None)
        if tier is None:
            return None, honours
        listed = {each.public_id for each in editions if each.kind == "honoree"}
        linked = [
            (entry, reverse("honoree", args=[entry.recipient.id]) if entry.recipient.id in listed else "")
            for entry in tier.entries[:ON_THE_ROLL]
        ]
        return Roll(edition, tier.title, linked, len(tier.entries)), honours


def _naming_persons():
    """Editions that commend persons by name."""
    return EditionLink.objects.filter(relation=Relation.COMMENDS, target_kind="honoree").values("edition")


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


def _list_address(name: str, code: str) -> str:
    """The list of one kind for the district, or "" where the installation does not serve it."""
    address = address_of(name)
    return f"{address}?district={code}" if address else ""
