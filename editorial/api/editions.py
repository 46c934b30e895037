"""Live editions as the API gives them: lists with their conditions, and the page of one record."""

from django.http import Http404
from django.urls import reverse
from ninja.errors import HttpError

from districts.codes import full_code
from editorial import kinds, suppression
from editorial.api import paging, schemas
from editorial.cards import cards
from editorial.models import Edition, EditionLink, EditionQuerySet, Relation
from editorial.pages import Photo
from editorial.views.base import Gone

LARGEST = "1600.webp"


def live(request, *names: str) -> EditionQuerySet:
    """The live editions of the kinds."""
    return Edition.objects.live(request.reading.now).of(*names)


def linking_to(editions: EditionQuerySet, kind: str, target: str, *relations: str) -> EditionQuerySet:
    """Those of the editions that say something of the target."""
    return editions.filter(pk__in=EditionLink.objects.to(kind, target, *relations).values("edition"))


def in_district(editions: EditionQuerySet, code: str) -> EditionQuerySet:
    """Those of the editions that lie in the district or below it. Raises HttpError 400 for what is no code."""
    try:
        return linking_to(editions, "district", full_code(code), Relation.IN)
    except ValueError as error:
        raise HttpError(400, "district") from error


def entries(request, editions: EditionQuerySet, cursor: str, limit: int) -> dict:
    """A page of the list, as schemas.Entries has it."""
    found, following = paging.page_of(editions.for_card(), cursor, limit)
    at = {each.public_id: each.live_from for each in found}
    shown = cards(found, request.reading, request.suppressed, honours={})
    return {"results": [_entry(request, card, at[card.id]) for card in shown], "next": following}


def page_at(request, kind: str, public_id: str):
    """(edition, page) of the record's live edition, suppressed names taken out. Raises Http404, Gone."""
    editions = Edition.objects.of(kind).filter(public_id=public_id)
    edition = editions.live(request.reading.now).for_page().first()
    if edition is None:
        raise Gone if editions.once_live(request.reading.now).exists() else Http404
    return edition, suppression.presented(edition, request.suppressed)


def head(request, edition: Edition) -> dict:
    """What the answer about one record begins with: the fields of schemas.Entry that are not its page's."""
    return {
        "kind": edition.kind, "id": edition.public_id, "url": address(request, edition.kind, edition.public_id),
        "shown_on": edition.shown_on, "changed_at": edition.live_from,
    }  # fmt: skip


def address(request, kind: str, public_id: str) -> str:
    """The whole address of the public page."""
    return request.build_absolute_uri(reverse(kinds.get(kind).url_name, args=[public_id]))


def photo(request, shown: Photo) -> schemas.Photo:
    url = request.build_absolute_uri(reverse("media", args=[shown.hash, LARGEST]))
    return schemas.Photo(
        url=url, width=shown.width, height=shown.height, caption=shown.caption, photographer=shown.photographer,
        alt=shown.alt,
    )  # fmt: skip


def _entry(request, card, changed_at) -> dict:
    return {
        "kind": card.kind, "id": card.id, "url": address(request, card.kind, card.id), "title": card.title,
        "summary": card.summary, "place": card.place, "shown_on": card.shown_on, "changed_at": changed_at,
    }  # fmt: skip
