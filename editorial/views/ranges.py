"""A stored file as an answer: streamed in pieces, whole or the one range that was asked for (RFC 9110, 14)."""

import re
from collections.abc import Iterator

from django.core.files.storage import Storage
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

PIECE = 64 * 1024
"""Bytes of a file that are in memory at a time."""

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


class Unsatisfiable(Exception):
    """The range begins behind the end of the file."""


class Stretch:
    """So many bytes of an open file from a place on, in pieces. The file is closed at the end, or when this is."""

    def __init__(self, file, start: int, length: int):
        self.file, self.left = file, length
        file.seek(start)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        piece = self.file.read(min(PIECE, self.left)) if self.left else b""
        if not piece:
            self.close()
            raise StopIteration
        self.left -= len(piece)
        return piece

    def close(self) -> None:
        self.left = 0
        self.file.close()


def answer(request: HttpRequest, storage: Storage, path: str, *, etag: str, content_type: str) -> HttpResponseBase:
    """The file at the path: 200, 206 for a range of it, 416 where the range is behind its end. HEAD opens nothing.

    Several ranges at once, and units other than bytes, are passed over, as the standard allows; so is a range of which
    the `If-Range` names another state of the file. Conditions are for the caller to answer first.
    """
    size = storage.size(path)
    headers = {"Accept-Ranges": "bytes", "Content-Type": content_type}
    try:
        start, length = _asked(request, etag, size) or (0, size)
    except Unsatisfiable:
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{size}"})
    partial = (start, length) != (0, size)
    headers["Content-Length"] = str(length)
    if partial:
        headers["Content-Range"] = f"bytes {start}-{start + length - 1}/{size}"
    if request.method == "HEAD":
        return HttpResponse(headers=headers)
    return StreamingHttpResponse(
        Stretch(storage.open(path), start, length), status=206 if partial else 200, headers=headers
    )


def _asked(request: HttpRequest, etag: str, size: int) -> tuple[int, int] | None:
    """(start, length) of the range that a GET asks for; None for the whole. Raises Unsatisfiable."""
    match = _RANGE.fullmatch(request.headers.get("Range", "").replace(" ", "")[:50])
    if request.method != "GET" or not match or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = match.groups()
    if not first and not last:
        return None
    if not first:
        length = min(int(last), size)
        start = size - length
    else:
        start = int(first)
        if last and int(last) < start:
            return None
        length = min(int(last) + 1 if last else size, size) - start
    if length <= 0:
        raise Unsatisfiable
    return start, length
