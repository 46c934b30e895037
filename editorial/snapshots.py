"""Between a record and its edition: freezing a record, storing what was frozen, reading it back."""

import dataclasses

from editorial import canonical, kinds, pages
from editorial.models import Edition, EditionLink, EditionPage


@dataclasses.dataclass(frozen=True)
class Snapshot:
    """A record's page as it would be submitted now. `page` is the typed page, `plain` its canonical form."""

    kind: kinds.Kind
    public_id: str
    page: object
    plain: dict
    links: tuple[pages.Link, ...]

    def digest(self, change_note: str = "") -> str:
        """The SHA-256 that an edition with this content and change note carries."""
        return canonical.digest(
            {
                "kind": self.kind.name,
                "public_id": self.public_id,
                "schema": self.kind.schema,
                "change_note": change_note,
                "links": [dataclasses.asdict(link) for link in self.links],
                "page": self.plain,
            }
        )


def freeze(record) -> Snapshot:
    """Take the snapshot of a record as it is saved now."""
    kind = kinds.of(record)
    return of_page(kind, record.public_id, kind.freeze(record))


def of_page(kind: kinds.Kind, public_id: str, page) -> Snapshot:
    """Make a snapshot of a page. What it says afterwards is read back from the canonical form, as readers will."""
    plain = pages.to_plain(page)
    page = pages.from_plain(kind.page, plain)
    return Snapshot(kind, public_id, page, plain, unique_links(kind.links(page)))


def store(snapshot: Snapshot, record_id: int, *, change_note="", **workflow) -> Edition:
    """Write the snapshot as a new edition, with the workflow columns given. The ledger must be locked."""
    kind = snapshot.kind
    last = Edition.objects.of_record(kind.name, record_id).order_by("-number").values_list("number", flat=True).first()
    columns = kind.columns(snapshot.page)
    edition = Edition.objects.create(
        kind=kind.name, record_id=record_id, number=(last or 0) + 1, schema=kind.schema,
        digest=snapshot.digest(change_note), change_note=change_note, public_id=snapshot.public_id,
        **content_columns(columns), **workflow,
    )  # fmt: skip
    EditionPage.objects.create(edition=edition, page=canonical.dumps(snapshot.plain))
    EditionLink.objects.bulk_create(
        EditionLink(edition=edition, shown_on=columns.shown_on, **link_columns(link)) for link in snapshot.links
    )
    return edition


def content_columns(columns: pages.Columns) -> dict:
    """The columns of Edition that are a function of the page."""
    return dataclasses.asdict(columns) | {"card": canonical.plain(columns.card)}


def link_columns(link: pages.Link) -> dict:
    """The columns of EditionLink that are a function of the page."""
    return {
        "relation": link.relation, "target_kind": link.kind, "target_id": link.id, "label": link.label,
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
