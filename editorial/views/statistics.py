"""The statistics page: each heading states what the numbers below it show."""

import dataclasses

from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from editorial import charts, network, statistics, tiles
from editorial.statistics import Row
from editorial.views import statistics_files
from editorial.views.base import PublicView
from editorial.views.statistics_files import Sheet

SHOWN = 12
"""Rows of a table with bars; the rest is added up in one."""

TALLIES_SHOWN = 20
"""Titles whose declared and listed numbers are shown, the newest; the file has all."""

ENOUGH = 10
"""Awards of which shares say anything; of fewer the numbers alone are shown. By post or unit, those that state one
must also be no fewer than those that do not."""


FEW = 10
"""Honours below which a heading names its chart and finds nothing: of so few, most and least say nothing."""

LEAST_DRAWN = 5
"""Districts, and lines between givers and districts, from which squares and a network are drawn."""


@dataclasses.dataclass(frozen=True)
class BarTable:
    """A table whose rows carry bars. `rows` are (row, parts of its bar: where each begins and how long it is)."""

    mark: str
    finding: str
    caption: str
    head: str
    rows: list[tuple[Row, list[tuple[str, str]]]]
    has_teams: bool

    @property
    def plain(self) -> "BarTable":
        """The same with the caption for a heading."""
        return dataclasses.replace(self, finding=self.caption)


class Statistics(PublicView):
    """The page; with `chart` and `format`, one of its charts as a file: csv or svg."""

    parameters = ("chart", "format")

    def get(self, request):
        numbers = statistics.at(self.reading, self.suppressed)
        shown = _shown(numbers)
        if "chart" in request.GET or "format" in request.GET:
            return statistics_files.answer(request, _sheets(shown), self.reading)
        return render(request, "statistics.html", shown)


def _shown(numbers: statistics.Statistics) -> dict:
    """What the page shows."""
    years = [(year, row) for year, row in numbers.by_year if year]
    levels = [(capfirst(row.label), row.together) for row in numbers.by_level]
    grassroots, other, unstated = numbers.standing
    enough = grassroots + other >= max(ENOUGH, unstated)
    few = numbers.persons + numbers.teams < FEW
    squares = tiles.of(numbers.by_district) if len(numbers.by_district) >= LEAST_DRAWN else ()
    lines = numbers.given if len(numbers.given) >= LEAST_DRAWN else ()
    stated = [(_("Grass roots and front line"), grassroots), (_("Other posts"), other)]
    return {
        "numbers": numbers,
        "years": years,
        "unknown_year": next((row for year, row in numbers.by_year if year is None), None),
        "year_finding": _("Awards by year") if few else _year_finding(years),
        "year_chart": charts.columns(_axis(years)),
        "years_left_out": bool(years) and years[-1][0] - years[0][0] >= charts.LONGEST,
        "level_finding": _("By level of the granting body") if few else _level_finding(numbers.by_level),
        "level_shares": charts.shares(levels, _("Others")),
        "levels_enough": sum(number for _level, number in levels) >= ENOUGH,
        "standing_finding": _standing_finding(grassroots, other) if enough else "",
        "standing_shares": charts.shares(stated, _("Others")) if enough else (),
        "stated": grassroots + other,
        "unstated": unstated,
        "tables": [table.plain if few else table for table in _tables(numbers) if table.rows],
        "tiles": squares,
        "tile_finding": _tile_finding(numbers.by_district),
        "network": network.of(lines),
        "network_finding": _network_finding(lines),
        "lines": lines,
        "tally_finding": _tally_finding(numbers),
        "tallies": numbers.tallies[:TALLIES_SHOWN],
    }


