"""What staff chose for a front page, as it is approved. Readers see of it what is live."""

import dataclasses
from typing import ClassVar

from editorial.pages import Place, Ref


@dataclasses.dataclass(frozen=True)
class StoryChoice:
    """A story, and whom it names: it stands on no front page while one of these people and teams is suppressed."""

    KNOWN_BY: ClassVar = (("story",),)

    story: Ref
    people: tuple[Ref, ...] = ()


@dataclasses.dataclass(frozen=True)
class NumberChoice:
    """A number as printed; `note` says of when and where it holds, `subject` whose it is where that is known."""

    KNOWN_BY: ClassVar = (("label", "source"), ("label",))

    label: str
    printed: str
    unit: str
    note: str
    subject: Ref | None
    source: StoryChoice


@dataclasses.dataclass(frozen=True)
class ColumnChoice:
    KNOWN_BY: ClassVar = (("column",),)

    column: Ref
    count: int


@dataclasses.dataclass(frozen=True)
class FrontPage:
    whole_site: bool
    place: Place
    slogan: str
    introduction: str
    notice: str
    notice_story: StoryChoice | None
    lead: StoryChoice | None
    stories: tuple[StoryChoice, ...]
    campaigns: tuple[Ref, ...]
    numbers: tuple[NumberChoice, ...]
    columns: tuple[ColumnChoice, ...]
