"""What staff chose for a front page: nothing, until the app that keeps front pages has said how they are read."""

import dataclasses
from collections.abc import Callable

from editorial import chrome, clock, kept, suppressed
from editorial.models import Edition

WHOLE_SITE = "whole_site"
"""Key in the card of a front page's edition: whether it is the home page of the site."""


@dataclasses.dataclass(frozen=True)
class Number:
    """A key number as printed; `source` is the public id of the story that states it."""

    label: str
    printed: str
    unit: str
    note: str
    source: str


@dataclasses.dataclass(frozen=True)
class ColumnShown:
    """A column and how many of its stories are to be shown."""

    slug: str
    label: str
    count: int


@dataclasses.dataclass(frozen=True)
class Choices:
    """Stories and campaigns by public id, in the order in which they are to stand. Not all of them need be live.

    `public_id` is the front page's own, "" where there is none; empty fields are filled by themselves.
    """

    public_id: str = ""
    slogan: str = ""
    introduction: str = ""
    lead: str = ""
    stories: tuple[str, ...] = ()
    campaigns: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    columns: tuple[ColumnShown, ...] = ()
    notice: str = ""
    notice_story: str = ""

    @property
    def articles(self) -> set[str]:
        """The public ids of all stories that are named."""
        named = {self.lead, self.notice_story, *self.stories, *(each.source for each in self.numbers)}
        return named - {""}


NOTHING = Choices()
_provider: dict[str, Callable[[object, str], Choices]] = {}
_kept: kept.Kept[Choices] = kept.Kept()


def register(kind: str, choices: Callable[[object, str], Choices]) -> None:
    """Let pages of that kind be the front pages. `choices(page, public_id)` puts one in the engine's terms."""
    _provider[kind] = choices


def of_home(reading: clock.Reading) -> Choices:
    """What was chosen for the home page of the site: one query, and none while the clock's state stands.

    Where the site is one district's, only that district's staff have it in hand.
    """
    home = chrome.at(reading).home
    place = {"place": home.code} if home else {}
    return _kept.get(reading, "home", lambda: _read(reading, True, **place))


def of_district(reading: clock.Reading, code: str) -> Choices:
    """What was chosen for the district's page, at the same cost."""
    return _kept.get(reading, code, lambda: _read(reading, False, place=code))


def _read(reading: clock.Reading, whole_site: bool, **conditions) -> Choices:
    wanted = {f"card__{WHOLE_SITE}": whole_site, **conditions}
    editions = Edition.objects.live(reading.now).of(*_provider).filter(**wanted)
    edition = editions.for_page().order_by("-live_from", "-pk").first() if _provider else None
    if edition is None or (edition.kind, edition.public_id) in suppressed.targets_at(reading):
        return NOTHING
    page = suppressed.presented(edition, suppressed.targets_at(reading))
    return _provider[edition.kind](page, edition.public_id)
