"""An anonymous reader inside the process: asks the site for addresses through all its middleware, as anybody would."""

import contextlib
import dataclasses
import io
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.urls import get_script_prefix
from simple_history.models import HistoricalRecords

from editorial.revocation import workbooks

_OWN = "editorial.revocation.reader"
"""The key of the environment that marks a request as its own: those that headers set begin with HTTP_."""


@dataclasses.dataclass(frozen=True)
class Answer:
    """What a reader got. `body` is its text, also that of a workbook; "" for pictures, which have none.

    `is_readable` is False for any other content: nobody knows what it says.
    """

    status: int
    content_type: str
    body: str
    location: str = ""
    is_readable: bool = True

    @property
    def is_markup(self) -> bool:
        return not self.is_workbook and ("html" in self.content_type or "xml" in self.content_type)

    @property
    def is_data(self) -> bool:
        return "json" in self.content_type

    @property
    def is_workbook(self) -> bool:
        return self.content_type == workbooks.CONTENT_TYPE


class AnonymousReader:
    """Reads addresses (path and query, as in a link) without cookies, in the site's usual language.

    Requests take the way of every request: host, transport and page cache are those that readers meet.
    """

    def __init__(self):
        self.handler = BaseHandler()
        self.handler.load_middleware()

    def read(self, address: str) -> Answer:
        """The answer to a GET, made to its end."""
        with _apart_from_the_request_around():
            response = self.handler.get_response(WSGIRequest(environ(address)))
            # not closed: that would tell the process that the request around has ended, and end its connections
            content = b"".join(response.streaming_content) if response.streaming else response.content
        kind = response.headers.get("Content-Type", "")
        body = _text_of(kind, content, response.charset or "utf-8")
        return Answer(response.status_code, kind, body or "", response.headers.get("Location", ""), body is not None)


def is_own(request) -> bool:
    """Whether the request is one of this reader, which limits for readers do not bind. No header can say so."""
    return _OWN in request.META


def _text_of(kind: str, content: bytes, charset: str) -> str | None:
    """The text of content of this type; None where nobody can read it."""
    if kind == workbooks.CONTENT_TYPE:
        try:
            return workbooks.text_of(content)
        except workbooks.Unreadable:
            return None
    if kind.startswith("text/") or "xml" in kind or "json" in kind:
        return content.decode(charset, "replace")
    return "" if kind.startswith("image/") or not content else None


def environ(address: str) -> dict:
    """The WSGI environment of a reader's request for the address."""
    parts = urlsplit(address)
    prefix = get_script_prefix().rstrip("/")
    path = unquote(parts.path).removeprefix(prefix)
    secure = settings.SECURE_SSL_REDIRECT or settings.SESSION_COOKIE_SECURE
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": prefix,
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": parts.query,
        "SERVER_NAME": host(),
        "SERVER_PORT": "443" if secure else "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": host(),
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "https" if secure else "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        _OWN: True,
    }


def host() -> str:
    """A name under which the site answers."""
    for each in settings.ALLOWED_HOSTS:
        if each != "*":
            return each.removeprefix(".")
    return "localhost"


@contextlib.contextmanager
def _apart_from_the_request_around():
    """Keep what the middleware of history remembers of the request in which this happens: the inner one forgets it."""
    around = getattr(HistoricalRecords.context, "request", None)
    try:
        yield
    finally:
        if around is not None:
            HistoricalRecords.context.request = around
