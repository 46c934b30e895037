"""Tags for the frame of a page: header and footer, breadcrumbs, chips and paging."""

from django import template
from django.urls import reverse
from django.utils import timezone

from editorial import chrome as chromes
from editorial import clock, display, languages, linked_data

register = template.Library()


@register.simple_tag(takes_context=True)
def chrome(context) -> dict:
    """What the frame shows: site, places, sections, where the reader is, and how pages are to be shown.

    A view may put `place_codes` (from the widest down) into the context: the deepest of them that the switch lists is
    the current place.
    """
    request = context["request"]
    reading = getattr(request, "reading", None) or clock.read()
    frame = chromes.at(reading)
    name = getattr(request.resolver_match, "url_name", None) if request.resolver_match else None
    codes = context.get("place_codes", ())
    path = getattr(request, "canonical_path", "")
    known = getattr(request, "known_path", path) if path and not context.get("nowhere") else ""
    elsewhere = path or getattr(request, "path_in_languages", "")
    return {
        "site": frame.site,
        "home": frame.home,
        "places": frame.places,
        "totals": frame.totals,
        "place": next((each for each in reversed(frame.places) if each.code in codes), None),
        "sections": chromes.sections(),
        "page": name,
        "section": chromes.SECTION_OF.get(name, name),
        "about": chromes.ABOUT.get(chromes.SECTION_OF.get(name, name), ""),
        "display": display.of(request),
        "back": elsewhere or request.path,
        "language": languages.of(request),
        "versions": languages.versions(request, elsewhere) if elsewhere else [],
        "canonical": languages.canonical(request, known) if known else "",
        "alternates": languages.alternates(request, known) if known else [],
        "indexed": getattr(request, "indexed", True),
        "search": chromes.address_of("search"),
        "read_on": timezone.localdate(reading.now),
    }


@register.inclusion_tag("partials/_crumbs.html", takes_context=True)
def crumbs(context, section: str = "", here="", trail=()):
    """当前位置: home, the section (name of its address), the trail as (address, label) pairs, and this page as text.

    Machines are told the same, where the page has an address that they may know, with the title of a record.
    """
    request, frame = context["request"], context["frame"]
    known = {name: (address, label) for name, address, label in chromes.sections()}
    steps = [*(known[name] for name in ("home", section) if name in known), *trail]
    described = ""
    if frame["canonical"] and not getattr(request, "as_of", None):
        title = context["edition"].title if context.get("edition") else here
        whole = linked_data.known(request)
        ways = [*((label, whole(address)) for address, label in steps), (title, whole(frame["canonical"]))]
        described = linked_data.script(linked_data.trail(ways))
    return {"steps": steps, "here": here, "described": described}


@register.simple_tag(takes_context=True)
def whole(context, path: str) -> str:
    """The full address of a path of this site."""
    return context["request"].build_absolute_uri(path)


@register.simple_tag(takes_context=True)
def absolute(context, name, *args) -> str:
    """The full address of a page of this site."""
    return context["request"].build_absolute_uri(reverse(name, args=args))
