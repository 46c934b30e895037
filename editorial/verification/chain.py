"""The chain of decisions: no link is altered, missing or doubled, and it ends at the ledger's head."""

import datetime as dt
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from editorial import ledger
from editorial.models import Decision, Ledger, RevocationCase, Suppression
from editorial.verification.revocations import Revocations

CHUNK = 2000


class Chain:
    """What the decisions say, collected by walking along them once.

    `cancelled` and `withdrawn` tell by edition at which instant it was cancelled or withdrawn, also where that was
    the effect of a decision about something else.
    """

    def __init__(self):
        self.hashes: set[str] = set()
        self.cancelled: dict[int, dt.datetime] = {}
        self.withdrawn: dict[int, dt.datetime] = {}
        self.suppressed: set[tuple[str, str, dt.datetime]] = set()
        self.lifted: set[tuple[str, str, dt.datetime]] = set()
        self.ratified: set[tuple[str, str, dt.datetime]] = set()
        self.cases: set[tuple[str, str, dt.datetime]] = set()
        self.closed: set[tuple[str, dt.datetime]] = set()
        self._about_targets = Revocations()

    def walk(self, before: Callable[[Decision], None] = lambda row: None) -> Iterator[str]:
        """Yield what is wrong with the chain; call `before` with every decision before it is looked at."""
        head, last = "", None
        for decision in Decision.objects.order_by("pk").iterator(chunk_size=CHUNK):
            before(decision)
            if decision.previous != head:
                yield _("Decision %(id)s does not follow the one before it.") % {"id": decision.pk}
            if ledger.hash_of(decision) != decision.hash:
                yield _("Decision %(id)s was altered.") % {"id": decision.pk}
            if last and decision.at <= last:
                yield _("Decision %(id)s is not later than the one before it.") % {"id": decision.pk}
            head, last = decision.hash, decision.at
            self._collect(decision)
        row = Ledger.objects.get()
        if row.head != head:
            yield _("The ledger's head is not the last decision.")
        if last and row.changed_at < last:
            yield _("The publication clock is behind the last decision.")
        yield from self._suppressions()
        yield from self._revocations()
        yield from self._about_targets.check()

    def _collect(self, decision: Decision) -> None:
        self.hashes.add(decision.hash)
        self._about_targets.collect(decision)
        target = (decision.target_kind, decision.target_id, decision.at)
        if decision.action == "withdraw":
            self.withdrawn[decision.edition_id] = decision.at
        elif decision.action == "suppress":
            self.suppressed.add(target)
        elif decision.action == "lift":
            self.lifted.add(target)
        elif decision.action == "ratify":
            self.ratified.add(target)
        elif decision.action == "open_case":
            self.cases.add(target)
        elif decision.action in ("close_case", "drop_case"):
            self.closed.add((decision.detail.get("outcome", ""), decision.at))
        self.cancelled |= dict.fromkeys(decision.detail.get("cancelled", ()), decision.at)
        self.withdrawn |= dict.fromkeys(decision.detail.get("withdrawn", ()), decision.at)

    def _suppressions(self) -> Iterator[str]:
        begun, lifted, ratified = set(), set(), set()
        for each in Suppression.objects.all():
            if each.ratified_at:
                ratified.add((each.target_kind, each.target_id, each.ratified_at))
            begun.add((each.target_kind, each.target_id, each.since))
            if each.lifted_at:
                lifted.add((each.target_kind, each.target_id, each.lifted_at))
        for kind, target, _moment in sorted(begun ^ self.suppressed):
            yield _("The suppression of %(kind)s %(target)s has no decision, or the decision no suppression.") % {
                "kind": kind, "target": target,
            }  # fmt: skip
        for kind, target, _moment in sorted(lifted ^ self.lifted):
            yield _("The suppression of %(kind)s %(target)s was lifted without a decision, or not as decided.") % {
                "kind": kind, "target": target,
            }  # fmt: skip
        for kind, target, _moment in sorted(ratified ^ self.ratified):
            yield _("The suppression of %(kind)s %(target)s was ratified without a decision, or not as decided.") % {
                "kind": kind, "target": target,
            }  # fmt: skip

    def _revocations(self) -> Iterator[str]:
        opened, closed = set(), set()
        for each in RevocationCase.objects.select_related("suppression"):
            opened.add((each.suppression.target_kind, each.suppression.target_id, each.opened_at))
            if each.closed_at:
                closed.add((each.outcome, each.closed_at))
        for kind, target, _moment in sorted(opened ^ self.cases):
            yield _("The revocation case about %(kind)s %(target)s has no decision, or the decision no case.") % {
                "kind": kind, "target": target,
            }  # fmt: skip
        for _outcome, moment in sorted(closed ^ self.closed):
            yield _("A revocation case was closed at %(moment)s without a decision, or not as decided.") % {
                "moment": moment.isoformat(),
            }  # fmt: skip
