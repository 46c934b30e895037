"""What readers see of people, teams and campaigns: one page class for each kind, and what a roll is made of."""

import dataclasses
import datetime as dt
from typing import ClassVar

from editorial.pages import AchievementLine, Photo, Place, Ref


@dataclasses.dataclass(frozen=True)
class PostLine:
    """A post as it was held. `started` and `ended` are dates of 4, 7 or 10 characters, "" where not known."""

    KNOWN_BY: ClassVar = (("organization", "title", "started"), ("organization", "title"), ("title",))

    kind: str
    kind_label: str
    organization: str
    title: str
    started: str = ""
    ended: str = ""
    printed: str = ""


@dataclasses.dataclass(frozen=True)
class AwardLine:
    """An award that this page itself publishes: one outside campaigns."""

    KNOWN_BY: ClassVar = (("id",), ("title", "year"))

    id: str
    title: str
    merit: str
    granted_by: str
    level: str
    level_label: str
    granted_on: dt.date | None
    year: int | None
    post_then: str = ""
    organization_then: str = ""
    document_number: str = ""
    source: str = ""


@dataclasses.dataclass(frozen=True)
class HonoreePage:
    name: str
    surname: str
    pinyin: str
    name_hant: str
    place: Place
    organization: str
    post: str
    introduction: str
    portrait: Photo | None
    posts: tuple[PostLine, ...]
    awards: tuple[AwardLine, ...]
    achievements: tuple[AchievementLine, ...]
    teams: tuple[Ref, ...]


@dataclasses.dataclass(frozen=True)
class MemberLine:
    """A member of a team; `person` names the record, with id "" for a member who has none."""

    KNOWN_BY: ClassVar = (("person",),)

    person: Ref
    role: str = ""
    started: str = ""
    ended: str = ""


@dataclasses.dataclass(frozen=True)
class TeamPage:
    name: str
    place: Place
    organization: str
    introduction: str
    members: tuple[MemberLine, ...]
    awards: tuple[AwardLine, ...]
    achievements: tuple[AchievementLine, ...]


@dataclasses.dataclass(frozen=True)
class RollEntry:
    """A recipient on a roll, as of the award. `award` is the id of the commendation, by which it can be suppressed."""

    KNOWN_BY: ClassVar = (("award",), ("recipient",))

    award: str
    recipient: Ref
    organization: str
    post: str
    stroke_order: str = ""


@dataclasses.dataclass(frozen=True)
class TierLine:
    """A title with its declared number (as printed beside it) and the recipients whose names are published."""

    KNOWN_BY: ClassVar = (("title",), ("recipients", "declared"))

    title: str
    recipients: str
    declared: int | None
    qualifier: str
    printed: str
    entries: tuple[RollEntry, ...]


@dataclasses.dataclass(frozen=True)
class ShownTier(TierLine):
    """A title as readers are shown it while some of its awards are revoked: these are counted, and never named.

    It is made when a page is presented and is in no frozen page.
    """

    revoked: int = 0


@dataclasses.dataclass(frozen=True)
class PhaseLine:
    KNOWN_BY: ClassVar = (("name",),)

    name: str
    started: str = ""
    ended: str = ""
    note: str = ""


@dataclasses.dataclass(frozen=True)
class CampaignPage:
    name: str
    short_name: str
    kind: str
    kind_label: str
    parent: Ref | None
    place: Place
    host: str
    year: int | None
    started: str
    ended: str
    decided_on: dt.date | None
    document_number: str
    introduction: str
    roster_note: str
    phases: tuple[PhaseLine, ...]
    tiers: tuple[TierLine, ...]
    achievements: tuple[AchievementLine, ...]
