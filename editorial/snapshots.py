"""Between a record and its edition: freezing a record, storing what was frozen, reading it back."""

import dataclasses
import hashlib
from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Max
from django.utils import timezone

from editorial import canonical, kinds, pages
from editorial.models import Edition, EditionLink, EditionPage


@dataclasses.dataclass(frozen=True)
class Snapshot:
    """A record's page as it would be submitted now. `page` is the typed page, `plain` its canonical form.

    `note` is what readers are told of the correction beside the page, "" where it corrects nothing.
    """

    kind: kinds.Kind
    public_id: str
    page: object
    plain: dict
    links: tuple[pages.Link, ...]
    note: str = ""

    def digest(self, change_note: str = "", significance: str = "") -> str:
        """The SHA-256 that an edition with this content, change note and significance carries."""
        links = [hashed_link(link) for link in self.links]
        return digest_of(
            kind=self.kind.name, public_id=self.public_id, schema=self.kind.schema, change_note=change_note,
            significance=significance, links=links, page=canonical.dumps(self.plain),
        )  # fmt: skip


def digest_of(
    *, kind: str, public_id: str, schema: int, change_note: str, links: list[dict], page: str, significance: str = ""
) -> str:
    """The SHA-256, in hexadecimal, of an edition's content. `page` is its canonical text, which is not read again.

    What is hashed is the canonical text of an object with these values (the significance only where there is one)
    and, as `page`, that text itself.
    """
    before = canonical.dumps({"change_note": change_note, "kind": kind, "links": links})
    marked = {"significance": significance} if significance else {}
    after = canonical.dumps({"public_id": public_id, "schema": schema, **marked})
    return hashlib.sha256(f'{before[:-1]},"page":{page},{after[1:]}'.encode()).hexdigest()


def freeze(record) -> Snapshot:
    """Take the snapshot of a record as it is saved now."""
    kind = kinds.of(record)
    return of_page(kind, record.public_id, kind.freeze(record))


def of_page(kind: kinds.Kind, public_id: str, page) -> Snapshot:
    """Make a snapshot of a page. What it says afterwards is read back from the canonical form, as readers will."""
    plain = pages.to_plain(page)
    page = pages.from_plain(kind.page, plain)
    return Snapshot(kind, public_id, page, plain, unique_links(kind.links(page)))


def of_edition(edition: Edition) -> Snapshot:
    """The snapshot that the edition's page makes today, under the present schema."""
    kind, plain = kinds.get(edition.kind), plain_page(edition)
    page = pages.from_plain(kind.page, plain)
    return Snapshot(kind, edition.public_id, page, plain, unique_links(kind.links(page)), edition.public_note)


def store(snapshot: Snapshot, record_id: int, *, change_note="", significance="", **workflow) -> Edition:
    """Write the snapshot as a new edition, with the workflow columns given. The ledger must be locked."""
    [edition] = store_many([(snapshot, record_id)], change_note=change_note, significance=significance, **workflow)
    return edition


def store_many(
    frozen: Sequence[tuple[Snapshot, int]], *, change_note="", significance="", live_from=None, **workflow
) -> list[Edition]:
    """Write frozen, each with the key of its record and no two of one record, as new editions in a fixed number of
    queries. The ledger must be locked.

    One that is live from a known instant (a first profile) and has no date of its own is shown under that day's.
    """
    last = _last_numbers(frozen)
    editions = []
    for snapshot, record_id in frozen:
        kind = snapshot.kind
        columns = content_columns(kind.columns(snapshot.page))
        if live_from:
            columns["shown_on"] = columns["shown_on"] or timezone.localdate(live_from)
        editions.append(
            Edition(
                kind=kind.name, record_id=record_id, number=last.get((kind.name, record_id), 0) + 1,
                schema=kind.schema, digest=snapshot.digest(change_note, significance), change_note=change_note,
                significance=significance, public_id=snapshot.public_id, live_from=live_from, **columns, **workflow,
            )
        )  # fmt: skip
    Edition.objects.bulk_create(editions)
    stored = list(zip(editions, [snapshot for snapshot, _ in frozen], strict=True))
    EditionPage.objects.bulk_create(
        EditionPage(edition=edition, page=canonical.dumps(snapshot.plain)) for edition, snapshot in stored
    )
    EditionLink.objects.bulk_create(
        EditionLink(edition=edition, shown_on=edition.shown_on, **link_columns(link))
        for edition, snapshot in stored
        for link in snapshot.links
    )
    return editions


def _last_numbers(frozen: Sequence[tuple[Snapshot, int]]) -> dict[tuple[str, int], int]:
    """The number of the newest edition, by kind and key of the records that have any: one query a kind."""
    records = defaultdict(list)
    for snapshot, record_id in frozen:
        records[snapshot.kind.name].append(record_id)
    found = {}
    for kind, keys in records.items():
        editions = Edition.objects.filter(kind=kind, record_id__in=keys).order_by()
        found |= {(kind, key): number for key, number in editions.values_list("record_id").annotate(Max("number"))}
    return found


def content_columns(columns: pages.Columns) -> dict:
    """The columns of Edition that are a function of the page."""
    return dataclasses.asdict(columns) | {"card": canonical.plain(columns.card)}


def link_columns(link: pages.Link) -> dict:
    """The columns of EditionLink that are a function of the page."""
    return {
        "relation": link.relation, "target_kind": link.kind, "target_id": link.id, "label": link.label,
        "position": link.position,
    }  # fmt: skip


def hashed_link(link: pages.Link) -> dict:
    """A link in the form that the digest covers."""
    return {
        "relation": str(link.relation), "kind": link.kind, "id": link.id, "label": link.label,
        "position": link.position,
    }  # fmt: skip


def plain_page(edition: Edition) -> dict:
    """The edition's page in plain form, brought up to the present schema of its kind."""
    plain = canonical.loads(edition.content.page)
    for schema in range(edition.schema, kinds.get(edition.kind).schema):
        plain = kinds.get(edition.kind).upgrade[schema](plain)
    return plain


def page_of(edition: Edition):
    """The typed page of an edition, brought up to the present schema."""
    return pages.from_plain(kinds.get(edition.kind).page, plain_page(edition))


def unique_links(links) -> tuple[pages.Link, ...]:
    """The links in order, the first of those with the same relation and target; the schema allows one."""
    first = {}
    for link in links:
        first.setdefault((link.relation, link.kind, link.id), link)
    return tuple(first.values())
