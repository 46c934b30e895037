"""The registry of checks. Each is a small function over a snapshot; apps register the checks of their kinds."""

import dataclasses
import enum
from collections.abc import Callable, Iterable, Iterator

from django.utils.functional import Promise

from editorial import kinds, snapshots


class Severity(enum.StrEnum):
    BLOCK = "block"
    WARN = "warn"


@dataclasses.dataclass(frozen=True)
class Finding:
    """`place` is the field or part of the page that the finding is about, such as `credits` or `photos.2`."""

    check: str
    severity: Severity
    message: str
    place: str = ""


@dataclasses.dataclass(frozen=True)
class Check:
    """`function(snapshot)` yields (message, place) for each thing found; `about` says in a line what it looks for."""

    id: str
    severity: Severity
    about: str | Promise
    kinds: tuple[str, ...]
    function: Callable[[snapshots.Snapshot], Iterable[tuple[str, str]]]


_checks: dict[str, Check] = {}


def register(id: str, severity: Severity, about, kinds: tuple[str, ...] = ()):
    """Decorate a function as a check for the kinds named, or for all of them. Raises ValueError if the id is taken."""

    def decorate(function):
        if id in _checks:
            raise ValueError(f"the check {id} is registered already")
        _checks[id] = Check(id, severity, about, kinds, function)
        return function

    return decorate


def checks() -> Iterator[Check]:
    """All checks, by id."""
    return iter(sorted(_checks.values(), key=lambda each: each.id))


def check(snapshot: snapshots.Snapshot) -> list[Finding]:
    """Return what the checks find on a snapshot, blocking findings first."""
    findings = [
        Finding(each.id, each.severity, str(message), place)
        for each in checks()
        if not each.kinds or snapshot.kind.name in each.kinds
        for message, place in each.function(snapshot)
    ]
    return sorted(findings, key=lambda finding: finding.severity != Severity.BLOCK)


def check_edition(edition) -> list[Finding]:
    """Return what the checks find on the frozen page of an edition; the record is not looked at."""
    return check(snapshots.of_page(kinds.get(edition.kind), edition.public_id, snapshots.page_of(edition)))


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that stop submission and approval."""
    return [finding for finding in findings if finding.severity == Severity.BLOCK]
