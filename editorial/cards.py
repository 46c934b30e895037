"""Cards: what an entry in a list shows of an edition, with everything suppressed taken out."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from django.db.models import IntegerField, OuterRef, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, JSONObject
from django.urls import reverse

from editorial import clock, kept, kinds, snapshots
from editorial import suppression as suppressions
from editorial.models import Edition, EditionLink, EditionPage, Relation


@dataclasses.dataclass(frozen=True)
class Honour:
    """The newest award of a person or team, from a roll (then `campaign` is its public id) or from their own page."""

    title: str
    year: int | None = None
    granted_by: str = ""
    document_number: str = ""
    campaign: str = ""
    campaign_title: str = ""


@dataclasses.dataclass(frozen=True)
class Card:
    """An entry in a list. `extra` is what the kind adds (see `columns` in each app's kinds.py)."""

    kind: str
    id: str
    title: str
    summary: str
    place: str
    shown_on: dt.date | None
    picture: str
    extra: dict
    honour: Honour | None = None

    @property
    def url(self) -> str:
        return reverse(kinds.get(self.kind).url_name, args=[self.id])

    @property
    def template(self) -> str:
        """The template that renders it, with the card as `card`."""
        return kinds.get(self.kind).card_template


@dataclasses.dataclass(frozen=True)
class Hidden:
    """What suppressions leave in link rows and columns: `editions` to read again, `places` (edition, position) of
    roll entries to leave out."""

    editions: frozenset[int]
    places: frozenset[tuple[int, int]]


_NOTHING = Hidden(frozenset(), frozenset())
_kept: kept.Kept[Hidden] = kept.Kept()


def hidden(reading: clock.Reading, suppressed: frozenset[suppressions.Target]) -> Hidden:
    """What is hidden at the reading; kept for as long as the publication clock stands."""
    if not suppressed:
        return _NOTHING
    return _kept.get(reading, "hidden", lambda: hidden_by(suppressed))


def hidden_by(suppressed: frozenset[suppressions.Target]) -> Hidden:
    """The same for any set of targets, read in one query a kind of target."""
    by_kind: dict[str, list[str]] = {}
    for kind, target in suppressed:
        by_kind.setdefault(kind, []).append(target)
    editions, places = set(), set()
    for kind, targets in by_kind.items():
        rows = EditionLink.objects.filter(target_kind=kind, target_id__in=targets)
        for edition, relation, position in rows.values_list("edition", "relation", "position"):
            editions.add(edition)
            if relation in (Relation.COMMENDS, Relation.CITES):
                places.add((edition, position))
    return Hidden(frozenset(editions), frozenset(places))


def cards(
    editions: Iterable[Edition],
    reading: clock.Reading,
    suppressed: frozenset[suppressions.Target],
    honours: dict[tuple[str, str], Honour] | None = None,
) -> list[Card]:
    """The cards of editions, in their order.

    `honours` are the newest roll awards by (kind, public id); None reads them, in one query. Columns of editions that
    link to something suppressed are computed anew from the presented page, with one more query when there are any.
    """
    editions = list(editions)
    if honours is None:
        honours = roll_honours({(each.kind, each.public_id) for each in editions}, reading, suppressed)
    pages = pages_of(hidden(reading, suppressed).editions & {each.pk for each in editions})
    return [_card(each, pages.get(each.pk), suppressed, honours) for each in editions]


def roll_honours(
    recipients: set[tuple[str, str]], reading: clock.Reading, suppressed: frozenset[suppressions.Target]
) -> dict[tuple[str, str], Honour]:
    """The newest award on a live roll of each recipient (kind, public id) who has one, in one query."""
    if not recipients:
        return {}
    leave_out = hidden(reading, suppressed).places
    rows = (
        EditionLink.objects.filter(
            relation=Relation.COMMENDS,
            target_kind__in={kind for kind, _ in recipients},
            target_id__in={target for _, target in recipients},
            edition__in=Edition.objects.live(reading.now),
        )
        .order_by("shown_on", "edition", "-position")
        .values_list(
            "target_kind", "target_id", "label", "edition", "position", "edition__public_id", "edition__title",
            "edition__card",
        )
    )  # fmt: skip
    found: dict[tuple[str, str], Honour] = {}
    for kind, target, label, edition, position, campaign, title, card in rows:
        if (edition, position) in leave_out:
            continue
        honour = roll_honour(label, campaign, title, card)
        if (kind, target) not in found or (honour.year or 0) >= (found[kind, target].year or 0):
            found[kind, target] = honour
    return found


def newest_roll_honour(reading: clock.Reading) -> Subquery:
    """The award on the newest live roll that names the outer edition's person or team; see annotated_honours."""
    links = EditionLink.objects.to(OuterRef("kind"), OuterRef("public_id"), Relation.COMMENDS).live(reading.now)
    row = JSONObject(
        label="label", edition="edition_id", position="position", campaign="edition__public_id",
        title="edition__title", year=Cast(KeyTextTransform("year", "edition__card"), IntegerField()),
    )  # fmt: skip
    return Subquery(links.order_by("-shown_on", "-edition").values(found=row)[:1])


def annotated_honours(
    editions: Iterable[Edition], reading: clock.Reading, suppressed: frozenset[suppressions.Target]
) -> dict[tuple[str, str], Honour]:
    """The awards that editions annotated with `newest_honour` carry, by (kind, public id), without a query."""
    leave_out = hidden(reading, suppressed).places
    return {
        (each.kind, each.public_id): Honour(
            row["label"], row["year"], campaign=row["campaign"], campaign_title=row["title"]
        )
        for each in editions
        if (row := each.newest_honour) and (row["edition"], row["position"]) not in leave_out
    }


def roll_honour(label: str, campaign: str, title: str, card: dict) -> Honour:
    """The award that a roll's link states, given the card of the roll's edition."""
    return Honour(label, card.get("year"), card.get("host", ""), card.get("document_number", ""), campaign, title)


def _card(edition: Edition, page, suppressed, honours: dict[tuple[str, str], Honour]) -> Card:
    title, summary, picture, extra = edition.title, edition.summary, edition.picture, edition.card
    if page is not None:
        kind = kinds.get(edition.kind)
        columns = snapshots.content_columns(kind.columns(kind.without(page, suppressed)))
        title, summary, picture, extra = (columns[name] for name in ("title", "summary", "picture", "card"))
    own = Honour(**extra["honour"]) if extra.get("honour") else None
    rolled = honours.get((edition.kind, edition.public_id))
    honour = max(filter(None, (rolled, own)), key=lambda each: each.year or 0, default=None)
    return Card(
        edition.kind, edition.public_id, title, summary, edition.place, edition.shown_on, picture, extra, honour
    )


def pages_of(keys: Iterable[int]) -> dict[int, object]:
    """The typed pages, by the key of their edition, in one query; none for no keys."""
    if not keys:
        return {}
    contents = EditionPage.objects.filter(edition__in=keys).select_related("edition")
    return {each.edition_id: snapshots.page_of(_with(each)) for each in contents}


def _with(content: EditionPage) -> Edition:
    content.edition.content = content
    return content.edition
