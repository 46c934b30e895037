"""Rolls as they are shown: parts for persons and teams, tiers, groups by stroke count, and the roll as a table."""

import dataclasses
import functools
import itertools
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.honours import Tally, Total, total
from editorial.names import stroke_count, surname_of
from editorial.tables import Cell
from honorees.certificates import code_of
from honorees.pages import CampaignPage, RollEntry, TierLine

LONG_ROLL = 40
"""Entries from which a tier is grouped by stroke count, with an index of the groups."""

LARGE_NAMES = 15
"""Entries up to which the first tier is set in large names."""

SURNAMES_SHOWN = 14
"""Surnames that the index names for a stroke count; of more, the last of them is followed by an ellipsis."""

ROLL_HEADS = (
    gettext_lazy("No."), gettext_lazy("Name"), gettext_lazy("Award"), gettext_lazy("Conferred on"),
    gettext_lazy("Organisation"), gettext_lazy("Post"), gettext_lazy("Year"), gettext_lazy("Document number"),
    gettext_lazy("Date of the decision"), gettext_lazy("Campaign"), gettext_lazy("Verification number"),
)  # fmt: skip
"""Columns of a roll as a file."""


@dataclasses.dataclass(frozen=True)
class RollName:
    """`line` stands under the name; `id` is the recipient's public id, "" where there is none."""

    name: str
    url: str
    line: str
    id: str = ""


@dataclasses.dataclass(frozen=True)
class RollGroup:
    """Names one after another on a roll: those whose surname has so many strokes, 0 where that is not known.

    `mark` is the anchor of the group, "" for the one group of a short roll. `names` is empty where the group is not
    shown; `listed` is how many there are.
    """

    mark: str
    strokes: int
    surnames: str
    names: tuple[RollName, ...]
    listed: int


def revoked_of(tier: TierLine) -> int:
    """How many awards of a tier, as it is shown, are revoked."""
    return getattr(tier, "revoked", 0)


def tally_of(tier: TierLine) -> Tally:
    """What a tier, as it is shown, declares and lists."""
    return Tally(tier.title, tier.recipients, tier.declared, tier.qualifier, len(tier.entries), revoked_of(tier))


@dataclasses.dataclass(frozen=True)
class RollTier:
    """A title with those who received it. `mark` is its anchor, `large` whether its names are set large."""

    mark: str
    line: TierLine
    groups: tuple[RollGroup, ...]
    large: bool = False

    @property
    def listed(self) -> int:
        return sum(group.listed for group in self.groups)

    @property
    def shown(self) -> int:
        """How many of the listed names stand on the page."""
        return sum(len(group.names) for group in self.groups)

    @property
    def grouped(self) -> bool:
        """Whether the groups have headings and an index."""
        return len(self.groups) > 1

    @property
    def valid(self) -> int | None:
        """How many of the declared still stand; None where all do, or where that is not known."""
        return tally_of(self.line).valid

    @property
    def missing(self) -> bool:
        """Whether fewer names are published than were declared and still stand."""
        return tally_of(self.line).missing


@dataclasses.dataclass(frozen=True)
class RollPart:
    """All tiers for persons, or all for teams. `total` is declared where it is, else the number of names."""

    recipients: str
    tiers: tuple[RollTier, ...]

    @functools.cached_property
    def _total(self) -> Total:
        return total(self.recipients, (tally_of(each.line) for each in self.tiers))

    @property
    def total(self) -> int:
        return self._total.number

    @property
    def valid(self) -> int | None:
        """How many of the total still stand; None where all do, or where that is not known."""
        return self._total.valid

    @property
    def qualifier(self) -> str:
        """The qualifier of the number, where it is one number."""
        return self._total.qualifier

    @property
    def listed(self) -> int:
        return sum(each.listed for each in self.tiers)

    @property
    def missing(self) -> bool:
        """Whether names of a title are not on the roll, or whether that is not known."""
        return any(each.missing or not each.listed for each in self.tiers)


def roll_parts(page: CampaignPage, live: frozenset[tuple[str, str]]) -> list[RollPart]:
    """The roll of a page; names of recipients whose pages are live carry an address."""
    parts = []
    for recipients in ("person", "team"):
        lines = [tier for tier in page.tiers if tier.recipients == recipients]
        tiers = [_tier(f"{recipients[0]}{at}", line, live, first=at == 0) for at, line in enumerate(lines)]
        if tiers:
            parts.append(RollPart(recipients, tuple(tiers)))
    return parts


def address(kind: str, public_id: str) -> str:
    return reverse(kind, args=[public_id])


def roll_rows(page: CampaignPage) -> Iterator[list[Cell]]:
    """The roll as rows of a table, under ROLL_HEADS."""
    kinds = {"honoree": _("Person"), "team": _("Team")}
    entries = ((tier, entry) for tier in page.tiers for entry in tier.entries)
    for at, (tier, entry) in enumerate(entries, start=1):
        yield [
            at, entry.recipient.label, tier.title, kinds.get(entry.recipient.kind, ""), entry.organization,
            entry.post, page.year or "", page.document_number,
            page.decided_on.isoformat() if page.decided_on else "", page.name, code_of(entry.award),
        ]  # fmt: skip


def _tier(anchor: str, line: TierLine, live: frozenset[tuple[str, str]], *, first: bool) -> RollTier:
    long = line.recipients == "person" and len(line.entries) > LONG_ROLL
    by_strokes = [(strokes, list(entries)) for strokes, entries in itertools.groupby(line.entries, key=_strokes)]
    if not long or len(by_strokes) == 1:
        by_strokes = [(0, list(line.entries))] if line.entries else []
    groups = tuple(
        RollGroup(
            f"{anchor}-{strokes}" if len(by_strokes) > 1 else "", strokes, _surnames(entries) if long else "",
            tuple(_name(entry, live) for entry in entries), len(entries),
        )
        for strokes, entries in by_strokes
    )  # fmt: skip
    large = first and line.recipients == "person" and len(line.entries) <= LARGE_NAMES
    return RollTier(anchor, line, groups, large)


def _strokes(entry: RollEntry) -> int:
    return stroke_count(entry.stroke_order)


def _surnames(entries: list[RollEntry]) -> str:
    """The surnames of a group in the order of the roll."""
    found = list(dict.fromkeys(surname_of(entry.recipient.label) for entry in entries))
    return " ".join(found[:SURNAMES_SHOWN]) + ("…" if len(found) > SURNAMES_SHOWN else "")


def _name(entry: RollEntry, live: frozenset[tuple[str, str]]) -> RollName:
    ref = (entry.recipient.kind, entry.recipient.id)
    url = address(*ref) if ref in live else ""
    return RollName(entry.recipient.label, url, entry.organization or entry.post, entry.recipient.id)
