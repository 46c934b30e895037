"""Rolls as they are shown: parts for persons and teams, tiers, jump marks by stroke count, and the roll as CSV."""

import dataclasses
import itertools
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from editorial.names import stroke_count
from editorial.spreadsheet import BYTE_ORDER_MARK, line
from honorees.pages import CampaignPage, RollEntry, TierLine

LONG_ROLL = 40
"""Entries from which a tier gets a row of jumps by stroke count."""

LARGE_NAMES = 15
"""Entries up to which the first tier is set in large names."""


@dataclasses.dataclass(frozen=True)
class RollName:
    """`line` stands under the name; `mark` is the anchor of the first name with its stroke count, else ""."""

    name: str
    url: str
    line: str
    mark: str = ""


def revoked_of(tier: TierLine) -> int:
    """How many awards of a tier, as it is shown, are revoked."""
    return getattr(tier, "revoked", 0)


def valid_of(tier: TierLine) -> int | None:
    """How many of the declared awards of a tier still stand; None where all do, or no exact number was declared."""
    if not revoked_of(tier) or tier.declared is None or tier.qualifier:
        return None
    return max(tier.declared - revoked_of(tier), len(tier.entries))


@dataclasses.dataclass(frozen=True)
class RollTier:
    line: TierLine
    names: tuple[RollName, ...]
    jumps: tuple[tuple[str, int], ...]
    """(anchor, strokes; 0 for names whose count is not known)"""
    large: bool = False

    @property
    def valid(self) -> int | None:
        """See valid_of."""
        return valid_of(self.line)

    @property
    def missing(self) -> bool:
        """Whether fewer names are published than were declared and still stand."""
        standing = self.line.declared if self.valid is None else self.valid
        return standing is not None and len(self.names) < standing


@dataclasses.dataclass(frozen=True)
class RollPart:
    """All tiers for persons, or all for teams. `total` is declared where it is, else the number of names."""

    recipients: str
    tiers: tuple[RollTier, ...]

    @property
    def total(self) -> int:
        return sum(len(each.names) if each.line.declared is None else each.line.declared for each in self.tiers)

    @property
    def valid(self) -> int | None:
        """How many of the total still stand; None where all do, or where that is not known."""
        revoked = sum(each.line.declared - each.valid for each in self.tiers if each.valid is not None)
        return self.total - revoked if revoked else None

    @property
    def qualifier(self) -> str:
        """The qualifier of the number, where it is one number."""
        return self.tiers[0].line.qualifier if len(self.tiers) == 1 else ""

    @property
    def listed(self) -> int:
        return sum(len(each.names) for each in self.tiers)


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


def roll_csv(page: CampaignPage) -> Iterator[str]:
    """The roll as lines of CSV for spreadsheets: a byte order mark first, cells that would be formulas made text."""
    year = str(page.year or "")
    heads = [
        _("No."), _("Name"), _("Award"), _("Conferred on"), _("Organisation"), _("Post"), _("Year"),
        _("Document number"), _("Date of the decision"), _("Campaign"),
    ]  # fmt: skip
    kinds = {"honoree": _("Person"), "team": _("Team")}
    yield BYTE_ORDER_MARK + line(heads)
    entries = ((tier, entry) for tier in page.tiers for entry in tier.entries)
    for at, (tier, entry) in enumerate(entries, start=1):
        yield line([
            str(at), entry.recipient.label, tier.title, kinds.get(entry.recipient.kind, ""), entry.organization,
            entry.post, year, page.document_number, page.decided_on.isoformat() if page.decided_on else "", page.name,
        ])  # fmt: skip


def _tier(anchor: str, line: TierLine, live: frozenset[tuple[str, str]], *, first: bool) -> RollTier:
    jump = line.recipients == "person" and len(line.entries) > LONG_ROLL
    names, jumps = [], []
    for strokes, entries in itertools.groupby(line.entries, key=_strokes):
        mark = f"{anchor}-{strokes}" if jump else ""
        jumps.append((mark, strokes))
        names += [_name(entry, live, mark if at == 0 else "") for at, entry in enumerate(entries)]
    large = first and line.recipients == "person" and len(names) <= LARGE_NAMES
    return RollTier(line, tuple(names), tuple(jumps) if jump and len(jumps) > 1 else (), large)


def _strokes(entry: RollEntry) -> int:
    return stroke_count(entry.stroke_order)


def _name(entry: RollEntry, live: frozenset[tuple[str, str]], mark: str) -> RollName:
    ref = (entry.recipient.kind, entry.recipient.id)
    return RollName(entry.recipient.label, address(*ref) if ref in live else "", entry.organization or entry.post, mark)
