"""Which addresses a crawl reads: all that could name somebody first, then the rest of the site.

What is read first: the addresses that take no argument (home, lists and their files, statistics, feeds, sitemap …),
what could show the recipient (every live page that links to the recipient, the award or a photo of the case, or whose
text has the name by the search index; the pages that were withdrawn; the front pages of all their districts; what says
whether their certificates are genuine), the files of the photos, the searches for the name and its pinyin, the lists
narrowed to the recipient's districts and rolls, and what the API says of all that (editorial.revocation.operations).

A site of up to `WHOLE` live pages is then read whole: every link is followed that leads to a page, or to another page
of a list, unless it says that it is not to be, and the API's lists to their ends. On a larger one, links are not
followed; of each list the first and last pages and `SAMPLED` between are read. That is enough, since a live page whose
text has the name is withdrawn at the suppression and none is approved after it, and structured names stand only on
pages that link to the recipient: the sample looks for the unforeseen.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, quote, urlsplit

from django.urls import NoReverseMatch, get_resolver, get_script_prefix, reverse

from districts.models import District
from editorial import awards, clock, kinds, pictures
from editorial.languages import LANGUAGES
from editorial.models import CaseItem, Edition, EditionLink, Relation, RevocationCase, SearchEntry
from editorial.revocation import items, latin, operations
from editorial.search.text import normalise

WHOLE = 2000
"""Live pages up to which the whole site is read."""

SAMPLED = 20
"""Pages read of each list of a larger site, beside the first and the last."""

ROLLS = 20
"""Rolls that commend a recipient, of which the lists are read that are narrowed to them."""

DISTRICT = "district"
"""The name under which every list is narrowed to a district; to a page that commends, it is that of the page's kind."""

_CLOSED = ("admin/", "accounts/", "display/", "as-of", "_allauth/")
"""What is not for readers, or only sets a cookie."""

_LINK = re.compile(r"""(?:href=["']|<loc>|<link>)([^"'<>\s]+)(?!["'] rel=["']nofollow)(?=["'<])""")
"""A link marked not to be followed leads to what repeats the page, as the certificate of an award on it does."""


def is_small(now) -> bool:
    """Whether the site is read whole."""
    return Edition.objects.live(now).order_by().values("pk")[: WHOLE + 1].count() <= WHOLE


def first_addresses(case: RevocationCase, reading: clock.Reading) -> list[str]:
    """The addresses that are read whatever the size of the site, without repetition."""
    records, districts = _candidates(case, reading), _districts(case, reading)
    found = [
        *without_arguments(),
        *_searches(case),
        *_narrowed(case, reading),
        *districts,
        *(each for one in records for each in of_edition(*one)),
        *(each for kind in awards.every() for each in kind.verified_at(items.recipient_of(case))),
    ]
    if not is_small(reading.now):  # else the links to other languages are followed
        root = get_script_prefix()
        found += [
            root + each.prefix + address.removeprefix(root)
            for each in LANGUAGES if each.prefix for address in found if is_public(address)
        ]  # fmt: skip
    pages = [reverse(kinds.get(kind).url_name, args=[public_id]) for kind, public_id in records]
    names = [*items.names_of(case), *(each.joined for each in latin.names_of(case))]
    said = operations.addresses(pages, districts, names)
    return list(dict.fromkeys([*found, *said, *file_addresses(case)]))


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


def sampled(address: str, body: str, host: str) -> Iterator[str]:
    """Of the first page of a list: the last one, and some between, evenly spread. Of the sitemap: all its parts."""
    if address == reverse("sitemap"):
        yield from links_of(body, host)
    if "?" in address:
        yield from further(address, body)
        return
    yield from (f"{address}?page={number}" for number in _sample(body))


def further(address: str, body: str) -> Iterator[str]:
    """Of the first page of a list that is narrowed by one condition: the last one, and some between, evenly spread."""
    if [name for name, _value in parse_qsl(urlsplit(address).query)] in ([each] for each in narrowing()):
        yield from (f"{address}&page={number}" for number in _sample(body))


def narrowing() -> list[str]:
    """The conditions of lists that are followed: the district, and a page that commends, by its kind."""
    return [DISTRICT, *(kind.name for kind in kinds.every())]


