"""Links that lead off the site: they go over a page of ours that says so.

The guide on government sites (政府网站发展指引, 国办发〔2017〕47号) asks for a notice before a reader goes on to a site
that is not the government's. The address is signed where the link is written, so that the page cannot be used to send
anybody anywhere; and unlike a question asked by a script, it is there for every reader.
"""

import html
import re
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

PARAMETERS = ("to", "proof")
LONGEST = 2000
"""Characters of an address; longer ones stay as they are."""

_SIGNER = Signer(salt="editorial.leaving")
_LINK = re.compile(r'(<a\b[^>]*?\shref=")([^"]*)(")', re.IGNORECASE)


def marked(markup: str) -> str:
    """The markup with every link to another site leading over our page."""
    return _LINK.sub(lambda match: f"{match[1]}{_over_our_page(match[2])}{match[3]}", markup)


def is_outside(address: str) -> bool:
    """Whether the address is a site that readers are told about: neither this one nor one of the government."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    host = (parts.hostname or "").rstrip(".").lower()
    if parts.scheme not in ("http", "https") or not host:
        return False
    ours = (urlsplit(settings.SITE_URL).hostname or "").lower()
    return not (host in (ours, "gov.cn") or host.endswith(".gov.cn"))


def vouched(address: str, proof: str) -> bool:
    """Whether a page of ours wrote the link to that address."""
    try:
        return _SIGNER.unsign(f"{address}:{proof}") == address and is_outside(address)
    except BadSignature:
        return False


def _over_our_page(written: str) -> str:
    address = html.unescape(written)
    if len(address) > LONGEST or not is_outside(address):
        return written
    query = urlencode({"to": address, "proof": _SIGNER.signature(address)})
    return html.escape(f"{reverse('leave')}?{query}")
