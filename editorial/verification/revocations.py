"""Suppressions, cases of revocation and the marks on awards: each says what its decision says, and nothing else."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from editorial import awards, canonical
from editorial.awards import Mark
from editorial.models import CaseCrawl, CaseItem, Decision, RevocationCase, Suppression
from editorial.revocation import ratification
from editorial.suppressed import Target

_BY_ROW = {
    "settle_item": "item",
    "reopen_item": "item",
    "crawl_case": "crawl",
    "close_case": "case",
    "drop_case": "case",
}
"""By action, the detail that names the row which it is about; others are found by target and instant."""


class Revocations:
    """Collects the decisions about persons, teams and awards, and compares the rows with the last one about each."""

    def __init__(self):
        self._about: dict[tuple, Decision] = {}

    def collect(self, decision: Decision) -> None:
        """Take note of a decision, in the order of the chain."""
        if named := _BY_ROW.get(decision.action):
            self._about[named, decision.detail.get(named)] = decision
        elif decision.action in ("suppress", "lift", "ratify", "open_case"):
            self._about[decision.action, decision.target_kind, decision.target_id, decision.at] = decision

    def check(self) -> Iterator[str]:
        """Yield what is wrong."""
        yield from self._differing(_("suppression"), Suppression.objects.order_by("pk"), self._of_suppression)
        cases = RevocationCase.objects.select_related("suppression", "award_suppression").order_by("pk")
        yield from self._differing(_("revocation case"), cases, self._of_case)
        yield from self._differing(_("item of a case"), CaseItem.objects.order_by("pk"), self._of_item)
        yield from self._differing(_("search of a case"), CaseCrawl.objects.order_by("pk"), self._of_crawl)
        for named, model in (("item", CaseItem), ("crawl", CaseCrawl)):
            decided = {about[1] for about in self._about if about[0] == named}
            for key in sorted(decided - set(model.objects.values_list("pk", flat=True)), key=str):
                yield _("Decision %(id)s is about something that is gone.") % {"id": self._about[named, key].pk}
        yield from _marks()
        yield from _recipients()

    @staticmethod
    def _differing(what: str, rows, compared: Callable[[object], bool]) -> Iterator[str]:
        for row in rows.iterator(chunk_size=500):
            if not compared(row):
                yield _("The %(what)s %(id)s is not as decided.") % {"what": what, "id": row.pk}

    def _of_suppression(self, row: Suppression) -> bool:
        def by(action, at) -> int | None:
            found = self._about.get((action, row.target_kind, row.target_id, at))
            return found and found.by_id

        begun = self._about.get(("suppress", row.target_kind, row.target_id, row.since))
        return (
            begun is not None
            and (begun.by_id, begun.note, begun.detail.get("authority")) == (row.by_id, row.reason, row.authority)
            and by("ratify", row.ratified_at) == row.ratified_by_id
            and by("lift", row.lifted_at) == row.lifted_by_id
            and self._escalated(row)
        )

    def _escalated(self, row: Suppression) -> bool:
        """Nobody decides that it is escalated: the time alone does, and who ratified or lifted it later said so."""
        if row.escalated_at and row.escalated_at < row.since + ratification.WITHIN:
            return False
        ends = [self._about.get((action, row.target_kind, row.target_id, at))
                for action, at in (("ratify", row.ratified_at), ("lift", row.lifted_at)) if at]  # fmt: skip
        said = [each.detail["escalated_at"] for each in ends if each and "escalated_at" in each.detail]
        return all(each == canonical.plain(row.escalated_at) for each in said)

    def _of_case(self, row: RevocationCase) -> bool:
        target = (row.suppression.target_kind, row.suppression.target_id)
        opened, closed = self._about.get(("open_case", *target, row.opened_at)), self._about.get(("case", row.pk))
        if opened is None or (closed is None) != row.is_open:
            return False
        said = opened.detail
        grounds = [
            [row.award_suppression.target_kind, row.award_suppression.target_id], row.authority, row.document_number,
            canonical.plain(row.decided_on), row.public,
        ]  # fmt: skip
        return (
            grounds == [said.get(name) for name in ("award", "authority", "document", "decided_on", "public")]
            and (opened.by_id, opened.note) == (row.opened_by_id, row.reason)
            and (closed is None or (closed.by_id, closed.at, closed.detail.get("outcome"))
                 == (row.closed_by_id, row.closed_at, row.outcome))
        )  # fmt: skip

    def _of_item(self, row: CaseItem) -> bool:
        decided = self._about.get(("item", row.pk))
        if decided is None:
            return not row.measure and not row.note and row.settled_at is None and row.settled_by_id is None
        said = decided.detail
        if [row.case_id, row.edition_id, row.measure, row.settled_at is not None, row.note] != [
            *(said.get(name) for name in ("case", "about", "measure", "settled")), decided.note,
        ]:  # fmt: skip
            return False
        if row.settled_at is None:
            return row.settled_by_id is None
        by_itself = row.settled_by_id is None and row.measure == CaseItem.Measure.REISSUE
        return row.settled_at == decided.at and (by_itself or row.settled_by_id == decided.by_id)

    def _of_crawl(self, row: CaseCrawl) -> bool:
        decided = self._about.get(("crawl", row.pk))
        if decided is None or (decided.at, decided.by_id) != (row.at, row.by_id):
            return False
        mentions = sum(not each["namesake"] for each in row.found)
        return [row.case_id, row.version, row.visited, mentions, not row.rest] == [
            decided.detail.get(name) for name in ("case", "version", "visited", "mentions", "finished")
        ]


def _marks() -> Iterator[str]:
    """An award is marked as revoked as long as a case about it stands, with what the case says."""
    wanted: dict[str, dict[str, Mark]] = {}
    cases = RevocationCase.objects.exclude(outcome=RevocationCase.Outcome.DROPPED).select_related("award_suppression")
    for each in cases.order_by("pk"):
        mark = Mark(each.decided_on, each.authority, each.document_number)
        wanted.setdefault(each.award_suppression.target_kind, {})[each.award_suppression.target_id] = mark
    for kind in awards.every():
        marked, expected = kind.marked(), wanted.get(kind.name, {})
        for key in sorted({*marked, *expected}):
            if marked.get(key) != expected.get(key):
                yield _("The mark of revocation on %(kind)s %(id)s is not that of its case.") % {
                    "kind": kind.name, "id": key,
                }  # fmt: skip


def _recipients() -> Iterator[str]:
    """An award that was revoked is still that of whom it was taken from."""
    taken: dict[str, dict[str, Target]] = {}
    cases = RevocationCase.objects.exclude(outcome=RevocationCase.Outcome.DROPPED)
    for each in cases.select_related("suppression", "award_suppression").order_by("pk"):
        recipient = (each.suppression.target_kind, each.suppression.target_id)
        taken.setdefault(each.award_suppression.target_kind, {})[each.award_suppression.target_id] = recipient
    for kind in awards.every():
        expected = taken.get(kind.name, {})
        for key, award in sorted(kind.find(expected).items()):
            if award.recipient != expected[key]:
                yield _("The award %(kind)s %(id)s was revoked, and is now that of somebody else.") % {
                    "kind": kind.name, "id": key,
                }  # fmt: skip
