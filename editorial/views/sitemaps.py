"""The sitemap (sitemaps.org 0.9): an index of parts of bounded size, with pictures, other languages and news."""

import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterable, Iterator

from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from editorial import chrome, headings, kinds, languages
from editorial.models import Edition, EditionLink, Relation
from editorial.views.base import PublicView

PER_PART = 500
"""Pages in one part, each in all languages that it has of its own: with its pictures it stays below a megabyte."""

PARTS = 50_000
"""Parts that an index may have by the protocol."""

NEWS = dt.timedelta(days=2)
"""How long a story is news, by the rules of the extension for news."""
NEWS_AT_MOST = 1000
"""Stories that the part with news may have, by the same rules."""

PICTURES = 100
"""Pictures listed of one page; the extension allows 1,000."""


@dataclasses.dataclass(frozen=True)
class Entry:
    """A page in a part: full addresses throughout. `versions` are (language tag, address).

    `title` and `appeared` are for news: the day of the story's first publication.
    """

    address: str
    versions: tuple[tuple[str, str], ...]
    changed: dt.datetime | None = None
    pictures: tuple[str, ...] = ()
    title: str = ""
    appeared: dt.date | None = None


class SitemapView(PublicView):
    in_languages = False

    def live(self):
        """All live pages, oldest edition first, so that parts fill up one after another."""
        return Edition.objects.live(self.reading.now).of(*kinds.with_pages()).order_by("id")

    def entries(self, path: str, **fields) -> Iterator[Entry]:
        """The page in each language in which it is a page of its own, the usual one first."""
        whole = self.request.build_absolute_uri
        versions = tuple((tag, whole(other)) for tag, other in languages.alternates(self.request, path))
        for address in dict.fromkeys(address for _tag, address in versions):
            yield Entry(address, versions, **fields)

    def of_records(self, editions: Iterable[tuple]) -> Iterator[Iterator[Entry]]:
        """The entries of rows of (key, kind, public id, live from, title, appeared) but for those of the suppressed."""
        rows = [row for row in editions if (row[1], row[2]) not in self.suppressed]
        pictures = self.pictures([row[0] for row in rows])
        for key, kind, public_id, live_from, title, appeared in rows:
            path = reverse(kinds.get(kind).url_name, args=[public_id])
            shown = pictures.get(key, ())
            yield self.entries(path, changed=live_from, pictures=shown, title=title, appeared=appeared)

    def pictures(self, keys: list[int]) -> dict[int, tuple[str, ...]]:
        """By edition, the addresses of the pictures that it shows."""
        shown: dict[int, tuple[str, ...]] = {}
        links = EditionLink.objects.filter(relation=Relation.SHOWS, target_kind="file", edition__in=keys)
        for key, digest in links.order_by("edition", "position").values_list("edition", "target_id"):
            if len(known := shown.get(key, ())) < PICTURES:
                address = reverse("media", args=[digest, "picture.jpg"])
                shown[key] = (*known, self.request.build_absolute_uri(address))
        return shown

    def urlset(self, entries: Iterable[Entry], **context):
        return self.xml("machines/sitemap.xml", {"entries": entries, **context})

    def xml(self, template, context):
        return render(self.request, template, context, content_type="application/xml; charset=utf-8")


class Sitemap(SitemapView):
    """The index: the site's own pages, the news, and the pages of records."""

    def get(self, request):
        changed = self.live().values_list("live_from", flat=True).iterator(PER_PART)
        newest = list(itertools.islice(map(max, itertools.batched(changed, PER_PART)), PARTS - 2))
        paths = [(reverse("sitemap_site"), None), (reverse("sitemap_news"), None)]
        paths += [(reverse("sitemap_part", args=[number]), at) for number, at in enumerate(newest, 1)]
        parts = [(request.build_absolute_uri(path), at) for path, at in paths]
        return self.xml("machines/sitemap_index.xml", {"parts": parts})


class SitePart(SitemapView):
    """Home, the lists, the front pages of districts and the columns."""

    def get(self, request):
        paths = [address for _name, address, _label in chrome.sections()]
        paths += [reverse("district", args=[each.code]) for each in chrome.at(self.reading).places]
        paths += [each.url for each in headings.every(self.reading).values()]
        return self.urlset(itertools.chain.from_iterable(map(self.entries, paths)))


class RecordPart(SitemapView):
    """Some of the pages of records."""

    def get(self, request, number):
        if not 1 <= number <= PARTS:
            raise Http404
        rows = self.live()[(number - 1) * PER_PART : number * PER_PART]
        rows = rows.values_list("pk", "kind", "public_id", "live_from", "title", "shown_on")
        entries = list(itertools.chain.from_iterable(self.of_records(rows)))
        if not entries:
            raise Http404
        return self.urlset(entries)


class NewsPart(SitemapView):
    """The stories that appeared in the last two days. It depends on the day, so it is not kept.

    A story appeared on the day that it states, or on which its first edition went live: neither an old one that is
    taken over nor a correction is news.
    """

    kept = False

    def get(self, request):
        since = timezone.localdate(self.reading.now - NEWS)
        editions = Edition.objects.of_record("article", OuterRef("record_id")).once_live(self.reading.now)
        first = editions.order_by("live_from").values("live_from")[:1]
        rows = self.live().of("article").filter(shown_on__gte=since).annotate(first=Subquery(first))
        rows = rows.order_by("-shown_on", "-id")[:NEWS_AT_MOST]
        rows = rows.values_list("pk", "kind", "public_id", "live_from", "title", "shown_on", "first")
        stories = [(*row[:-2], min(row[-2], timezone.localdate(row[-1]))) for row in rows]
        news = (next(each) for each in self.of_records(row for row in stories if row[-1] >= since))
        return self.urlset(news, news=True, site=chrome.at(self.reading).site)
