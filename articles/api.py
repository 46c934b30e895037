"""The API's answers about articles."""

import datetime as dt
from typing import Annotated

from ninja import Query, Router, Schema

from editorial import richtext
from editorial.api import editions, schemas
from editorial.api.parameters import Cursor, District, Limit, Year
from editorial.models import Relation

router = Router()


class Credit(Schema):
    """A byline as printed; no names: the label was printed and left empty."""

    role: str
    names: list[str]
    original: bool


class Mention(Schema):
    """Somebody or something that the story names, and in which capacity. A mention is not an award."""

    target: schemas.Ref
    name: str
    post: str
    capacity: str


class ArticleOut(schemas.Headed):
    """`body` is HTML of a small, fixed set of elements; `text` the same without markup."""

    title: str
    kicker: str
    subtitle: str
    editor_note: str
    body: str
    text: str
    origin: str
    source: str | None
    source_title: str
    contributor: str
    published_on: dt.date | None
    column: schemas.Ref | None
    place: schemas.Place
    credits: list[Credit]
    photos: list[schemas.Photo]
    mentions: list[Mention]
    achievements: list[schemas.Achievement]
    rights: str


@router.get("articles", response={200: schemas.Entries, 400: schemas.Failure}, summary="Stories, newest shown_on first")
def articles(
    request,
    district: District = "",
    column: Annotated[str, Query(max_length=50, pattern=r"^[-\w]*$")] = "",
    year: Year = None,
    cursor: Cursor = "",
    limit: Limit = 50,
):
    found = editions.live(request, "article")
    found = editions.in_district(found, district) if district else found
    found = editions.linking_to(found, "column", column, Relation.UNDER) if column else found
    found = found.filter(shown_on__year=year) if year else found
    return editions.entries(request, found, cursor, limit)


@router.get(
    "articles/{public_id}", response={200: ArticleOut, 404: schemas.Failure, 410: schemas.Failure}, summary="A story"
)
def article(request, public_id: str):
    edition, page = editions.page_at(request, "article", public_id)
    fields = {name: getattr(page, name) for name in page.__dataclass_fields__}
    return fields | editions.head(request, edition) | {
        "text": richtext.text_of(page.body),
        "photos": [editions.photo(request, each) for each in page.photos],
    }  # fmt: skip
