"""What a page tells machines about itself: schema.org in JSON-LD, and Open Graph."""

from django import template
from django.templatetags.static import static
from django.urls import reverse

from editorial import kinds, linked_data

register = template.Library()


@register.simple_tag(takes_context=True)
def json_ld(context) -> str:
    """The page of a record, or the site on its home, as schema.org has it; "" on other pages and in previews."""
    request, edition, page, frame = context["request"], context.get("edition"), context.get("page"), context["frame"]
    if frame["page"] == "home":
        known = linked_data.known(request)
        search = known(frame["search"]) if frame["search"] else ""
        site = linked_data.website(frame["site"], known(reverse("home")), search, frame["language"].tag)
        return linked_data.script(site)
    if not (hasattr(request, "canonical_path") and edition and page):
        return ""
    kind = kinds.get(edition.kind)
    whole = linked_data.plain(request)
    address = whole(reverse(kind.url_name, args=[edition.public_id]))
    described = {"@id": address, "url": address}
    return linked_data.script(described | kind.schema_org(page, context.flatten(), whole))


@register.inclusion_tag("partials/_open_graph.html", takes_context=True)
def open_graph(context) -> dict:
    """Title, summary and picture of the page, for whoever passes its address on.

    Those of pages that are no record stand with the tags of their column.
    """
    request, edition, frame = context["request"], context.get("edition"), context["frame"]
    whole = linked_data.plain(request)
    picture = edition.picture if edition else ""
    return {
        "site": frame["site"],
        "title": edition.title if edition else "",
        "summary": edition.summary if edition else "",
        "type": {"article": "article", "honoree": "profile"}.get(edition.kind if edition else "", "website"),
        "address": request.build_absolute_uri(frame["canonical"]),
        "picture": whole(reverse("media", args=[picture, "picture.jpg"])) if picture else "",
        "card": request.build_absolute_uri(static("img/card.png")),
        "oembed": whole(reverse("api", args=["oembed"])) if edition else "",
        "embedded": whole(frame["canonical"]),
        "locale": {"en": "en_US", "zh-Hant": "zh_TW"}.get(frame["language"].tag, "zh_CN"),
    }
