"""The numbers of the site: honours, recipients and pages, counted from what is live and not suppressed."""

import collections
import dataclasses
import itertools
from collections.abc import Iterable

from django.db.models import CharField, Count, Exists, F, OuterRef, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from districts import codes
from editorial import clock, kinds, snapshots
from editorial.chrome import Counts
from editorial.honours import Honour, Tally
from editorial.kept import Kept, Lasting
from editorial.models import Edition, EditionLink, Relation
from editorial.pages import Place
from editorial.places import county_of

LEVELS = {
    "nation": _("national"),
    "province": _("province"),
    "city": _("city"),
    "county": _("county"),
    "town": _("township"),
    "other": _("other bodies"),
}
"""Levels of the granting body, from the top."""

CHUNK = 500


@dataclasses.dataclass(frozen=True)
class Row:
    """How often persons and teams were honoured under one heading.

    `code` is a district's and `above` the name of what it lies in, both "" for other headings.
    """

    label: str | Promise
    persons: int
    teams: int
    code: str = ""
    above: str = ""

    @property
    def together(self) -> int:
        return self.persons + self.teams


@dataclasses.dataclass(frozen=True)
class TallyRow:
    """A campaign's title with its declared and listed numbers."""

    campaign: str
    public_id: str
    tally: Tally


@dataclasses.dataclass(frozen=True)
class Statistics:
    """Honours are counted each time: a person commended twice counts twice, but is one of `people`.

    `by_year` ascends and holds None for honours whose year is not known; the others are sorted by number. `standing` is
    (at the grass roots, elsewhere, not stated) among awards to persons; `given` is (giver, district of the recipient,
    times). `recorded` is (persons, teams) with a page among those honoured.
    """

    pages: Counts
    persons: int
    teams: int
    people: int
    repeated: int
    by_year: tuple[tuple[int | None, Row], ...]
    by_level: tuple[Row, ...]
    by_form: tuple[Row, ...]
    by_title: tuple[Row, ...]
    by_district: tuple[Row, ...]
    by_theme: tuple[Row, ...]
    tallies: tuple[TallyRow, ...]
    standing: tuple[int, int, int]
    given: tuple[tuple[str, str, int], ...]
    recorded: tuple[int, int]

    @property
    def declared(self) -> int:
        """What was declared and still stands."""
        return self.tallied("person")[0] + self.tallied("team")[0]

    @property
    def listed(self) -> int:
        return self.tallied("person")[1] + self.tallied("team")[1]

    def tallied(self, recipients: str) -> tuple[int, int]:
        """Of "person" or "team": what was declared and still stands, and how much of it is listed by name."""
        tallies = [row.tally for row in self.tallies if row.tally.recipients == recipients]
        return (
            sum(each.standing or 0 for each in tallies),
            sum(each.listed for each in tallies if each.declared is not None),
        )


_kept: Kept[Statistics] = Kept()


def at(reading: clock.Reading, suppressed: frozenset) -> Statistics:
    """The numbers at that reading: two queries, and none while the clock's state stands; after an approval a third."""
    return _kept.get(reading, "statistics", lambda: _read(reading, suppressed))


@dataclasses.dataclass(frozen=True)
class _Counted:
    """An honour with the place of the page that publishes it."""

    honour: Honour
    place: Place

    @property
    def is_person(self) -> bool:
        return self.honour.recipient[0] == "honoree"


@dataclasses.dataclass(frozen=True)
class _Published:
    """What one edition publishes, as it may be shown."""

    counted: tuple[_Counted, ...]
    tallies: tuple[TallyRow, ...]


_read_before: Lasting[_Published] = Lasting()
"""What editions publish, by digest, under the suppressions in force: after an approval only the new one is read."""


def _read(reading: clock.Reading, suppressed: frozenset) -> Statistics:
    live = Edition.objects.live(reading.now)
    published = _published(reading, live, suppressed)
    pages, themes, places = _pages(live)
    counted = [each for one in published for each in one.counted]
    tallies = [each for one in published for each in one.tallies]
    persons = collections.Counter(each.honour.recipient for each in counted if each.is_person)
    recorded = collections.Counter(kind for kind, _id in {each.honour.recipient for each in counted} & places.keys())
    years = _grouped(counted, lambda each: each.honour.year)
    return Statistics(
        pages=pages,
        persons=persons.total(),
        teams=sum(not each.is_person for each in counted),
        people=len(persons),
        repeated=sum(times > 1 for times in persons.values()),
        by_year=tuple(sorted(years.items(), key=lambda item: (item[0] is None, item[0]))),
        by_level=_by_level(counted),
        by_form=_sorted(_grouped(counted, lambda each: each.honour.form)),
        by_title=_sorted(_grouped(counted, lambda each: each.honour.title)),
        by_district=_by_district(counted),
        by_theme=themes,
        tallies=tuple(tallies),
        standing=_by_standing(counted),
        given=_given(counted, places),
        recorded=(recorded["honoree"], recorded["team"]),
    )


