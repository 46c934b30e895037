"""The registry of checks. Each is a small function over a snapshot; apps register the checks of their kinds."""

import dataclasses
import enum
import hashlib
from collections.abc import Callable, Iterable, Iterator

from django.utils.functional import Promise

from editorial import snapshots
from editorial.preflight.surroundings import Surroundings


class Severity(enum.StrEnum):
    """What blocks has to be mended. A warning wants an answer when the page is submitted, a flag from the approver."""

    BLOCK = "block"
    WARN = "warn"
    FLAG = "flag"


@dataclasses.dataclass(frozen=True)
class Finding:
    """`place` is the field or part of the page that the finding is about, such as `credits` or `photos.2`.

    `answer` is the word that it was given, where one was, and `answered_by` the person.
    """

    check: str
    severity: Severity
    message: str
    place: str = ""
    answer: str = ""
    answered_by: str = ""

    @property
    def key(self) -> str:
        """By which an answer is kept for it: the same as long as the same is found at the same place."""
        return f"{self.check}:{self.place}:{hashlib.sha256(self.message.encode()).hexdigest()[:10]}"


@dataclasses.dataclass(frozen=True)
class Check:
    """`function(snapshot)` yields (message, place) for each thing found; `about` says in a line what it looks for.

    One that `compares` the page with live pages is called with the surroundings as well.
    """

    id: str
    severity: Severity
    about: str | Promise
    kinds: tuple[str, ...]
    function: Callable[..., Iterable[tuple[str, str]]]
    compares: bool = False

    def run(self, snapshot: snapshots.Snapshot, around: Surroundings) -> Iterator[Finding]:
        """What it finds on the snapshot: nothing on a page of a kind that it is not for."""
        if self.kinds and snapshot.kind.name not in self.kinds:
            return
        for message, place in self.function(snapshot, around) if self.compares else self.function(snapshot):
            yield Finding(self.id, self.severity, str(message), place)


_checks: dict[str, Check] = {}


def register(id: str, severity: Severity, about, kinds: tuple[str, ...] = (), *, compares: bool = False):
    """Decorate a function as a check for the kinds named, or for all of them. Raises ValueError if the id is taken."""

    def decorate(function):
        if id in _checks:
            raise ValueError(f"the check {id} is registered already")
        _checks[id] = Check(id, severity, about, kinds, function, compares)
        return function

    return decorate


def checks() -> Iterator[Check]:
    """All checks, by id."""
    return iter(sorted(_checks.values(), key=lambda each: each.id))


def check(snapshot: snapshots.Snapshot, *severities: Severity) -> list[Finding]:
    """Return what the checks find on a snapshot, blocking findings first; only those of the severities, if given."""
    around = Surroundings()
    wanted = (each for each in checks() if not severities or each.severity in severities)
    findings = [finding for each in wanted for finding in each.run(snapshot, around)]
    return sorted(findings, key=lambda finding: finding.severity != Severity.BLOCK)


def check_edition(edition) -> list[Finding]:
    """Return what the checks find on the frozen page of an edition; the record is not looked at."""
    return check(snapshots.of_edition(edition))


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that stop submission and approval."""
    return [finding for finding in findings if finding.severity == Severity.BLOCK]
