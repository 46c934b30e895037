"""Which addresses a crawl reads: all that could name somebody first, then the rest of the site.

What is read first: the addresses that take no argument (home, lists, statistics, feeds, sitemap, corrections …), what
could show the recipient (every live page that links to the recipient, the award or a photo of the case, or whose text
has the name by the search index; the pages that were withdrawn), the files of the photos, and the search for the name.

A site of up to `WHOLE` live pages is then read whole: every link is followed that leads to a page, or to another page
of a list. On a larger one, links are not followed; of each list the first and last pages and `SAMPLED` between are
read. That is enough, since a live page whose text has the name is withdrawn at the suppression and none is approved
after it, and structured names stand only on pages that link to the recipient: the sample looks for the unforeseen.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, quote, urlsplit

from django.urls import NoReverseMatch, get_resolver, get_script_prefix, reverse

from editorial import clock, kinds, pictures
from editorial.languages import LANGUAGES
from editorial.models import CaseItem, Edition, EditionLink, RevocationCase, SearchEntry
from editorial.revocation import items
from editorial.search.text import normalise

WHOLE = 2000
"""Live pages up to which the whole site is read."""

SAMPLED = 20
"""Pages read of each list of a larger site, beside the first and the last."""

_CLOSED = ("admin/", "accounts/", "display/", "as-of", "_allauth/")
"""What is not for readers, or only sets a cookie."""

_LINK = re.compile(r"""(?:href=["']|<loc>|<link>)([^"'<>\s]+)""")


def is_small(now) -> bool:
    """Whether the site is read whole."""
    return Edition.objects.live(now).order_by().values("pk")[: WHOLE + 1].count() <= WHOLE


def first_addresses(case: RevocationCase, reading: clock.Reading) -> list[str]:
    """The addresses that are read whatever the size of the site, without repetition."""
    found = [*without_arguments(), *_searches(case), *_candidates(case, reading)]
    if not is_small(reading.now):  # else the links to other languages are followed
        root = get_script_prefix()
        found += [
            root + each.prefix + address.removeprefix(root)
            for each in LANGUAGES if each.prefix for address in found if is_public(address)
        ]  # fmt: skip
    return list(dict.fromkeys([*found, *file_addresses(case)]))


def without_arguments() -> Iterator[str]:
    """Every public address that takes no argument."""
    for name in get_resolver().reverse_dict:
        if isinstance(name, str):
            try:
                address = reverse(name)
            except NoReverseMatch:
                continue
            if is_public(address):
                yield address


def is_public(address: str) -> bool:
    """Whether readers are meant to open the address."""
    return not urlsplit(address).path.removeprefix(get_script_prefix()).startswith(_CLOSED)


def links_of(body: str, host: str) -> Iterator[str]:
    """The addresses of this site in an answer that lead to pages: of queries, that for another page of a list alone."""
    for found in _LINK.findall(body):
        parts = urlsplit(found.replace("&amp;", "&"))
        if parts.scheme not in ("", "http", "https") or (parts.netloc and parts.netloc != host):
            continue
        if not parts.path.startswith(get_script_prefix()) or "/static/" in parts.path or "/media/" in parts.path:
            continue
        query = parse_qsl(parts.query)
        if is_public(parts.path) and {name for name, _value in query} <= {"page"}:
            yield f"{parts.path}?{parts.query}" if query else parts.path


def sampled(address: str, body: str) -> Iterator[str]:
    """Of the first page of a list: the last one, and some between, evenly spread."""
    if "?" in address:
        return
    last = max((int(each) for each in re.findall(r"[?&;]page=(\d{1,6})", body)), default=1)
    step = max(1, last // SAMPLED)
    yield from (f"{address}?page={number}" for number in sorted({*range(2, last, step), last} - {1}))


def of_edition(kind: str, public_id: str) -> Iterator[str]:
    """The addresses that take a public id and lie at or below the page of the record."""
    own = reverse(kinds.get(kind).url_name, args=[public_id])
    yield own
    for name in get_resolver().reverse_dict:
        if isinstance(name, str) and name != kinds.get(kind).url_name:
            try:
                address = reverse(name, args=[public_id])
            except NoReverseMatch:
                continue
            if address.startswith(own):
                yield address


def linking(case: RevocationCase, reading: clock.Reading):
    """The live editions that link to the recipient, the award or a photo of the case."""
    award = (case.award_suppression.target_kind, case.award_suppression.target_id)
    links = EditionLink.objects.to(*items.recipient_of(case)) | EditionLink.objects.to(*award)
    links |= EditionLink.objects.filter(target_kind="file", target_id__in=files_of(case))
    return Edition.objects.live(reading.now).filter(pk__in=links.values("edition"))


def naming(case: RevocationCase, reading: clock.Reading):
    """The live editions whose text or names have a name of the recipient: of somebody else, since the suppression."""
    live, keys = Edition.objects.live(reading.now), set()
    for name in filter(None, map(normalise, items.names_of(case))):
        for column in ("title", "names", "prose"):
            found = SearchEntry.objects.filter(**{f"{column}__contains": name}, edition__in=live)
            keys.update(found.values_list("edition", flat=True))
    return live.filter(pk__in=keys)


def files_of(case: RevocationCase) -> list[str]:
    """The hashes of the photos that may not be seen: all of the case but those that are kept."""
    photos = case.items.filter(what=CaseItem.What.PHOTO).order_by("pk")
    kept = photos.filter(measure=CaseItem.Measure.KEEP, settled_at__isnull=False).values_list("file", flat=True)
    return list(dict.fromkeys(photos.exclude(file__in=list(kept)).values_list("file", flat=True)))


def _searches(case: RevocationCase) -> Iterator[str]:
    for name in items.names_of(case):
        yield f"{reverse('search')}?q={quote(name)}"


def _candidates(case: RevocationCase, reading: clock.Reading) -> Iterator[str]:
    yield from of_edition(*items.recipient_of(case))
    affected = Edition.objects.filter(pk__in=case.items.values("edition"))
    for editions in (affected, linking(case, reading), naming(case, reading)):
        for kind, public_id in _distinct(editions):
            yield from of_edition(kind, public_id)


def _distinct(editions) -> Iterable[tuple[str, str]]:
    return dict.fromkeys(editions.order_by("pk").values_list("kind", "public_id"))


def file_addresses(case: RevocationCase) -> Iterator[str]:
    """The addresses of the photos that may not be seen."""
    for digest in files_of(case):
        yield from (reverse("media", args=[digest, each]) for each in pictures.RENDITIONS)