def _sheets(shown: dict) -> dict[str, Sheet]:
    """By name, the charts of the page with the numbers of their tables."""
    numbers, first, second = shown["numbers"], _("People (times)"), _("Teams (number)")
    unknown = [(_("Year not known"), shown["unknown_year"])] if shown["unknown_year"] else []
    years = [(str(year), row.persons, row.teams) for year, row in [*shown["years"], *unknown]]
    whole = {
        "districts": numbers.by_district, "forms": _named(numbers.by_form), "titles": numbers.by_title,
        "themes": numbers.by_theme,
    }  # fmt: skip
    sheets = {
        "years": Sheet(shown["year_finding"], _("Awards by year"), (_("Year"), first, second), years),
        "levels": _share_sheet(
            shown["level_finding"],
            _("Awards by level of the granting body"),
            _("Level"),
            shown["level_shares"],
            shown["levels_enough"],
        ),
        "standing": _share_sheet(
            shown["standing_finding"],
            _("Awards to people by post or unit"),
            _("Post or unit"),
            shown["standing_shares"],
        ),
        "tiles": Sheet(
            shown["tile_finding"], _("Awards by district, as squares in the order of their codes"),
            (_("Lies in"), _("District"), first, second),
            [(each.row.above, str(each.row.label), each.row.persons, each.row.teams)
             for group in shown["tiles"] for each in group.tiles],
            drawing=("tiles", shown["tiles"]),
        ),
        "network": Sheet(
            shown["network_finding"], _("Who commended whom"),
            (_("Campaign or granting body"), _("District"), _("Times")), shown["lines"],
            drawing=("network", shown["network"]),
        ),
    }  # fmt: skip
    sheets["tallies"] = Sheet(
        shown["tally_finding"], _("Declared and listed recipients by campaign"),
        (_("Campaign"), pgettext("award", "Title"), _("Declared"), _("Listed")),
        [(row.campaign, row.tally.title, "" if row.tally.declared is None else row.tally.declared, row.tally.listed)
         for row in numbers.tallies],
        drawing=("none", None),
    )  # fmt: skip
    for table in shown["tables"]:
        rows = [(str(row.label), row.persons, row.teams, row.together) for row in whole[table.mark]]
        sheets[table.mark] = Sheet(table.finding, table.caption, (table.head, first, second, _("Together")), rows)
    return {name: sheet for name, sheet in sheets.items() if sheet.rows}


def _axis(years: list[tuple[int, Row]]) -> list[tuple[int, tuple[int, int]]]:
    """Every year from the first to the last, those without honours too."""
    if not years:
        return []
    found = dict(years)
    first, last = years[0][0], years[-1][0]
    span = range(max(first, last - charts.LONGEST + 1), last + 1)
    none = Row("", 0, 0)
    return [(year, (row.persons, row.teams)) for year in span for row in [found.get(year, none)]]


def _share_sheet(finding: str, caption: str, head: str, shares, enough: bool = True) -> Sheet:
    """Without the shares where there are too few to tell any."""
    if not enough:
        return Sheet(finding, caption, (head, _("Number")), [(each.label, each.value) for each in shares])
    rows = [(each.label, each.value, each.percent) for each in shares]
    return Sheet(finding, caption, (head, _("Number"), pgettext("part", "Share")), rows)


def _tables(numbers: statistics.Statistics) -> list[BarTable]:
    forms = _named(numbers.by_form)
    return [
        _table(
            "districts",
            _("%(first)s has the most awards on record") % _leading(numbers.by_district),
            _("Awards by district"),
            _("District"),
            numbers.by_district,
        ),
        _table(
            "forms",
            _("Of the kinds of awards, %(first)s comes first") % _leading(forms),
            _("Awards by kind"),
            _("Kind of award"),
            forms,
        ),
        _table(
            "titles",
            _("Of the titles, %(first)s comes first") % _leading(numbers.by_title),
            _("Awards by title"),
            pgettext("award", "Title"),
            numbers.by_title,
        ),
        _table(
            "themes",
            _("Of the themes, %(first)s comes first") % _leading(numbers.by_theme),
            _("People and teams by theme of their achievements"),
            _("Theme"),
            numbers.by_theme,
        ),
    ]


def _table(mark: str, finding: str, caption: str, head: str, rows: tuple[Row, ...]) -> BarTable:
    shown = list(rows[:SHOWN])
    if len(rows) > SHOWN:
        rest = rows[SHOWN - 1 :]
        others = Row(_("Others"), sum(row.persons for row in rest), sum(row.teams for row in rest))
        shown = [*rows[: SHOWN - 1], others]
    bars = charts.bars([(row.persons, row.teams) for row in shown])
    return BarTable(mark, finding, caption, head, list(zip(shown, bars, strict=True)), any(row.teams for row in shown))


