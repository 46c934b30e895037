"""What an article's template needs besides its page, read from live editions in one query."""

import dataclasses

from django.db.models import Q, Subquery
from django.urls import reverse

from articles.models import Mention
from articles.pages import ArticlePage, MentionLine
from editorial import clock, kinds
from editorial.models import Edition

UNLISTED = (Mention.Capacity.CITIZEN, Mention.Capacity.REPORTER)
"""Capacities in which somebody is named in the text only: citizens are no public persons, reporters sign the story."""


@dataclasses.dataclass(frozen=True)
class Mentioned:
    """Somebody or something that the story names, with the live page about it, if there is one."""

    line: MentionLine
    edition: Edition | None

    @property
    def surname(self) -> str:
        """The surname that the person's own page states, "" where there is none."""
        return self.edition.card.get("surname", "") if self.edition else ""


def article_context(page: ArticlePage, public_id: str, reading: clock.Reading) -> dict:
    """People, teams and campaigns of the story with links where they have live pages; the stories before and after.

    `addresses` are those of the pages, by (kind, public id), for whose achievements the story tells.

    An article that is not live itself (a preview) has no neighbours.
    """
    targets = {(each.target.kind, each.target.id) for each in page.mentions if each.target.id}
    targets |= {(each.subject.kind, each.subject.id) for each in page.achievements if each.subject}
    editions = list(_named_or_next(public_id, targets, Edition.objects.live(reading.now)))
    pages = {(each.kind, each.public_id): each for each in editions if each.kind != "article"}
    stories = [each for each in editions if each.kind == "article"]
    return {
        "people": _mentioned(page, pages, "honoree"),
        "teams": _mentioned(page, pages, "team"),
        "campaigns": _mentioned(page, pages, "campaign"),
        "addresses": {(kind, own): reverse(kinds.get(kind).url_name, args=[own]) for kind, own in pages},
        "older": next((each for each in stories if _place(each) < (each.own_day, each.own_key)), None),
        "newer": next((each for each in stories if _place(each) > (each.own_day, each.own_key)), None),
    }


def _named_or_next(public_id: str, targets: set[tuple[str, str]], live):
    """The live pages of the targets, and the articles just before and after this one in the order of lists."""
    own = live.of("article").filter(public_id=public_id).order_by()
    day, key = Subquery(own.values("shown_on")[:1]), Subquery(own.values("pk")[:1])
    # The first condition of each says nothing new: it lets the index begin at the day instead of at an end.
    older = live.of("article").filter(Q(shown_on__lt=day) | Q(pk__lt=key), shown_on__lte=day).latest_first()
    newer = live.of("article").filter(Q(shown_on__gt=day) | Q(pk__gt=key), shown_on__gte=day).order_by("shown_on", "id")
    return (
        live.for_card()
        .annotate(own_day=day, own_key=key)
        .filter(
            Q(pk__in=older.values("pk")[:1])
            | Q(pk__in=newer.values("pk")[:1])
            | Q(kind__in={kind for kind, _ in targets}, public_id__in={target for _, target in targets})
        )
    )


def _place(edition: Edition) -> tuple:
    return edition.shown_on, edition.pk


def _mentioned(page: ArticlePage, pages: dict[tuple[str, str], Edition], kind: str) -> list[Mentioned]:
    lines = {}
    for line in page.mentions:
        if line.target.kind == kind and line.capacity not in UNLISTED:
            lines.setdefault(line.target.id or line.name, line)
    return [Mentioned(line, pages.get((kind, line.target.id))) for line in lines.values()]
