"""Districts and the search: the operations that are about no single kind."""

from typing import Annotated, Literal
from urllib.parse import unquote, urlsplit

from django.http import Http404
from django.urls import Resolver404, resolve, reverse
from ninja import Query, Router, Schema
from ninja.errors import HttpError

from districts.codes import full_code
from districts.models import District
from editorial import chrome, district_counts, languages, search
from editorial.api import editions, paging, schemas
from editorial.api.parameters import Cursor
from editorial.chrome import Counts
from editorial.richtext import text_of
from editorial.views.base import EditionDetail

router = Router()

NOT_FOUND = {404: schemas.Failure, 410: schemas.Failure}
KINDS = ("honoree", "team", "article", "campaign")


class DistrictOut(Schema):
    """A district with the number of live pages in it and below it, by kind; `parent` is "" at the top."""

    code: str
    name: str
    full_name: str
    level: str
    parent: str
    url: str
    counts: dict[str, int]


class Embedded(Schema):
    """An oEmbed 1.0 response of the type link."""

    type: str
    version: str
    title: str
    provider_name: str
    provider_url: str


class Hit(Schema):
    kind: str
    id: str
    url: str
    title: str
    summary: str
    snippet: str


class Hits(Schema):
    """The pages for the words, the best first. `counts` has the number of found pages by kind; `next` is the cursor of
    those that follow, "" on the last. It is good until something is published or withdrawn, which may change ranks:
    then it is refused, and the search begins anew."""

    counts: dict[str, int]
    results: list[Hit]
    next: str


@router.get("districts", response=list[DistrictOut], summary="Districts with something published")
def districts(request):
    counts = district_counts.counts(request.reading)
    rows = list(District.objects.filter(code__in=counts).order_by("path"))
    names = dict(
        District.objects.filter(code__in={code for row in rows for code in row.codes}).values_list("code", "name")
    )
    return [_district(request, row, names, counts.get(row.code, Counts())) for row in rows]


@router.get(
    "districts/{code}", response={200: DistrictOut, 404: schemas.Failure}, summary="A district"
)  # fmt: skip
def district(request, code: str):
    try:
        row = District.objects.filter(code=full_code(code)).first()
    except ValueError:
        row = None
    if row is None:
        raise Http404
    names = dict(District.objects.filter(code__in=row.codes).values_list("code", "name"))
    return _district(request, row, names, district_counts.counts(request.reading).get(row.code, Counts()))


@router.get("search", response={200: Hits, 400: schemas.Failure}, summary="Search in all kinds, best first")
def find(
    request,
    q: Annotated[str, Query(min_length=1, max_length=60)],
    kind: Annotated[str, Query(pattern=rf"^({'|'.join(KINDS)})?$")] = "",
    cursor: Cursor = "",
    limit: Annotated[int, Query(ge=1, le=50)] = 20,
):
    if "\0" in q:
        raise HttpError(400, "q")
    question, wanted = (q, kind, request.reading.state), [kind] if kind else KINDS
    start = paging.place_after(cursor, question)
    found = search.find(q, request.reading, request.suppressed, kinds=wanted, limit=limit, offset=start)
    end = start + limit
    rest = end < sum(found.counts.get(each, 0) for each in wanted)
    return {
        "counts": found.counts, "results": [_hit(request, each) for each in found.hits],
        "next": paging.place_at(end, question) if rest else "",
    }  # fmt: skip


@router.get(
    "oembed",
    response={200: Embedded, **NOT_FOUND, 400: schemas.Failure, 501: schemas.Failure},
    summary="A page as oEmbed",
    description="What another site shows of a page when its address is pasted there (oembed.com): a link, never "
    "markup, so that it needs no size. 404 for addresses of other sites, 501 for formats other than json.",
)
def oembed(
    request,
    url: Annotated[
        str, Query(max_length=300, description="The whole address of a public page of a record, in any language.")
    ],
    format: Literal["json"] = "json",
    maxwidth: Annotated[int | None, Query(ge=1, description="Taken and passed over: a link has no size.")] = None,
    maxheight: Annotated[int | None, Query(ge=1, description="Taken and passed over: a link has no size.")] = None,
):
    kind, public_id = _record_at(url, request)
    edition, _page = editions.page_at(request, kind, public_id)
    site = chrome.at(request.reading).site
    return {
        "type": "link", "version": "1.0", "title": edition.title, "provider_name": site.name,
        "provider_url": request.build_absolute_uri(reverse("home")),
    }  # fmt: skip


def _record_at(url: str, request) -> tuple[str, str]:
    """Kind and public id of the record whose page is at the address. Raises Http404 for any other address."""
    try:
        parts = urlsplit(url)
        here = {request.get_host(), chrome.at(request.reading).site.domain} - {""}
        if parts.scheme not in ("http", "https") or parts.netloc not in here:
            raise Http404
        match = resolve(languages.without_prefix(unquote(parts.path)))
    except (Resolver404, ValueError):
        raise Http404 from None
    view = getattr(match.func, "view_class", None)
    if not (isinstance(view, type) and issubclass(view, EditionDetail) and match.url_name == view.kind):
        raise Http404
    return view.kind, match.kwargs["public_id"]


def _district(request, row: District, names: dict[str, str], counts: Counts) -> dict:
    codes = row.codes
    return {
        "code": row.code, "name": row.name, "level": row.level, "parent": codes[-2] if len(codes) > 1 else "",
        "full_name": "".join(names[code] for code in codes if code in names and names[code] not in ("市辖区", "县")),
        "url": request.build_absolute_uri(row.get_absolute_url()),
        "counts": {
            "honoree": counts.honoree, "team": counts.team, "campaign": counts.campaign, "article": counts.article,
        },
    }  # fmt: skip


def _hit(request, hit: search.Hit) -> dict:
    edition = hit.edition
    return {
        "kind": edition.kind, "id": edition.public_id,
        "url": editions.address(request, edition.kind, edition.public_id),
        "title": hit.columns.title, "summary": hit.columns.summary, "snippet": text_of(str(hit.snippet)),
    }  # fmt: skip
