"""Atom feeds (RFC 4287) of articles, and of all that followers by mail are told of: whole, or about something."""

import datetime as dt
import uuid
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from editorial import chrome, kinds
from editorial.corrections import told
from editorial.models import Edition, Significance
from editorial.subscribing import due, targets
from editorial.views.base import PublicView

ENTRIES = 50
NO_ENTRY_YET = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""When the feed was updated last, as long as there is nothing in it."""


class ArticleFeed(PublicView):
    """The newest articles: all, or of one column or district, or about one person, team or campaign.

    What is unknown or suppressed has an empty feed.
    """

    parameters = ("column", "district", *targets.RECORDS)
    in_languages = False
    name = "articles"

    def get(self, request):
        editions = told.resurfaced(self.editions(), self.reading.now)
        editions = editions.defer("card").order_by("-told_from", "-id")
        chosen = [
            targets.asked(kind, request.GET[kind].replace("\0", "")[: targets.LONGEST_ID])
            for kind in self.parameters
            if request.GET.get(kind)
        ]
        frame, name = chrome.at(self.reading), self.name_of(chosen)
        for target in chosen:
            editions = editions.none() if target in self.suppressed else editions.filter(targets.about(target))
        entries = [
            {
                "id": entry_id(each.kind, each.public_id),
                "address": request.build_absolute_uri(reverse(kinds.get(each.kind).url_name, args=[each.public_id])),
                "edition": each,
                "published": self.published(each),
                "correction": self.correction(each),
            }
            for each in editions[:ENTRIES]
        ]
        return render(
            request,
            "articles/feed.xml",
            {
                "site": frame.site,
                "about": name,
                "what": self.what(),
                "id": feed_id(self.name, frame.home.code if frame.home else "", chosen),
                "address": request.build_absolute_uri(request.canonical_path),
                "page": request.build_absolute_uri(page_about(chosen[0]) if name else reverse("home")),
                "entries": entries,
                "updated": max((each["edition"].told_from for each in entries), default=NO_ENTRY_YET),
            },
            content_type="application/atom+xml; charset=utf-8",
        )

    def editions(self):
        return Edition.objects.live(self.reading.now).of("article")

    def what(self) -> str:
        return _("Stories")

    def name_of(self, chosen: list[targets.Target]) -> str:
        """What the one target is called that the feed is about, "" for a feed of all."""
        return (targets.name_of(chosen[0], self.reading) or "") if len(chosen) == 1 else ""

    def correction(self, edition) -> str:
        """The note of the major correction that made the entry new, "" where none did or it may not be told."""
        if edition.told_significance != Significance.MAJOR or not told.tellable(edition.told_note, self.reading):
            return ""
        return edition.told_note

    def published(self, edition) -> dt.datetime | None:
        """The day on which a story appeared, as far as it says; not after readers were told of it. Other pages have
        none: the day by which they are listed is that of an award."""
        if edition.kind != "article":
            return None
        day = timezone.make_aware(dt.datetime.combine(edition.shown_on, dt.time()))
        return min(day, edition.told_from)


class WholeFeed(ArticleFeed):
    """The newest pages of every kind: what followers by mail are told of, in the same choices."""

    name = "all"

    def editions(self):
        editions = due.pages(self.reading.now)
        hidden: dict[str, list[str]] = {}
        for kind, key in self.suppressed:
            hidden.setdefault(kind, []).append(key)
        for kind in set(kinds.with_pages()) & hidden.keys():
            editions = editions.exclude(kind=kind, public_id__in=hidden[kind])
        return editions

    def what(self) -> str:
        return _("All that is new")


def page_about(target: targets.Target) -> str:
    """The address of the page about what a feed is about."""
    kind, key = target
    if kind == "column":
        return f"{reverse('article_list')}?{urlencode({'column': key})}"
    return reverse("district" if kind == "district" else kinds.get(kind).url_name, args=[key])


def feed_id(name: str, home: str, chosen: list[targets.Target]) -> str:
    """The id of a feed: the same wherever the site of that district is served, and another for every choice."""
    about = ",".join(f"{kind}={key}" for kind, key in sorted(chosen))
    return uuid.uuid5(uuid.NAMESPACE_URL, f"guangrongbang:{name}:{home}:{about}").urn


def entry_id(kind: str, public_id: str) -> str:
    """The id of a page's entry: the same for all its editions, in every feed, wherever the site is served."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"guangrongbang:{kind}:{public_id}").urn
