"""The sitemap (sitemaps.org 0.9): an index of parts of bounded size, with pictures, other languages and news."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from editorial import chrome, headings, kinds, languages
from editorial.models import Edition, EditionLink, Relation
from editorial.views.base import PublicView

PER_PART = 1000
"""Pages in one part: with its languages and pictures it stays well below a megabyte."""

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
    """A page in a part: full addresses throughout. `versions` are (language tag, address); `title` is for news."""

    address: str
    versions: tuple[tuple[str, str], ...]
    changed: dt.datetime | None = None
    pictures: tuple[str, ...] = ()
    title: str = ""


class SitemapView(PublicView):
    in_languages = False

    def live(self):
        """All live pages, oldest edition first, so that parts fill up one after another."""
        return Edition.objects.live(self.reading.now).of(*kinds.with_pages()).order_by("id")

    def entry(self, path: str, **fields) -> Entry:
        whole = self.request.build_absolute_uri
        versions = languages.versions(self.request, path)
        return Entry(whole(path), tuple((each.language.tag, whole(each.path)) for each in versions), **fields)

    def entries(self, editions: Iterable[tuple]) -> Iterator[Entry]:
        """The entries of rows of (key, kind, public id, live from, title), but for those of the suppressed."""
        rows = [row for row in editions if (row[1], row[2]) not in self.suppressed]
        pictures = self.pictures([row[0] for row in rows])
        for key, kind, public_id, live_from, title in rows:
            path = reverse(kinds.get(kind).url_name, args=[public_id])
            yield self.entry(path, changed=live_from, pictures=pictures.get(key, ()), title=title)

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
        numbers = range(1, min(-(-self.live().count() // PER_PART), PARTS - 2) + 1)
        paths = [reverse("sitemap_site"), reverse("sitemap_news")]
        paths += [reverse("sitemap_part", args=[number]) for number in numbers]
        return self.xml("machines/sitemap_index.xml", {"parts": map(request.build_absolute_uri, paths)})


class SitePart(SitemapView):
    """Home, the lists, the front pages of districts and the columns."""

    def get(self, request):
        paths = [address for _name, address, _label in chrome.sections()]
        paths += [reverse("district", args=[each.code]) for each in chrome.at(self.reading).places]
        paths += [each.url for each in headings.every(self.reading).values()]
        return self.urlset(self.entry(path) for path in paths)


class RecordPart(SitemapView):
    """Some of the pages of records."""

    def get(self, request, number):
        if not 1 <= number <= PARTS:
            raise Http404
        rows = self.live()[(number - 1) * PER_PART : number * PER_PART]
        entries = list(self.entries(rows.values_list("pk", "kind", "public_id", "live_from", "title")))
        if not entries:
            raise Http404
        return self.urlset(entries)


class NewsPart(SitemapView):
    """The stories of the last two days. It depends on the hour, so it is not kept."""

    kept = False

    def get(self, request):
        rows = self.live().of("article").filter(live_from__gt=self.reading.now - NEWS).order_by("-live_from", "-id")
        rows = rows.values_list("pk", "kind", "public_id", "live_from", "title")[:NEWS_AT_MOST]
        return self.urlset(self.entries(rows), news=True, site=chrome.at(self.reading).site)
