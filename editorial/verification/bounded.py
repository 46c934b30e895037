"""The verification for a page in the browser: within a time and a number of findings, and honest about both."""

import contextlib
import dataclasses
import time

from editorial.models import Decision
from editorial.verification import head, verify

SECONDS = 25
"""How long a page may take. A larger site is verified by the command."""

FINDINGS = 200


@dataclasses.dataclass
class Outcome:
    """What was looked at, and what was found. `finished` is False where time or room ran out: then nothing is proven.

    `head` is the hash of the last decision; noted down elsewhere, it proves later that nothing before it was changed.
    """

    head: str
    findings: list[str] = dataclasses.field(default_factory=list)
    decisions: int = 0
    editions: int = 0
    finished: bool = False

    @property
    def well(self) -> bool:
        return self.finished and not self.findings


class _OutOfTime(Exception):
    """The time is over."""


def verified(expect: str = "", seconds: float = SECONDS) -> Outcome:
    """Verify for at most so many seconds. `expect` is the hash of a decision that was noted down earlier."""
    outcome = Outcome(head())
    end = time.monotonic() + seconds

    def count(row) -> None:
        if time.monotonic() > end:
            raise _OutOfTime
        if isinstance(row, Decision):
            outcome.decisions += 1
        else:
            outcome.editions += 1

    try:
        with contextlib.closing(verify(expect, count)) as findings:
            for finding in findings:
                if len(outcome.findings) == FINDINGS:
                    return outcome
                outcome.findings.append(finding)
    except _OutOfTime:
        return outcome
    outcome.finished = True
    return outcome
