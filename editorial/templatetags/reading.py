"""Tags for readers' tools: the code of a page's address, links that leave the site, and how old a page is."""

import functools

import segno
from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.safestring import mark_safe

from editorial import ageing, leaving

register = template.Library()

LONGEST = 200
"""Characters of an address that still make a code which phones read from paper."""


@register.simple_tag(takes_context=True)
def page_address(context) -> str:
    """The full address of the page that is being read; "" where it has none to pass on: previews, the past, errors."""
    request, path = context["request"], context["frame"]["canonical"]
    if not path or context.get("nowhere") or getattr(request, "as_of", None):
        return ""
    return request.build_absolute_uri(path)


@register.filter
def without_question(address: str) -> str:
    """The address of the page itself, without search words and filters."""
    return address.partition("?")[0]


@register.inclusion_tag("components/qr.html")
def address_code(address: str) -> dict:
    """A QR code of the address as a picture within the page, without search words and filters: they would make a code
    that no phone reads from paper. None for a very long address."""
    plain = without_question(address)
    return {"code": _drawn(plain) if plain and len(plain) <= LONGEST else None}


@register.simple_tag
def code_view(address: str) -> str:
    """The view box of the address's code."""
    side, _ink = _drawn(address)
    return f"0 0 {side} {side}"


@functools.lru_cache(maxsize=4096)
def _drawn(address: str) -> tuple[int, str]:
    """(modules on a side with the quiet zone, the dark modules as path data)."""
    code = segno.make_qr(address, error="m")
    border = 2
    steps, last = [], 0
    for y, row in enumerate(code.matrix, border):
        x = 0
        while x < len(row):
            run = next((at for at in range(x, len(row)) if not row[at]), len(row)) - x
            if run:
                steps.append(f"M{x + border} {y}h{run}v1h-{run}z")
            x += run or 1
        last = y
    return last + 1 + border, mark_safe("".join(steps))  # noqa: S308 - made of numbers alone


@register.filter
def leaving_marked(markup: str):
    """Sanitised markup in which links to other sites lead over the page that says so."""
    return mark_safe(leaving.marked(markup))  # noqa: S308 - only addresses of links are changed, and escaped


@register.inclusion_tag("components/archived.html", takes_context=True)
def archived(context, published_on, what: str = "") -> dict:
    """The notice of an old page, if what it tells was published long enough ago. `what` says whose date that is: of the
    page itself, of the "report" that it is made from, of the "decision" that it tells."""
    reading = getattr(context["request"], "reading", None)
    today = timezone.localdate(reading.now) if reading else timezone.localdate()
    old = ageing.is_archived(published_on, today, settings.ARCHIVE_AFTER_YEARS)
    return {"published_on": published_on if old else None, "what": what}
