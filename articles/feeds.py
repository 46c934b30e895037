"""The Atom feed of articles."""

import datetime as dt
import uuid

from django.shortcuts import render
from django.urls import reverse

from editorial import chrome
from editorial.models import Edition, EditionLink, Relation
from editorial.views.base import PublicView

ENTRIES = 50
NO_ENTRY_YET = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""When the feed was updated last, as long as there is nothing in it."""


class ArticleFeed(PublicView):
    """The newest articles, of all columns and districts or of one; an unknown one has an empty feed."""

    parameters = ("column", "district")
    in_languages = False

    def get(self, request):
        editions = Edition.objects.live(self.reading.now).of("article").defer("card").order_by("-live_from", "-id")
        for kind, relation in (("column", Relation.UNDER), ("district", Relation.IN)):
            if target := request.GET.get(kind):
                links = EditionLink.objects.to(kind, target.replace("\0", "")[:100], relation)
                editions = editions.filter(pk__in=links.values("edition"))
        entries = [
            {
                "id": entry_id(each.public_id),
                "address": request.build_absolute_uri(reverse("article", args=[each.public_id])),
                "edition": each,
            }
            for each in editions[:ENTRIES]
        ]
        return render(
            request,
            "articles/feed.xml",
            {
                "site": chrome.at(self.reading).site,
                "address": request.build_absolute_uri(request.canonical_path),
                "home": request.build_absolute_uri(reverse("home")),
                "entries": entries,
                "updated": max((each["edition"].live_from for each in entries), default=NO_ENTRY_YET),
            },
            content_type="application/atom+xml; charset=utf-8",
        )


def entry_id(public_id: str) -> str:
    """The id of an article's entry: the same for all its editions, wherever the site is served."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"guangrongbang:article:{public_id}").urn
