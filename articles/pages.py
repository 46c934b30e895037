"""What readers see of an article."""

import dataclasses
import datetime as dt
from typing import ClassVar

from editorial.pages import AchievementLine, Photo, Place, Ref


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