def _published(reading: clock.Reading, live, suppressed: frozenset) -> list[_Published]:
    """What the live editions publish, the newest first."""
    links = EditionLink.objects.filter(edition=OuterRef("pk"), relation__in=[Relation.COMMENDS, Relation.TIER])
    wanted = live.filter(Exists(links)).latest_first()
    before = _read_before.under(suppressed)
    if before:
        digests = dict(wanted.values_list("pk", "digest"))
        known = {each: before[each] for each in digests.values() if each in before}
        missing = [key for key, digest in digests.items() if digest not in known]
        for batch in itertools.batched(missing, CHUNK):
            for edition in Edition.objects.filter(pk__in=batch).for_page():
                known[edition.digest] = _of_edition(edition, suppressed)
        found = {digest: known[digest] for digest in digests.values()}
    else:
        found = {row.digest: _of_edition(row, suppressed) for row in wanted.for_page().iterator(CHUNK)}
    if not reading.past:
        _read_before.keep(suppressed, found)
    return list(found.values())


def _of_edition(edition: Edition, suppressed: frozenset) -> _Published:
    kind = kinds.get(edition.kind)
    page = kind.without(snapshots.page_of(edition), suppressed)
    return _Published(
        tuple(_Counted(each, page.place) for each in kind.honours(page, edition.public_id)),
        tuple(TallyRow(edition.title, edition.public_id, each) for each in kind.tallies(page)),
    )


def _grouped(counted: Iterable[_Counted], key) -> dict[object, Row]:
    groups: dict[object, list[int]] = {}
    for each in counted:
        numbers = groups.setdefault(key(each), [0, 0])
        numbers[0 if each.is_person else 1] += 1
    return {name: Row("" if name is None else str(name), *numbers) for name, numbers in groups.items()}


def _sorted(groups: dict[object, Row]) -> tuple[Row, ...]:
    return tuple(sorted(groups.values(), key=lambda row: (-row.persons - row.teams, row.label)))


def _by_level(counted: list[_Counted]) -> tuple[Row, ...]:
    groups = _grouped(counted, lambda each: each.honour.level or codes.level_of(each.place.code))
    return tuple(dataclasses.replace(groups[level], label=label) for level, label in LEVELS.items() if level in groups)


def _by_district(counted: list[_Counted]) -> tuple[Row, ...]:
    names = {ref.id: ref.label for each in counted for ref in each.place.ancestors}
    above = {
        lower.id: upper.label for each in counted for upper, lower in itertools.pairwise(each.place.ancestors)
    }  # fmt: skip
    groups = _grouped(counted, lambda each: county_of(each.place).id)
    rows = {
        code: dataclasses.replace(row, label=names.get(code, code), code=code, above=above.get(code, ""))
        for code, row in groups.items()
    }
    return _sorted(rows)


_COLUMNS = ("kind", "theme", "name", "where", "n")


def _blank(*names: str) -> dict[str, Value]:
    return {name: Value("", CharField()) for name in names}


def _pages(live) -> tuple[Counts, tuple[Row, ...], dict[tuple[str, str], str]]:
    """How many pages of each kind, persons and teams by theme of their achievements, and where recipients live: one
    query. The theme's present name is the newest page's."""
    links = EditionLink.objects.filter(
        relation=Relation.ABOUT, target_kind="theme", edition__in=live.of("honoree", "team")
    )
    recipients = live.of("honoree", "team").order_by()
    pages = live.of("honoree", "team", "campaign", "article").order_by()
    rows = pages.values("kind").annotate(**_blank("theme", "name", "where"), n=Count("id")).values_list(*_COLUMNS)
    rows = rows.union(
        links.order_by().values(kind=F("edition__kind"), theme=F("target_id"), name=F("label"))
        .annotate(**_blank("where"), n=Count("id")).values_list(*_COLUMNS),
        recipients.annotate(**_blank("theme"), name=F("public_id"), where=F("place"), n=Value(0))
        .values_list(*_COLUMNS),
        all=True,
    )  # fmt: skip
    counts, themes, places = {}, {}, {}
    for kind, theme, label, place, number in sorted(rows):
        if place:
            places[kind, label] = place
        elif not theme:
            counts[kind] = number
        else:
            row = themes.get(theme, Row(label, 0, 0))
            more = {"persons": row.persons + number} if kind == "honoree" else {"teams": row.teams + number}
            themes[theme] = dataclasses.replace(row, label=label, **more)
    return Counts(**counts), _sorted(themes), places


def _by_standing(counted: list[_Counted]) -> tuple[int, int, int]:
    found = collections.Counter(each.honour.standing for each in counted if each.is_person)
    return found["grassroots"], found["other"], found[""]


def _given(counted: list[_Counted], places: dict[tuple[str, str], str]) -> tuple[tuple[str, str, int], ...]:
    """(giver, name of the recipient's district, times), the most first; a recipient without a page lives where the
    award was conferred."""
    names = {ref.id: ref.label for each in counted for ref in each.place.ancestors}
    found = collections.Counter()
    for each in counted:
        if each.honour.giver:
            code = each.honour.place or places.get(each.honour.recipient, each.place.code)
            name = names.get(codes.county_of(code)) or names.get(code) or county_of(each.place).label
            found[each.honour.giver, name] += 1
    return tuple(
        (giver, place, times) for (giver, place), times in sorted(found.items(), key=lambda one: (-one[1], one[0]))
    )
