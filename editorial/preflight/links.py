"""Links in the text that lead to pages of this site: is the page there, and can readers see it?"""

import html
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial import kinds
from editorial.models import Edition
from editorial.preflight.registry import Severity, register

_HREF = re.compile(r"<a\b[^>]*?\shref=(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)


def internal_paths(markup: str) -> Iterator[str]:
    """The paths of the links that stay on this site, each once, without the prefix that the site runs under."""
    prefix = get_script_prefix()
    addresses = (html.unescape(one or other).strip() for one, other in _HREF.findall(markup))
    for address in dict.fromkeys(addresses):
        parts = urlsplit(address)
        ours = parts.hostname in settings.ALLOWED_HOSTS if parts.netloc else parts.path.startswith("/")
        if ours and parts.scheme in ("", "http", "https") and parts.path.startswith(prefix):
            yield "/" + parts.path.removeprefix(prefix)


@register("dead-links", Severity.WARN, gettext_lazy("Links to this site lead to live pages"), compares=True)
def check_links(snapshot, around):
    wanted: dict[tuple[str, str], str] = {}
    names = {kind.url_name: kind.name for kind in kinds.every()}
    for path in internal_paths(getattr(snapshot.page, "body", "")):
        match = _resolved(path)
        if match is None:
            yield _dead(path)
        elif match.url_name in names:
            wanted[names[match.url_name], match.kwargs["public_id"]] = path
    wanted.pop((snapshot.kind.name, snapshot.public_id), None)
    if wanted:
        ids = {public_id for _kind, public_id in wanted}
        live = Edition.objects.live(around.reading.now).filter(public_id__in=ids)
        present = set(live.values_list("kind", "public_id"))
        yield from (_dead(path) for target, path in wanted.items() if target not in present)


def _resolved(path: str):
    for each in (path, f"{path}/"):
        try:
            return resolve(each)
        except Resolver404:
            continue
    return None


def _dead(path: str) -> tuple[str, str]:
    return _("The link %(path)s leads to no live page.") % {"path": path}, "body"