def _named(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Awards that are neither of a roll nor of a merit class have a heading too."""
    return tuple(row if row.label else dataclasses.replace(row, label=_("Other awards")) for row in rows)


def _leading(rows: tuple[Row, ...]) -> dict[str, str]:
    """The heading with the greatest number; two of them where they are equal."""
    if not rows:
        return {"first": ""}
    leading = [row.label for row in rows if row.persons + row.teams == rows[0].persons + rows[0].teams]
    return {"first": "、".join(map(str, leading[:2]))}


def _year_finding(years: list[tuple[int, Row]]) -> str:
    """Rise or fall where every year goes that way, else the year with the most: never against the chart below."""
    if not years:
        return ""
    (first, start), (last, _end) = years[0], years[-1]
    if first == last:
        return _("%(year)s: %(persons)s awards to people, %(teams)s to teams") % {
            "year": first, "persons": f"{start.persons:,}", "teams": f"{start.teams:,}",
        }  # fmt: skip
    values = [row.persons + row.teams for _year, row in years]
    before, after = values[0], values[-1]
    words = {"first": first, "last": last, "before": f"{before:,}", "after": f"{after:,}"}
    if min(values) == max(values):
        return _("From %(first)s to %(last)s: %(after)s awards in each year that had any") % words
    if values not in (sorted(values), sorted(values, reverse=True)):
        most = [str(year) for (year, _row), value in zip(years, values, strict=True) if value == max(values)]
        return _("Most awards were conferred in %(years)s: %(number)s") % {
            "years": "、".join(most), "number": f"{max(values):,}",
        }  # fmt: skip
    if before < after:
        return _("From %(first)s to %(last)s awards rose from %(before)s to %(after)s") % words
    return _("From %(first)s to %(last)s awards fell from %(before)s to %(after)s") % words


def _level_finding(rows: tuple[Row, ...]) -> str:
    whole = sum(row.persons + row.teams for row in rows)
    if not whole:
        return ""
    most = max(rows, key=lambda row: row.persons + row.teams)
    share = 100 * (most.persons + most.teams) / whole
    return _("%(share)s%% were conferred at the level: %(level)s") % {"share": f"{share:.1f}", "level": most.label}


def _standing_finding(grassroots: int, other: int) -> str:
    if not grassroots + other:
        return ""
    share = 100 * grassroots / (grassroots + other)
    return _("%(share)s%% of the awards to people went to the grass roots and the front line") % {
        "share": f"{share:.1f}"
    }


def _tile_finding(rows: tuple[Row, ...]) -> str:
    places = sum(bool(row.code) for row in rows)
    return ngettext(
        "%(n)s district has awards on record", "%(n)s districts have awards on record", places
    ) % {"n": f"{places:,}"}  # fmt: skip


def _network_finding(given: tuple[tuple[str, str, int], ...]) -> str:
    if not given:
        return ""
    giver, district, times = given[0]
    return ngettext(
        "Most often, %(times)s time, “%(giver)s” commended recipients in %(district)s",
        "Most often, %(times)s times, “%(giver)s” commended recipients in %(district)s", times,
    ) % {"giver": giver, "district": district, "times": f"{times:,}"}  # fmt: skip


def _tally_finding(numbers: statistics.Statistics) -> str:
    if not numbers.declared:
        return ""
    if numbers.listed >= numbers.declared:
        return _("All that were declared are listed by name")
    names = ("persons", "listed_persons", "teams", "listed_teams")
    tallied = (*numbers.tallied("person"), *numbers.tallied("team"))
    words = {name: f"{number:,}" for name, number in zip(names, tallied, strict=True)}
    if not tallied[2]:
        return _("People declared: %(persons)s, listed by name here: %(listed_persons)s") % words
    if not tallied[0]:
        return _("Teams declared: %(teams)s, listed by name here: %(listed_teams)s") % words
    return (
        _(
            "People declared: %(persons)s, listed by name here: %(listed_persons)s; "
            "teams declared: %(teams)s, listed here: %(listed_teams)s"
        )
        % words
    )
