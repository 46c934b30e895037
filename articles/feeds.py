"""The Atom feed of articles (RFC 4287): all of them, or those that something stands in."""

import datetime as dt
import uuid
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from editorial import chrome, kinds
from editorial.corrections import told
from editorial.models import Edition, Significance
from editorial.subscribing import targets
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

    def get(self, request):
        editions = told.resurfaced(Edition.objects.live(self.reading.now).of("article"), self.reading.now)
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
                "id": entry_id(each.public_id),
                "address": request.build_absolute_uri(reverse("article", args=[each.public_id])),
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
                "id": feed_id(frame.home.code if frame.home else "", chosen),
                "address": request.build_absolute_uri(request.canonical_path),
                "page": request.build_absolute_uri(page_about(chosen[0]) if name else reverse("home")),
                "entries": entries,
                "updated": max((each["edition"].told_from for each in entries), default=NO_ENTRY_YET),
            },
            content_type="application/atom+xml; charset=utf-8",
        )

    def name_of(self, chosen: list[targets.Target]) -> str:
        """What the one target is called that the feed is about, "" for a feed of all."""
        return (targets.name_of(chosen[0], self.reading) or "") if len(chosen) == 1 else ""

    def correction(self, edition) -> str:
        """The note of the major correction that made the entry new, "" where none did or it may not be told."""
        if edition.told_significance != Significance.MAJOR or not told.tellable(edition.told_note, self.reading):
            return ""
        return edition.told_note

    def published(self, edition) -> dt.datetime:
        """The day on which the story appeared, as far as it says; not after readers were told of it."""
        day = timezone.make_aware(dt.datetime.combine(edition.shown_on, dt.time()))
        return min(day, edition.told_from)


def page_about(target: targets.Target) -> str:
    """The address of the page about what a feed is about."""
    kind, key = target
    if kind == "column":
        return f"{reverse('article_list')}?{urlencode({'column': key})}"
    return reverse("district" if kind == "district" else kinds.get(kind).url_name, args=[key])


def feed_id(home: str, chosen: list[targets.Target]) -> str:
    """The id of a feed: the same wherever the site of that district is served, and another for every choice."""
    about = ",".join(f"{kind}={key}" for kind, key in sorted(chosen))
    return uuid.uuid5(uuid.NAMESPACE_URL, f"guangrongbang:articles:{home}:{about}").urn


def entry_id(public_id: str) -> str:
    """The id of an article's entry: the same for all its editions, wherever the site is served."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"guangrongbang:article:{public_id}").urn
