"""What a page tells machines about itself: schema.org in JSON-LD, and Open Graph."""

import json

from django import template
from django.urls import reverse
from django.utils.safestring import mark_safe

from editorial import chrome as chromes
from editorial import kinds, languages

register = template.Library()

_AS_TEXT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
"""Characters that could end a script element, as JSON writes them."""


@register.simple_tag(takes_context=True)
def json_ld(context) -> str:
    """The page of a record as schema.org has it, with its place in the site; "" on other pages and in previews."""
    request, edition, page = context["request"], context.get("edition"), context.get("page")
    if not (hasattr(request, "canonical_path") and edition and page):
        return ""
    kind = kinds.get(edition.kind)
    whole = request.build_absolute_uri
    address = whole(languages.plain_path(request, reverse(kind.url_name, args=[edition.public_id])))
    described = {"@context": "https://schema.org", "@id": address, "url": address, "inLanguage": "zh-Hans"}
    described |= kind.schema_org(page, context.flatten(), whole)
    above = ("home", chromes.SECTION_OF[kind.url_name])
    steps = [(label, url) for name, url, label in chromes.sections() if name in above]
    trail = {
        "@context": "https://schema.org", "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": str(label), "item": whole(url)}
            for at, (label, url) in enumerate([*steps, (edition.title, address)], 1)
        ],
    }  # fmt: skip
    text = json.dumps([described, trail], ensure_ascii=False, separators=(",", ":")).translate(_AS_TEXT)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above


@register.inclusion_tag("partials/_open_graph.html", takes_context=True)
def open_graph(context) -> dict:
    """Title, summary and picture of the page, for whoever passes its address on."""
    request, edition, frame = context["request"], context.get("edition"), context["frame"]
    whole = request.build_absolute_uri
    picture = edition.picture if edition else ""
    return {
        "site": frame["site"],
        "title": edition.title if edition else frame["site"].name,
        "summary": edition.summary if edition else "",
        "type": {"article": "article", "honoree": "profile"}.get(edition.kind if edition else "", "website"),
        "address": request.build_absolute_uri(frame["canonical"]),
        "picture": request.build_absolute_uri(reverse("media", args=[picture, "picture.jpg"])) if picture else "",
        "oembed": whole(languages.plain_path(request, reverse("api", args=["oembed"]))) if edition else "",
        "embedded": whole(languages.plain_path(request, frame["canonical"])),
        "locale": {"en": "en_US", "zh-Hant": "zh_TW"}.get(frame["language"].tag, "zh_CN"),
    }
