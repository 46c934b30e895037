"""JSON-LD in the terms of schema.org: how it stands in a page, the site itself, and where a page stands in it."""

import json
from collections.abc import Callable, Iterable

from django.utils.safestring import SafeString, mark_safe

from districts.models import SiteProfile
from editorial import languages

CONTEXT = "https://schema.org"
_AS_TEXT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
"""Characters that could end a script element, as JSON writes them."""


def script(described: dict) -> SafeString:
    """The element that holds what is described."""
    text = json.dumps({"@context": CONTEXT} | described, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(f'<script type="application/ld+json">{text.translate(_AS_TEXT)}</script>')  # noqa: S308 - escaped


def website(site: SiteProfile, address: str, search: str, tag: str) -> dict:
    """The site at the address of its home, with its host, and how it is searched if it is."""
    found = {"@type": "WebSite", "@id": f"{address}#site", "url": address, "name": site.name, "inLanguage": tag}
    if site.host:
        found["publisher"] = {"@type": "Organization", "name": site.host, "url": address}
    if search:
        found["potentialAction"] = {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        }
    return found


def trail(steps: Iterable[tuple[str, str]]) -> dict:
    """The way to a page from the home, itself included: (name, full address)."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": str(name), "item": address}
            for at, (name, address) in enumerate(steps, 1)
        ],
    }


def known(request) -> Callable[[str], str]:
    """What makes of a path of the request's language the full address under which search engines know it."""
    return lambda path: request.build_absolute_uri(languages.canonical(request, path))


def plain(request) -> Callable[[str], str]:
    """What makes of such a path the full address that is the same in all languages."""
    return lambda path: request.build_absolute_uri(languages.plain_path(request, path))
