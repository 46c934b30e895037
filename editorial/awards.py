"""The kinds of award that can be revoked. The engine knows none by name: each app registers its own."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable

from districts.models import District
from editorial.suppressed import Target


@dataclasses.dataclass(frozen=True)
class Award:
    """An award as a case needs it: what was conferred, on whom, and which districts have a say.

    `district` is that of the roll or page that publishes it, `home` the recipient's own. `certificate` is the number of
    the certificate, "" where there is none.
    """

    kind: str
    id: str
    title: str
    year: int | None
    recipient: Target
    recipient_name: str
    district: District
    home: District
    revoked_on: dt.date | None = None
    certificate: str = ""

    @property
    def target(self) -> Target:
        return self.kind, self.id


@dataclasses.dataclass(frozen=True)
class Mark:
    """What is written on an award that was revoked. The award itself is kept."""

    on: dt.date | None
    by: str
    document: str


@dataclasses.dataclass(frozen=True)
class AwardKind:
    """All that the engine needs to know of one kind of award.

    find(ids)               the awards with these ids, by id; a fixed number of queries
    mark_revoked(id, mark)  write the mark on the award; None takes it off again
    marked()                all marks, by id
    verified_at(recipient)  the public addresses that say whether certificates of the recipient are genuine
    """

    name: str
    find: Callable[[Iterable[str]], dict[str, Award]]
    mark_revoked: Callable[[str, Mark | None], None]
    marked: Callable[[], dict[str, Mark]]
    verified_at: Callable[[Target], list[str]] = lambda recipient: []


_kinds: dict[str, AwardKind] = {}


def register(kind: AwardKind) -> None:
    """Make a kind of award known. Raises ValueError if its name is taken."""
    if kind.name in _kinds:
        raise ValueError(f"the kind of award {kind.name} is registered already")
    _kinds[kind.name] = kind


def every() -> tuple[AwardKind, ...]:
    """All kinds of award."""
    return tuple(_kinds.values())


def get(name: str) -> AwardKind:
    """Return the kind of award of that name. Raises KeyError if there is none."""
    return _kinds[name]


def known(name: str) -> bool:
    """Whether there is a kind of award of that name."""
    return name in _kinds


def find(kind: str, key: str) -> Award | None:
    """The award, or None where there is none of that kind and id."""
    return _kinds[kind].find([key]).get(key) if kind in _kinds else None
