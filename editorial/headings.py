"""Standing headings (columns) that stories run under: reference data of the app that registers them."""

import dataclasses
from urllib.parse import urlencode

from django.db import models
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from editorial import clock, kept
from editorial.models import EditionLink, Relation

_registered: list[type[models.Model]] = []


@dataclasses.dataclass(frozen=True)
class Heading:
    """A column that has something live, and of how many stories."""

    slug: str
    name: str
    description: str
    count: int

    @property
    def url(self) -> str:
        return f"{reverse('article_list')}?{urlencode({'column': self.slug})}"

    @property
    def feed(self) -> str:
        return f"{reverse('article_feed')}?{urlencode({'column': self.slug})}"


_kept: kept.Kept[dict[str, Heading]] = kept.Kept()


def register(model: type[models.Model]) -> None:
    """Make the columns known: rows with `slug`, `name` and `description`, in the order of their model."""
    _registered.append(model)


def every(reading: clock.Reading) -> dict[str, Heading]:
    """By address, the columns with live stories: one query, and none while the clock's state stands."""
    return _kept.get(reading, "headings", lambda: _read(reading))


def newest_stories(reading: clock.Reading) -> models.QuerySet | list:
    """The keys of the newest live edition under each column, as a subquery."""
    if not _registered:
        return []
    newest = _live(reading).order_by("-shown_on", "-edition").values("edition")[:1]
    return _registered[0].objects.order_by().annotate(newest=Subquery(newest)).values("newest")


def of_column(reading: clock.Reading, slug: str) -> models.QuerySet:
    """The links of live editions to one column, newest first."""
    links = EditionLink.objects.to("column", slug, Relation.UNDER).live(reading.now)
    return links.order_by("-shown_on", "-edition")


def _live(reading: clock.Reading) -> models.QuerySet:
    return EditionLink.objects.to("column", OuterRef("slug"), Relation.UNDER).live(reading.now)


def _read(reading: clock.Reading) -> dict[str, Heading]:
    counted = _live(reading).order_by().values("target_id").annotate(n=Count("pk")).values("n")
    found = {}
    for model in _registered:
        rows = model.objects.annotate(count=Coalesce(Subquery(counted, output_field=IntegerField()), 0))
        for row in rows:
            if row.count:
                found[row.slug] = Heading(row.slug, row.name, row.description, row.count)
    return found
