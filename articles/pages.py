"""What readers see of an article."""

import dataclasses
import datetime as dt
from typing import ClassVar

from editorial.pages import AchievementLine, Photo, Place, Ref

AUTHOR_ROLES = ("作者", "记者", "通讯员")
"""Roles of a credit whose names stand as author beside the date."""


@dataclasses.dataclass(frozen=True)
class CreditLine:
    """`names` () means that the label was printed and left empty; `original`: signed the text this one is based on."""

    KNOWN_BY: ClassVar = (("role", "original"), ("names",), ("role",))

    role: str
    names: tuple[str, ...]
    original: bool = False


@dataclasses.dataclass(frozen=True)
class MentionLine:
    """Somebody or something named; `target` has id "" where there is no record."""

    KNOWN_BY: ClassVar = (("target", "capacity"), ("target",), ("name",))

    target: Ref
    name: str
    post: str
    capacity: str
    capacity_label: str


@dataclasses.dataclass(frozen=True)
class ArticlePage:
    title: str
    kicker: str
    subtitle: str
    editor_note: str
    body: str
    origin: str
    origin_label: str
    source: str | None
    source_title: str
    contributor: str
    published_on: dt.date | None
    column: Ref | None
    place: Place
    credits: tuple[CreditLine, ...]
    photos: tuple[Photo, ...]
    mentions: tuple[MentionLine, ...]
    achievements: tuple[AchievementLine, ...]
    rights: str

    @property
    def own_credits(self) -> tuple[CreditLine, ...]:
        """Who signed this text."""
        return tuple(each for each in self.credits if not each.original)

    @property
    def original_credits(self) -> tuple[CreditLine, ...]:
        """Who signed the text that this one was adapted from."""
        return tuple(each for each in self.credits if each.original)

    @property
    def authors(self) -> tuple[str, ...]:
        """The names of this text's authors, none where none is printed."""
        return tuple(name for each in self.own_credits if each.role in AUTHOR_ROLES for name in each.names)
