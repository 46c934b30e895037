"""The page cache: whole public responses, exact because their key holds the state of the publication clock."""

import dataclasses
import gzip
import hashlib
import re
from collections.abc import Callable

import brotli
from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from editorial import clock, display

KEPT_STATUSES = (200, 404, 410)
MAX_BYTES = 2 * 1024 * 1024
"""Of one body that is kept. A longer text, such as a list as a file, is kept compressed if that is short enough."""

LONGEST = 16 * 1024 * 1024
"""Bytes of the longest text that is compressed to be kept. What is not kept is made anew for each request, unless who
asks has it already: that is told by its key."""

SMALLEST_COMPRESSED = 500
_ACCEPTED = re.compile(r"(?:^|,)\s*(br|gzip|\*)\s*(?:;\s*q\s*=\s*([0-9.]+)\s*)?(?=,|$)", re.IGNORECASE)


@dataclasses.dataclass(frozen=True)
class KeptPage:
    """A response without what belongs to one request. `bodies` by content coding, "" for none, which a long text has
    not; `mark` is the ETag's."""

    status: int
    headers: tuple[tuple[str, str], ...]
    bodies: dict[str, bytes]
    mark: str


def through(request: HttpRequest, reading: clock.Reading, render: Callable[[], HttpResponse]) -> HttpResponse:
    """Return the kept response for the request, or the one that `render` makes, which is then kept.

    Only for requests that nobody has signed in to. What must not be kept (another status, a cookie, a stream, too large
    a body) is passed on as it is. With DEBUG nothing is kept, so that a changed template shows.
    """
    key = key_of(request, reading)
    page = None if settings.DEBUG else caches["pages"].get(key)
    if page is None:
        if not settings.DEBUG and (unchanged := _unchanged(request, key)):
            return unchanged
        response = render()
        page = _keepable(response)
        if page is None:
            response.headers.setdefault("Cache-Control", "no-cache")
            if response.status_code == 200 and not response.streaming and len(response.content) > MAX_BYTES:
                response.headers["ETag"] = _mark_of(key)
            return response
        caches["pages"].set(key, page)
    return _answer(request, page)


def _mark_of(key: str) -> str:
    """The ETag of what is too long to be kept: a weak one, since for that key it is made anew to the same effect."""
    return f'W/"{key[:24]}"'


def _unchanged(request: HttpRequest, key: str) -> HttpResponse | None:
    """304 for whoever has what was made for that key already; the mark was given to nothing else."""
    asked = HttpResponse(headers={"Cache-Control": "no-cache", "ETag": _mark_of(key)})
    if _mark_of(key) not in request.headers.get("If-None-Match", ""):
        return None
    answer = get_conditional_response(request, etag=_mark_of(key), response=asked)
    return answer if answer.status_code == 304 else None


def key_of(request: HttpRequest, reading: clock.Reading) -> str:
    """The key of the request's page: everything that the page depends on, and nothing else."""
    parts = (
        settings.RELEASE, request.scheme, request.get_host(), request.canonical_path, get_language(),
        display.of(request), reading.state, timezone.localdate(reading.now),
    )  # fmt: skip
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _keepable(response: HttpResponse) -> KeptPage | None:
    if response.status_code not in KEPT_STATUSES or response.streaming or response.cookies:
        return None
    if hasattr(response, "render") and not response.is_rendered:
        response.render()
    body = response.content
    bodies = {"": body}
    if SMALLEST_COMPRESSED <= len(body) <= LONGEST and _is_text(response.get("Content-Type", "")):
        bodies |= {"gzip": gzip.compress(body, 6, mtime=0), "br": brotli.compress(body, quality=5)}
    if len(body) > MAX_BYTES:
        if len(bodies.get("gzip", body)) > MAX_BYTES:
            return None
        del bodies[""]
    mark = hashlib.blake2b(body, digest_size=12).hexdigest()
    return KeptPage(response.status_code, tuple(response.headers.items()), bodies, mark)


def _answer(request: HttpRequest, page: KeptPage) -> HttpResponse:
    coding = next((each for each in _codings(request) if each in page.bodies), "")
    body = page.bodies[coding] if coding in page.bodies else gzip.decompress(page.bodies["gzip"])
    response = HttpResponse(b"" if request.method == "HEAD" else body, status=page.status)
    for name, value in page.headers:
        response.headers[name] = value
    if coding:
        response.headers["Content-Encoding"] = coding
    response.headers["Content-Length"] = str(len(body))
    response.headers["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    etag = f'"{page.mark}{"-" + coding if coding else ""}"'
    if page.status == 200:
        response.headers["ETag"] = etag
        return get_conditional_response(request, etag=etag, response=response)
    return response


def _codings(request: HttpRequest) -> list[str]:
    """The content codings that the request accepts, the better one first."""
    accepted = {}
    for name, quality in _ACCEPTED.findall(request.headers.get("Accept-Encoding", "")[:200]):
        accepted[name.lower()] = not quality or quality.strip("0.") != ""
    return [each for each in ("br", "gzip") if accepted.get(each, accepted.get("*", False))]


def _is_text(content_type: str) -> bool:
    return content_type.startswith("text/") or "xml" in content_type or "json" in content_type
