"""What intake makes of a story: the plain data that read, clean and find pass on."""

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal


@dataclass
class Line:
    """One line of the page as read; kind is "", "heading", "row", "caption", "image" or "link"."""

    text: str
    kind: str = ""


@dataclass
class Image:
    """A picture that came along inside a file; data is None where the page only points to an address."""

    name: str
    content_type: str
    data: bytes | None = None
    caption: str = ""


@dataclass
class Damage:
    """A spot that could not be repaired: the characters as they stand, and where they stand in the text."""

    text: str
    start: int
    end: int


@dataclass
class Source:
    """What reading gives: lines in page order, and what was noticed while decoding."""

    lines: list[Line]
    format: str = "text"
    encoding: str = ""
    images: list[Image] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    converted: bool = False  # traditional text or pinyin in brackets was turned to simplified

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


@dataclass
class Credit:
    """A byline: its role in the standard wording, the names, the words and the role as printed."""

    role: str
    names: list[str]
    printed: str = ""
    label: str = ""


@dataclass
class Block:
    """A piece of the body; kind is "heading", "paragraph", "row" or "list". start is its offset in Story.body."""

    kind: str
    text: str
    start: int = 0

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass
class Story:
    """A page without its furniture. Offsets of all findings count in `body`."""

    title: str = ""
    kicker: str = ""
    subtitle: str = ""
    published_on: date | None = None
    published_time: time | None = None
    source: str = ""
    credits: list[Credit] = field(default_factory=list)
    editor_note: str = ""
    blocks: list[Block] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    rights: str = ""
    chrome: list[str] = field(default_factory=list)
    damage: list[Damage] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)

    @property
    def body(self) -> str:
        return "\n".join(block.text for block in self.blocks)

    def place_blocks(self) -> None:
        """Give every block its offset in `body`; call once after the blocks stand."""
        at = 0
        for block in self.blocks:
            block.start = at
            at += len(block.text) + 1


@dataclass
class Post:
    """A post as printed for a person; start and end are offsets in the body, or -1 when found elsewhere."""

    text: str
    start: int = -1
    end: int = -1
    former: bool = False  # 时任, 原
    secondment: bool = False  # 挂职


@dataclass
class Person:
    """Somebody named. kind is "commended" or "mentioned"; capacity says more: commended, deeds_told, leader_quoted,
    citizen, named."""

    name: str
    posts: list[Post] = field(default_factory=list)
    kind: str = "mentioned"
    capacity: str = "named"
    spans: list[tuple[int, int]] = field(default_factory=list)
    unit: str = ""


@dataclass
class Tally:
    """How many were honoured: the count as printed, its value and what was counted."""

    count: str
    value: Decimal
    what: str
    start: int = -1
    end: int = -1


@dataclass
class Campaign:
    """A selection, drive, education campaign or other activity that the story names."""

    name: str
    kind: str = "activity"
    tallies: list[Tally] = field(default_factory=list)
    start: int = -1
    end: int = -1


@dataclass
class Team:
    """A group or office that is commended, with the words that say so."""

    name: str
    sentence: str = ""
    start: int = -1
    end: int = -1


@dataclass
class Merit:
    """A merit class or title in one year; recipient is a person or team, year None when the text gives none."""

    recipient: str
    honour: str
    year: int | None
    sentence: str
    start: int = -1
    end: int = -1


@dataclass
class Figure:
    """A counted result: words as printed, number as printed, parsed value, unit and what qualifies it."""

    text: str
    number: str
    value: Decimal
    unit: str
    qualifier: str = ""
    scope: str = ""
    rank: str = ""
    start: int = -1
    end: int = -1


@dataclass
class Theme:
    """What a section is about; the code is the key of the theme table."""

    code: str
    section: str
    start: int
    end: int


@dataclass
class Marker:
    """A word such as 我区 whose meaning depends on the outlet."""

    text: str
    start: int
    end: int


@dataclass
class Findings:
    """Everything found in a story, each with its place in the body."""

    honorees: list[Person] = field(default_factory=list)
    teams: list[Team] = field(default_factory=list)
    campaigns: list[Campaign] = field(default_factory=list)
    merits: list[Merit] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    places: list[Marker] = field(default_factory=list)
