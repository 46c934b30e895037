"""The home page: lead story, newest roll, last commendation, figures, districts; all from live editions."""

import dataclasses

from django.db.models import Exists, OuterRef, Q
from django.shortcuts import render

from editorial import cards, kinds, suppression
from editorial.models import Edition, EditionLink, Relation
from editorial.views.base import PublicView

STORIES = 5
ON_THE_ROLL = 12
FIGURES = 4


@dataclasses.dataclass(frozen=True)
class Roll:
    """The first names of a tier. `entries` are (entry of the roll, whether the recipient has a live page)."""

    campaign: Edition
    title: str
    entries: list[tuple]


@dataclasses.dataclass(frozen=True)
class NumberOf:
    """A figure that a story states, with the card of that story."""

    figure: dict
    card: cards.Card


class Home(PublicView):
    """Two queries besides the frame's: the newest campaigns; then the newest stories and who of the roll has a page."""

    def get(self, request):
        live = Edition.objects.live(self.reading.now)
        campaign, with_roll = self.newest_campaigns(live.of("campaign").latest_first())
        tier = self.first_tier(with_roll)
        entries = tier.entries[:ON_THE_ROLL] if tier else ()
        editions = self.newest_and_listed(live, {entry.recipient.id for entry in entries})
        listed = {each.public_id for each in editions if each.kind != "article"}
        stories = cards.cards(
            sorted((each for each in editions if each.kind == "article"), key=_newest, reverse=True),
            self.reading, self.suppressed, honours={},
        )  # fmt: skip
        lead = next((each for each in stories if each.picture), stories[0] if stories else None)
        return render(
            request,
            "home.html",
            {
                "lead": lead,
                "stories": [each for each in stories if each is not lead],
                "roll": Roll(with_roll, tier.title, [(each, each.recipient.id in listed) for each in entries])
                if tier
                else None,
                "campaign": campaign,
                "tally": self.tally(campaign),
                "figures": [NumberOf(figure, card) for card in stories for figure in card.extra["figures"]][:FIGURES],
            },
        )

    def newest_campaigns(self, campaigns) -> tuple[Edition | None, Edition | None]:
        """The newest campaign that conferred something, and the newest that names persons on a roll.

        A campaign whose year is not known may be old: it is never called the newest.
        """
        named = EditionLink.objects.filter(edition=OuterRef("pk"), relation=Relation.COMMENDS, target_kind="honoree")
        conferring = EditionLink.objects.filter(edition=OuterRef("pk"), relation=Relation.TIER)
        campaigns = campaigns.filter(Exists(EditionLink.objects.filter(edition=OuterRef("pk"), relation=Relation.YEAR)))
        newest = campaigns.filter(Exists(conferring)).values("pk")[:1]
        newest_with_roll = campaigns.filter(Exists(named)).values("pk")[:1]
        found = list(
            campaigns.filter(Q(pk__in=newest) | Q(pk__in=newest_with_roll)).annotate(names=Exists(named)).for_page()
        )
        return (found[0] if found else None), next((each for each in found if each.names), None)

    def first_tier(self, campaign: Edition | None):
        """The first tier of persons on the roll that still has somebody to show."""
        tiers = suppression.presented(campaign, self.suppressed).tiers if campaign else ()
        return next((tier for tier in tiers if tier.entries and tier.entries[0].recipient.kind == "honoree"), None)

    def tally(self, campaign: Edition | None) -> list[dict]:
        """How many persons and teams the campaign conferred something on: as declared, or else as listed; `valid` is how
        many of these awards still stand, None where all do."""
        numbers: dict[str, int] = {}
        revoked: dict[str, int] = {}
        page = suppression.presented(campaign, self.suppressed) if campaign else None
        for each in kinds.get(campaign.kind).tallies(page) if campaign else ():
            numbers[each.recipients] = numbers.get(each.recipients, 0) + (each.declared or each.listed)
            if each.valid is not None:
                revoked[each.recipients] = revoked.get(each.recipients, 0) + each.declared - each.valid
        return [
            {"recipients": kind, "number": number, "valid": number - revoked[kind] if kind in revoked else None}
            for kind, number in sorted(numbers.items())
            if number
        ]

    def newest_and_listed(self, live, recipients: set[str]) -> list[Edition]:
        newest = live.of("article").latest_first().values("pk")[:STORIES]
        wanted = Q(pk__in=newest) | Q(public_id__in=recipients, kind="honoree")
        return list(live.for_card().filter(wanted))


def _newest(edition: Edition) -> tuple:
    return edition.shown_on, edition.pk
