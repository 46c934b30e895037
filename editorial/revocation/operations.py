"""What the API is asked in a crawl: every operation that its own description names, about what the case concerns."""

import json
from collections.abc import Iterable, Iterator
from urllib.parse import quote, urlencode, urlsplit

from django.urls import NoReverseMatch, get_script_prefix, reverse

from editorial.revocation import reader


def paths() -> dict[str, list[str]]:
    """By path of each operation, the parameters that it cannot do without; nothing where there is no API."""
    try:
        description = json.loads(reader.AnonymousReader().read(reverse("openapi")).body)
    except (NoReverseMatch, ValueError):
        return {}
    return {
        path: [each["name"] for each in operations["get"].get("parameters", ()) if each.get("required")]
        for path, operations in description["paths"].items() if "get" in operations
    }  # fmt: skip


def addresses(pages: list[str], districts: list[str], names: list[str]) -> Iterator[str]:
    """The addresses that are asked, given those of the pages and districts that the case concerns, and its names."""
    given = {"q": names, "url": pages}
    for path, needed in paths().items():
        for filled in _filled(path, [*pages, *districts]):
            address = get_script_prefix() + filled.removeprefix("/")
            asked = [each for each in needed if each in given]
            yield from (f"{address}?{urlencode({name: value})}" for name in asked for value in given[name])
            if not asked:
                yield address


def following(address: str, body: str) -> Iterator[str]:
    """The rest of a list that an operation gave the beginning of."""
    try:
        cursor = json.loads(body).get("next")
    except (ValueError, AttributeError):
        return
    if isinstance(cursor, str) and cursor:
        yield f"{urlsplit(address).path}?cursor={quote(cursor)}"


def _filled(path: str, about: Iterable[str]) -> Iterator[str]:
    """The path, or where it takes an argument, the path about each page of the same name: /…/honorees/<id> says of
    /honorees/<id>/ what the API has."""
    if "{" not in path:
        yield path
        return
    beginning = path[: path.index("{")]
    named = beginning.rstrip("/").rpartition("/")[2]
    for page in about:
        parts = page.removeprefix(get_script_prefix()).strip("/").split("/")
        if parts[0] == named and len(parts) == 2:
            yield beginning + parts[1]
