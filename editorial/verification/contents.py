"""The content of an edition: its stored bytes give its digest, and its columns and links follow from its page."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from editorial import kinds, snapshots
from editorial.models import Edition, EditionPage, Stage


def contents(edition: Edition) -> Iterator[str]:
    """Yield what is wrong with the content of an edition that was read with its page and links."""
    try:
        kind, page = kinds.get(edition.kind), edition.content.page
    except KeyError:
        yield _("its kind is not known.")
        return
    except EditionPage.DoesNotExist:
        yield _("it has no page.")
        return
    stored = [as_hashed(link) for link in edition.links.all()]
    if edition.digest != snapshots.digest_of(
        kind=edition.kind, public_id=edition.public_id, schema=edition.schema, change_note=edition.change_note,
        significance=edition.significance, links=stored, page=page,
    ):  # fmt: skip
        yield _("its page, links or change note are not what the digest says.")
    if any(link.shown_on != edition.shown_on for link in edition.links.all()):
        yield _("the dates of its links differ from its own.")
    if edition.schema == kind.schema:  # lists of older pages were made by rules that stand no more
        yield from _columns(edition, kind, stored)


def as_hashed(link) -> dict:
    """A stored link in the form that the digest covers."""
    return {
        "relation": link.relation, "kind": link.target_kind, "id": link.target_id, "label": link.label,
        "position": link.position,
    }  # fmt: skip


def _columns(edition: Edition, kind: kinds.Kind, stored: list[dict]) -> Iterator[str]:
    try:
        snapshot = snapshots.of_edition(edition)
    except (KeyError, TypeError, ValueError):
        yield _("its page cannot be read.")
        return
    columns = snapshots.content_columns(kind.columns(snapshot.page))
    dated = columns.pop("shown_on")
    for name, value in columns.items():
        if getattr(edition, name) != value:
            yield _("its column %(name)s does not follow from its page.") % {"name": name}
    if edition.shown_on != (dated or _day_of_going_live(edition)):
        yield _("its column %(name)s does not follow from its page.") % {"name": "shown_on"}
    if stored != [snapshots.hashed_link(link) for link in snapshot.links]:
        yield _("its links do not follow from its page.")


def _day_of_going_live(edition: Edition):
    """What an undated page is shown under. A cancelled one keeps the day that it was meant for."""
    if edition.stage == Stage.CANCELLED:
        return edition.shown_on
    return timezone.localdate(edition.live_from) if edition.live_from else None
