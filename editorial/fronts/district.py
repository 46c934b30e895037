"""What stands on the front page of a district; all of it from live editions."""

import dataclasses

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, TextField, Value, When
from django.urls import reverse

from districts.models import District
from editorial import clock, suppressed
from editorial.cards import Card, Honour, annotated_honours, cards, newest_roll_honour, roll_honour
from editorial.chrome import Counts, address_of, counts_of, live_pages
from editorial.fronts import rolls, stories
from editorial.fronts.choices import Choices, of_district
from editorial.models import Edition, EditionLink, EditionPage, Relation

NEWEST = {"article": 4, "campaign": 5, "honoree": 9, "team": 6}
"""How many of each kind a district's page shows at most."""

WHOLE = 6
"""People beyond whom only whole rows of three are shown, as they stand on a wide screen."""

ON_THE_ROLL = 24


@dataclasses.dataclass(frozen=True)
class Listed:
    """A district with the number of its live pages, itself and below."""

    district: District
    counts: Counts


def district(reading: clock.Reading, code: str, choices: Choices | None = None) -> dict | None:
    """The context of the page of the district with that code, in two queries; None where there is no such district.

    `choices` are those to be previewed; without them those that are live count.
    """
    family = _family(code, reading)
    found = next((row for row in family if row.code == code), None)
    if found is None:
        return None
    above = [row for row in family if row.code in found.codes and row is not found]
    below = [Listed(row, counts_of(row)) for row in family if row.parent_id == found.pk]
    context = {
        "district": found,
        "place_codes": found.codes,
        "trail": [(reverse("district", args=[each.code]), each.name) for each in above if counts_of(each)],
        "children": [each for each in below if each.counts],
        "counts": counts_of(found),
        "lists": {kind: _list_address(f"{kind}_list", code) for kind in NEWEST},
        "own_feed": _list_address("article_feed", code),
    }
    choices = of_district(reading, code) if choices is None else choices
    if context["counts"] or choices.public_id:
        context |= _Contents(reading, code, choices).context()
    return context | {"front": choices}


def _family(code: str, reading: clock.Reading) -> list[District]:
    """The district, what lies above it, widest first, and what lies right below it, with their live pages."""
    path = District.objects.filter(code=code).values("path")[:1]
    around = District.objects.annotate(path_here=Subquery(path)).filter(
        Q(path_here__startswith=F("path")) | Q(parent__code=code)
    )
    return list(around.annotate(**live_pages(reading)).order_by("path"))


def _list_address(name: str, code: str) -> str:
    """The list or feed of one kind for the district, or "" where the installation does not serve it."""
    address = address_of(name)
    return f"{address}?district={code}" if address else ""


class _Contents:
    """The newest pages of each kind as cards, the chosen stories before them, and the roll: one query."""

    def __init__(self, reading: clock.Reading, code: str, choices: Choices):
        self.reading, self.code, self.choices = reading, code, choices
        self.targets = suppressed.targets_at(reading)
        self.live = Edition.objects.live(reading.now)

    def context(self) -> dict:
        editions = self._editions()
        shown_rolls, honours = self._rolls(editions)
        here = [each for each in editions if each.is_here]
        on_rolls = _told_by(shown_rolls)
        newest: dict[str, list[Card]] = {kind: [] for kind in NEWEST}
        others = [each for each in here if each.kind != "article"]
        for card in cards(others, self.reading, self.targets, honours):
            if len(newest[card.kind]) < NEWEST[card.kind] and (card.kind, card.id) not in on_rolls:
                newest[card.kind].append(card)
        if WHOLE < len(newest["honoree"]) < NEWEST["honoree"]:
            del newest["honoree"][WHOLE:]
        found = stories.Stories(editions, self.reading, self.targets, {each.public_id for each in here})
        lead, further = found.arranged(self.choices, NEWEST["article"])
        shown = [lead, *further] if lead else []
        beside = rolls.beside(shown_rolls)
        columns = found.under(list(self.choices.columns), shown)
        return {
            "notice": found.notice(self.choices),
            "lead": lead,
            "stories": further,
            "newest": newest,
            "rolls": shown_rolls,
            "beside": beside,
            "side": newest["campaign"] if lead and (beside or not shown_rolls) else [],
            "numbers": found.numbers(self.choices, [], {}),
            "columns": columns,
            "quiet_columns": [each for each in columns if not each.stories],
        }

    def _editions(self) -> list[Edition]:
        rolled = self._rolled()
        recipients = rolls.naming_persons().filter(edition__in=self.live.filter(rolled)).order_by("position")
        wanted = rolled | Q(kind="honoree", public_id__in=recipients.values("target_id")[:ON_THE_ROLL])
        for kind, number in NEWEST.items():
            wanted |= Q(pk__in=self._links(kind).values("edition")[:number])
        for column in self.choices.columns:
            under = EditionLink.objects.to("column", column.slug, Relation.UNDER).filter(edition=OuterRef("edition"))
            own = self._links("article").filter(Exists(under))
            wanted |= Q(pk__in=own.values("edition")[: column.count + NEWEST["article"]])
        here = EditionLink.objects.to("district", self.code, Relation.IN).filter(edition=OuterRef("pk"))
        page = Case(When(rolled, then=F("content__page")), default=Value(""), output_field=TextField())
        found = self.live.filter(wanted | stories.wanted(self.choices)).for_card().latest_first()
        return list(
            found.annotate(
                is_here=Exists(here), roll_page=page, column=stories.column_of_edition(),
                newest_honour=newest_roll_honour(self.reading),
            )
        )  # fmt: skip

    def _rolled(self) -> Q:
        """The condition for the campaigns whose names stand on the page: the chosen ones, and the newest."""
        newest = self._links("campaign").filter(edition__in=rolls.naming_persons().values("edition"))
        return Q(pk__in=newest.values("edition")[:1]) | Q(kind="campaign", public_id__in=self.choices.campaigns)

    def _links(self, kind: str):
        links = EditionLink.objects.to("district", self.code, Relation.IN).live(self.reading.now)
        return links.filter(edition__kind=kind).order_by("-shown_on", "-edition")

    def _rolls(self, editions: list[Edition]) -> tuple[list[rolls.Roll], dict[tuple[str, str], Honour]]:
        """The rolls among the editions, as far as they may be shown, and the newest awards of who is on the page."""
        listed = {each.public_id for each in editions if each.kind == "honoree"}
        honours = annotated_honours(editions, self.reading, self.targets)
        found: dict[str, rolls.Roll] = {}
        for edition in editions:
            if not edition.roll_page:
                continue
            edition.content = EditionPage(edition=edition, page=edition.roll_page)
            page = suppressed.presented(edition, self.targets)
            for tier in page.tiers:
                made = roll_honour(tier.title, edition.public_id, edition.title, edition.card)
                for entry in tier.entries:
                    honours.setdefault((entry.recipient.kind, entry.recipient.id), made)
            if tier := rolls.first_of_persons(page.tiers):
                found[edition.public_id] = rolls.roll(edition, page, tier, ON_THE_ROLL, listed)
        chosen = [found[each] for each in self.choices.campaigns if each in found]
        return chosen or list(found.values())[:1], honours


def _told_by(shown: list[rolls.Roll]) -> set[tuple[str, str]]:
    """(kind, public id) of what the rolls on the page show already: it is not repeated further down."""
    people = {(entry.recipient.kind, entry.recipient.id) for roll in shown for entry, _address in roll.entries}
    return people | {("campaign", roll.campaign.public_id) for roll in shown}
