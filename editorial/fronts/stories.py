"""The stories of a front page: the chosen ones that are live, then the newest; by column; and their numbers."""

import dataclasses

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import pgettext

from districts import codes
from editorial import clock, figures
from editorial.cards import Card, cards
from editorial.fronts.choices import Choices, ColumnShown
from editorial.models import Edition, EditionLink, Relation

FIGURES = 4
"""Numbers on a front page."""


@dataclasses.dataclass(frozen=True)
class NumberOf:
    """A number, with the card of the live story that states it."""

    label: str
    printed: str
    unit: str
    note: str
    card: Card


@dataclasses.dataclass(frozen=True)
class ColumnOf:
    """A column with the stories of it that stand nowhere else on the page; `newest` is the first of these, if any."""

    slug: str
    label: str
    stories: list[Card]
    newest: Card | None


def column_of_edition() -> Subquery:
    """The address of the column that the edition of the outer row runs under."""
    links = EditionLink.objects.filter(edition=OuterRef("pk"), relation=Relation.UNDER, target_kind="column")
    return Subquery(links.values("target_id")[:1])


def wanted(choices: Choices) -> Q:
    """The condition for editions that the choices name as stories."""
    return Q(kind="article", public_id__in=choices.articles) if choices.articles else Q(pk__in=[])


class Stories:
    """The stories among some live editions, newest first. The editions carry `column` (see column_of_edition).

    Of those that were not chosen only the ones `here` may stand on the page; without it, all.
    """

    def __init__(self, editions: list[Edition], reading: clock.Reading, targets: frozenset, here: set | None = None):
        found = sorted((each for each in editions if each.kind == "article"), key=_newest, reverse=True)
        made = cards(found, reading, targets, honours={})
        self.by_id = {card.id: card for card in made}
        self.all = [card for card in made if here is None or card.id in here]
        self.columns = {each.public_id: each.column for each in found}

    def arranged(self, choices: Choices, least: int) -> tuple[Card | None, list[Card]]:
        """(lead, others): what was chosen and is live, then the newest until there are `least` in all.

        Without a live choice the newest of these with a picture leads.
        """
        lead = self.by_id.get(choices.lead)
        chosen = [self.by_id[each] for each in choices.stories if each in self.by_id and each != choices.lead]
        newest = [card for card in self.all[:least] if card not in chosen and card is not lead]
        if lead is None and newest:
            lead = next((card for card in newest if card.picture), newest[0])
            newest.remove(lead)
        elif lead is None and chosen:
            lead = chosen.pop(0)
        return lead, [*chosen, *newest[: max(0, least - 1 - len(chosen))]]

    def numbers(self, choices: Choices, shown: list[Card], places: dict[str, str]) -> list[NumberOf]:
        """The chosen numbers whose source is live; then those that the stories shown state, if it is known whose.

        `places` are names by code, where the page is not that of one place: there 全区 would say nothing.
        """
        found = [
            NumberOf(each.label, each.printed, each.unit, figures.located(each.note, _place(card, places)), card)
            for each in choices.numbers if (card := self.by_id.get(each.source))
        ]  # fmt: skip
        for card in shown:
            for figure in card.extra["figures"]:
                note = _note(figure, _place(card, places))
                if note and (figure["label"], figure["printed"]) not in {(each.label, each.printed) for each in found}:
                    found.append(NumberOf(figure["label"], figure["printed"], figure["unit"], note, card))
        return found[:FIGURES]

    def under(self, columns: list[ColumnShown], shown: list[Card]) -> list[ColumnOf]:
        """The columns that have a live story, in their order; stories that are `shown` already are not repeated."""
        found = []
        for column in columns:
            own = [card for card in self.all if self.columns[card.id] == column.slug]
            if own:
                rest = [card for card in own if card not in shown]
                found.append(ColumnOf(column.slug, column.label, rest[: column.count], next(iter(rest), None)))
        return found

    def headings(self) -> list[ColumnShown]:
        """The columns of these stories, the one with the newest story first, without stories of their own."""
        labels = {self.columns[card.id]: card.extra["column"] for card in reversed(self.all) if self.columns[card.id]}
        return [ColumnShown(slug, label, 0) for slug, label in reversed(labels.items())]

    def notice(self, choices: Choices) -> dict | None:
        """The notice strip: `text` and the card of the story that it leads to; None where that is not live."""
        card = self.by_id.get(choices.notice_story)
        if not choices.notice or (choices.notice_story and card is None):
            return None
        return {"text": choices.notice, "card": card}


def _place(card: Card, places: dict[str, str]) -> str:
    """The name of the district that the story is from, or of the county that this lies in."""
    return places.get(card.place) or places.get(codes.county_of(card.place), "")


def _note(figure: dict, place: str) -> str:
    """Whose a figure of a card is, of what and when; "" where the card, being older, does not say."""
    whose, bounds = figure.get("whose", ""), figure.get("bounds", "")
    if not whose and figure.get("level") == "unit":
        whose = pgettext("short", "Figure of the unit")
    elif not whose and not bounds and figure.get("level") == "district":
        whose = place
    return "，".join(filter(None, (whose, figures.located(bounds, place))))


def _newest(edition: Edition) -> tuple:
    return edition.shown_on, edition.pk
