"""What header and footer show on every page: the site's profile, its sections, its districts with live counts."""

import dataclasses

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from districts.models import District, SiteProfile
from editorial import clock, kept
from editorial.models import EditionLink, Relation

SECTIONS = (
    ("home", _("Home")),
    ("honoree_list", _("Honorees")),
    ("team_list", _("Teams")),
    ("campaign_list", _("Campaigns")),
    ("article_list", _("Stories")),
    ("district_list", _("Districts")),
    ("statistics", _("Statistics")),
)
"""The main navigation: name of the address, label."""

ABOUT = {
    "honoree_list": _("People who were commended: their posts, awards and achievements, each with its source."),
    "team_list": _("Teams that were commended, with their members, awards and achievements."),
    "campaign_list": _("Selections for commendation and campaigns: procedure, documents and rolls."),
    "article_list": _(
        "Stories of commended people and teams, with who contributed, edited, reviewed and approved them."
    ),
    "district_list": _("The districts with commended people and teams, campaigns and stories."),
}
"""What stands in a section, for the tags of its pages (国办发〔2017〕47号: ColumnDescription)."""

SECTION_OF = {
    "honoree": "honoree_list", "team": "team_list", "campaign": "campaign_list", "article": "article_list",
    "district": "district_list",
}  # fmt: skip
"""By the address of a detail page, the section that it stands in."""

COUNTED = ("honoree", "team", "campaign", "article")
"""The kinds that are counted for each district."""


@dataclasses.dataclass(frozen=True)
class Counts:
    """How many pages of each kind are live."""

    honoree: int = 0
    team: int = 0
    campaign: int = 0
    article: int = 0

    def __bool__(self):
        return any(dataclasses.astuple(self))

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*map(sum, zip(dataclasses.astuple(self), dataclasses.astuple(other), strict=True)))


@dataclasses.dataclass(frozen=True)
class PlaceEntry:
    code: str
    name: str
    counts: Counts


@dataclasses.dataclass(frozen=True)
class Chrome:
    """`site` is the profile (an unsaved default where none was entered); `totals` those of its district."""

    site: SiteProfile
    home: District | None
    places: tuple[PlaceEntry, ...]
    totals: Counts


_kept: kept.Kept[Chrome] = kept.Kept()


def at(reading: clock.Reading) -> Chrome:
    """Header and footer at that reading: two queries, and none while the clock's state stands."""
    return _kept.get(reading, "chrome", lambda: _read(reading))


def sections() -> list[tuple[str, str, str]]:
    """(name, address, label) of the sections that this installation serves."""
    return [(name, address, label) for name, label in SECTIONS if (address := address_of(name))]


def address_of(name: str) -> str:
    """The address of a page without arguments, or "" where the installation does not serve it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _read(reading: clock.Reading) -> Chrome:
    site = SiteProfile.objects.select_related("home").first() or SiteProfile()
    home = site.home
    top = Q(pk=home.pk) if home else Q(parent=None)
    districts = District.objects.filter(path__startswith=home.path) if home else District.objects.all()
    wanted = districts.filter(top | Q(level__in=[District.Level.COUNTY, District.Level.ZONE]))
    rows = wanted.annotate(**live_pages(reading)).order_by("path")
    entries = [(row, counts_of(row)) for row in rows]
    return Chrome(
        site=site,
        home=home,
        places=tuple(
            PlaceEntry(row.code, row.name, counts)
            for row, counts in entries
            if counts and row.level in (District.Level.COUNTY, District.Level.ZONE)
        ),
        totals=sum((counts for row, counts in entries if row == home or not (home or row.parent_id)), Counts()),
    )


def live_pages(reading: clock.Reading) -> dict[str, Coalesce]:
    """By kind, the number of live pages in the district of the outer row or below it: annotations for districts."""
    return {kind: _live(kind, reading) for kind in COUNTED}


def counts_of(row: District) -> Counts:
    """The counts of a row that was annotated with `live_pages`."""
    return Counts(*(getattr(row, kind) for kind in COUNTED))


def _live(kind: str, reading: clock.Reading) -> Coalesce:
    links: QuerySet = EditionLink.objects.to("district", OuterRef("code"), Relation.IN).live(reading.now)
    counted = links.filter(edition__kind=kind).order_by().values("target_id").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
