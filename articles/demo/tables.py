"""The forms in which the stories of the demonstration are written down. Codes and choices are those of the models."""

import dataclasses
import datetime as dt


@dataclasses.dataclass(frozen=True)
class Figure:
    """A number; `printed` with its unit, as the report has it."""

    label: str
    printed: str
    value: str
    unit: str = ""
    qualifier: str = ""
    scope: str = ""
    period: str = ""
    rank: str = ""


@dataclasses.dataclass(frozen=True)
class Deed:
    """An achievement, in our own words; `theme` is a slug, `level` says whose it is."""

    statement: str
    theme: str
    level: str = "person"
    figures: tuple[Figure, ...] = ()


@dataclasses.dataclass(frozen=True)
class Post:
    printed: str
    title: str = ""
    organization: str = ""
    kind: str = "held"
    started: str = ""


@dataclasses.dataclass(frozen=True)
class Award:
    """Stated for this recipient in the report: outside campaigns by title or merit, else by campaign and tier."""

    level: str
    title: str = ""
    merit: str = ""
    granted_by: str = ""
    year: int | None = None
    granted_on: dt.date | None = None
    campaign: str = ""
    tier: str = ""
    post_then: str = ""
    organization_then: str = ""


@dataclasses.dataclass(frozen=True)
class Person:
    """`place` is a district code where it is not the story's district."""

    name: str
    posts: tuple[Post, ...]
    organization: str = ""
    introduction: str = ""
    awards: tuple[Award, ...] = ()
    deeds: tuple[Deed, ...] = ()
    place: str = ""


@dataclasses.dataclass(frozen=True)
class Group:
    name: str
    organization: str = ""
    introduction: str = ""
    awards: tuple[Award, ...] = ()
    deeds: tuple[Deed, ...] = ()


@dataclasses.dataclass(frozen=True)
class Tier:
    """`declared` is None where the report states no number that was conferred, such as where it states a plan."""

    title: str
    declared: int | None
    printed: str
    recipients: str = "person"
    qualifier: str = ""


@dataclasses.dataclass(frozen=True)
class Phase:
    name: str
    started: str = ""
    note: str = ""


@dataclasses.dataclass(frozen=True)
class Campaign:
    """`parent` is the name of a campaign that stands before it in the story."""

    name: str
    kind: str
    introduction: str
    short_name: str = ""
    parent: str = ""
    year: int | None = None
    roster_note: str = ""
    tiers: tuple[Tier, ...] = ()
    phases: tuple[Phase, ...] = ()
    deeds: tuple[Deed, ...] = ()


@dataclasses.dataclass(frozen=True)
class Mention:
    """Somebody who is named and has no record of their own."""

    name: str
    post: str
    capacity: str


@dataclasses.dataclass(frozen=True)
class Unit:
    """An organisation; `deeds` are those told of itself."""

    name: str
    kind: str = "government"
    deeds: tuple[Deed, ...] = ()


@dataclasses.dataclass(frozen=True)
class Story:
    """A report and everything that it states. Its title, text and notes are ours; `source_title` is the original's.

    `source` and the names of a credit: None where no such label was printed, "" where it was and stood empty.
    `body` has a paragraph an item; those that begin with "## " are headings. A story that is `held` stays a
    draft and is on no public page.
    """

    key: str
    district: str
    title: str
    kicker: str
    subtitle: str
    column: str
    source: str | None
    source_title: str
    published_on: dt.date | None
    credits: tuple[tuple[str, str], ...]
    body: tuple[str, ...]
    editor_note: str = ""
    units: tuple[Unit, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    people: tuple[Person, ...] = ()
    groups: tuple[Group, ...] = ()
    mentions: tuple[Mention, ...] = ()
    deeds: tuple[Deed, ...] = ()
    held: bool = False
