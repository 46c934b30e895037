"""What live editions say of a person, team or campaign beside its own page: rolls, stories, other pages."""

import dataclasses
from collections.abc import Iterable

from django.db.models import Case, CharField, F, Value, When

from editorial import clock, snapshots
from editorial.cards import Card, cards
from editorial.models import Edition, EditionLink, EditionPage, Relation
from honorees.certificates import code_of

_COLUMNS = ("kind", "public_id", "title", "summary", "place", "shown_on", "card", "picture", "schema")


@dataclasses.dataclass(frozen=True)
class Award:
    """An award as a page tells it, from its own page or from a roll.

    `campaign` is the roll's public id or "", `code` the number of its certificate.
    """

    title: str
    year: int | None
    granted_by: str = ""
    document_number: str = ""
    granted_on: str = ""
    post_then: str = ""
    campaign: str = ""
    campaign_title: str = ""
    level_label: str = ""
    code: str = ""


@dataclasses.dataclass(frozen=True)
class Related:
    """`linked` are the live editions that link to the record; `live` the (kind, id) of the refs that have a page;
    `told` the live editions of those of whom the linked stories tell too."""

    linked: tuple[Edition, ...]
    live: frozenset[tuple[str, str]]
    told: tuple[Edition, ...] = ()

    def of(self, kind: str) -> list[Edition]:
        return [edition for edition in self.linked if edition.kind == kind]


def related(
    kind: str,
    public_id: str,
    reading: clock.Reading,
    relations: Iterable[str],
    refs: Iterable[tuple[str, str]] = (),
    *,
    told: Iterable[str] = (),
) -> Related:
    """Read, in one query, what links to the record by the relations, which of `refs` (kind, id) have live pages, and of
    the kinds in `told` who else stands in the stories among what links to it."""
    refs = set(refs)
    live = Edition.objects.live(reading.now)
    links = EditionLink.objects.to(kind, public_id, *relations)
    found = _columns(live.filter(pk__in=links.values("edition")), "linked")
    if refs:
        named = live.filter(kind__in={ref for ref, _ in refs}, public_id__in={target for _, target in refs})
        found = found.union(_columns(named, "named"), all=True)
    for each in told:
        found = found.union(_columns(_told(live, links, each), "told"), all=True)
    linked, present, others = [], set(), []
    for row in found:
        if row["why"] == "linked":
            linked.append(_edition(row))
        elif row["why"] == "told":
            others.append(_edition(row))
        elif (row["kind"], row["public_id"]) in refs:
            present.add((row["kind"], row["public_id"]))
    linked.sort(key=lambda edition: (edition.shown_on.toordinal() if edition.shown_on else 0, edition.pk), reverse=True)
    return Related(tuple(linked), frozenset(present), tuple(others))


def roll_awards(around: Related, kind: str, public_id: str, suppressed: frozenset) -> list[Award]:
    """The awards that live rolls state for the recipient; suppressed ones are left out."""
    return [
        Award(
            tier["title"], page["year"], page["host"], page["document_number"], page["decided_on"] or "",
            _post(entry["organization"], entry["post"]), edition.public_id, page["name"],
            code=code_of(entry["award"]),
        )
        for edition in around.of("campaign")
        for page in [snapshots.plain_page(edition)]
        for tier in page["tiers"]
        for entry in tier["entries"]
        if (entry["recipient"]["kind"], entry["recipient"]["id"]) == (kind, public_id)
        and ("commendation", entry["award"]) not in suppressed
    ]  # fmt: skip


def own_awards(page) -> list[Award]:
    """The awards outside campaigns, which the page itself states."""
    return [
        Award(
            each.title, each.year, each.granted_by, each.document_number,
            each.granted_on.isoformat() if each.granted_on else "",
            _post(each.organization_then, each.post_then), level_label=each.level_label, code=code_of(each.id),
        )
        for each in page.awards
    ]  # fmt: skip


def newest_first(awards: Iterable[Award]) -> list[Award]:
    """Awards from the newest to the oldest; those without a year come last."""
    return sorted(awards, key=lambda award: (award.year or 0, award.granted_on), reverse=True)


def story_cards(around: Related, reading: clock.Reading, suppressed: frozenset) -> list[Card]:
    return cards(around.of("article"), reading, suppressed, honours={})


def _post(organization: str, post: str) -> str:
    """The post as one text: the organisation stands before it unless it is part of it."""
    return post if organization in post else organization + post


def _told(live, links, kind: str):
    """The live editions of the kind of which the live stories among the links tell.

    One kind at a time, and each step distinct: PostgreSQL joins plain steps into one, and where it has no statistics
    yet looks through all stories anew for every edition.
    """
    stories = live.of("article").filter(pk__in=links.values("edition")).order_by()
    inside = EditionLink.objects.filter(
        relation__in=[Relation.MENTIONS, Relation.CITES], edition__in=stories.values("pk").distinct(), target_kind=kind
    )
    return live.of(kind).filter(public_id__in=inside.values("target_id").distinct()).order_by()


def _columns(editions, why: str):
    """The rows of a query as plain values, so that two queries can be put together; pages of rolls only."""
    return editions.values(
        "pk", *_COLUMNS,
        why=Value(why, output_field=CharField()),
        page=Case(When(kind="campaign", then=F("content__page"))),
    )  # fmt: skip


def _edition(row: dict) -> Edition:
    edition = Edition(pk=row["pk"], **{name: row[name] for name in _COLUMNS})
    edition.content = EditionPage(page=row["page"] or "{}")
    return edition