def _sample(body: str) -> list[int]:
    """The numbers of the pages to be read of a list, given its first one."""
    last = max((int(each) for each in re.findall(r"[?&;]page=(\d{1,6})", body)), default=1)
    return sorted({*range(2, last, max(1, last // SAMPLED)), last} - {1})


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


def namesakes(case: RevocationCase, reading: clock.Reading) -> set[str]:
    """Public ids of others of that name, and of the live pages that name them and link to them."""
    kind, own = items.recipient_of(case)
    names = {normalise(each) for each in items.names_of(case)}
    pages = naming(case, reading).exclude(pk__in=linking(case, reading).values("pk"))
    found = {
        each.public_id for each in pages.filter(kind=kind).exclude(public_id=own) if normalise(each.title) in names
    }
    links = EditionLink.objects.filter(edition__in=pages, target_kind=kind).exclude(target_id__in=["", own])
    for public_id, target, label in links.values_list("edition__public_id", "target_id", "label"):
        if normalise(label) in names:
            found |= {public_id, target}
    return found


def _searches(case: RevocationCase) -> Iterator[str]:
    for name in items.names_of(case):
        yield f"{reverse('search')}?q={quote(name)}"
        for end in range(1, len(name) + 1):
            yield f"{reverse('search_suggestions')}?q={quote(name[:end])}"
    for spelled in latin.names_of(case):
        yield f"{reverse('search')}?q={spelled.joined}"
        yield from (f"{reverse('search_suggestions')}?q={quote(key)}" for key in spelled.keys)


def _narrowed(case: RevocationCase, reading: clock.Reading) -> Iterator[str]:
    """The lists of every kind narrowed to the recipient's district and those above it, and those of their kind
    narrowed to each roll that commends them (at most `ROLLS`, the newest); also as files, but for the districts above.
    """
    above = [code for each in District.objects.filter(code=case.place) for code in each.codes if code != case.place]
    for kind in kinds.every():
        yield from (f"{address}?{DISTRICT}={case.place}" for address in _lists(kind.name))
        yield from (f"{address}?{DISTRICT}={code}" for address in _lists(kind.name, files=False) for code in above)
    own = items.recipient_of(case)
    rolls = Edition.objects.live(reading.now).filter(
        pk__in=EditionLink.objects.to(*own, Relation.COMMENDS).values("edition")
    )
    for name, public_id in rolls.order_by("-pk").values_list("kind", "public_id")[:ROLLS]:
        yield from (f"{address}?{name}={public_id}" for address in _lists(own[0]))


def _lists(kind: str, *, files: bool = True) -> Iterator[str]:
    """The addresses of the kind's list and of the file of it, as far as there are any."""
    for form in ("list", "csv") if files else ("list",):
        try:
            yield reverse(f"{kind}_{form}")
        except NoReverseMatch:
            continue


def _affected(case: RevocationCase, reading: clock.Reading) -> Iterable:
    """The editions that the case concerns, and those that could show the recipient."""
    yield Edition.objects.filter(pk__in=case.items.values("edition"))
    yield linking(case, reading)
    yield naming(case, reading)


def _candidates(case: RevocationCase, reading: clock.Reading) -> list[tuple[str, str]]:
    """(kind, public id) of the recipient and of all those editions, without repetition."""
    unlinked = [kind.name for kind in kinds.every() if not kind.own_page]  # no page leads to these
    found = [items.recipient_of(case)]
    for editions in (*_affected(case, reading), Edition.objects.live(reading.now).of(*unlinked)):
        found += editions.order_by("pk").values_list("kind", "public_id")
    return list(dict.fromkeys(found))


def _districts(case: RevocationCase, reading: clock.Reading) -> list[str]:
    """The front pages of the districts of all those editions, and of those above them."""
    places = {case.place}
    for editions in _affected(case, reading):
        places.update(editions.order_by().values_list("place", flat=True))
    codes = {code for each in District.objects.filter(code__in=places) for code in each.codes}
    return [reverse("district", args=[code]) for code in sorted(codes)]


def file_addresses(case: RevocationCase) -> Iterator[str]:
    """The addresses of the photos that may not be seen."""
    for digest in files_of(case):
        yield from (reverse("media", args=[digest, each]) for each in pictures.RENDITIONS)
