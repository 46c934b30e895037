"""Publishing pages in bulk: the rows that submission, review and approval by three people would leave behind."""

import dataclasses
import datetime as dt

from django.utils import timezone

from articles.sample.setting import Setting
from editorial import canonical, kinds, ledger, search, snapshots
from editorial.models import Decision, Edition, EditionLink, EditionPage, Hand, Ledger, Stage
from editorial.workflow import dates

STEPS = ("submit", "pass_review", "approve")
TICK = dt.timedelta(microseconds=1)


@dataclasses.dataclass
class Press:
    """Writes editions under the lock of the ledger. Each decision is a microsecond after the one before it."""

    setting: Setting
    row: Ledger
    moment: dt.datetime

    def publish(self, kind_name: str, pages: list[tuple]) -> None:
        """Make live editions of (record, page) pairs whose records have none."""
        kind = kinds.get(kind_name)
        snaps = [snapshots.of_page(kind, record.public_id, page) for record, page in pages]
        texts = [canonical.dumps(snapshot.plain) for snapshot in snaps]
        editions = Edition.objects.bulk_create(
            [self._edition(kind, record, snapshot, text)
             for (record, _), snapshot, text in zip(pages, snaps, texts, strict=True)],
            batch_size=500,
        )  # fmt: skip
        EditionPage.objects.bulk_create(
            [EditionPage(edition=edition, page=text) for edition, text in zip(editions, texts, strict=True)],
            batch_size=500,
        )
        EditionLink.objects.bulk_create(
            [EditionLink(edition=edition, shown_on=edition.shown_on, **snapshots.link_columns(link))
             for edition, snapshot in zip(editions, snaps, strict=True) for link in snapshot.links],
            batch_size=2000,
        )  # fmt: skip
        Hand.objects.bulk_create(
            [Hand(edition=edition, user=user, part=part) for edition in editions for user, part in self._people()],
            batch_size=2000,
        )  # fmt: skip
        Decision.objects.bulk_create(
            [decision for edition in editions for decision in self._decisions(edition)], batch_size=1000
        )
        search.index(editions)

    def finish(self) -> None:
        """Write the head of the chain and move the publication clock."""
        self.row.changed_at = self.moment
        ledger.publish(self.row, self.moment)
        self.row.save(update_fields=["head"])

    def _edition(self, kind: kinds.Kind, record, snapshot: snapshots.Snapshot, text: str) -> Edition:
        begun = self.moment
        self.moment += 3 * TICK
        columns = snapshots.content_columns(kind.columns(snapshot.page))
        columns["shown_on"] = columns["shown_on"] or timezone.localdate(begun)
        digest = snapshots.digest_of(
            kind=kind.name, public_id=record.public_id, schema=kind.schema, change_note="",
            links=[snapshots.hashed_link(link) for link in snapshot.links], page=text,
        )  # fmt: skip
        return Edition(
            kind=kind.name, record_id=record.pk, number=1, schema=kind.schema, digest=digest,
            public_id=record.public_id, stage=Stage.APPROVED,
            submitted_by=self.setting.editor, submitted_at=begun + TICK,
            reviewed_by=self.setting.reviewer, reviewed_at=begun + 2 * TICK,
            approved_by=self.setting.approver, approved_at=self.moment, live_from=self.moment,
            review_on=dates.review_day(self.moment), **columns,
        )  # fmt: skip

    def _people(self):
        return (
            (self.setting.editor, Hand.Part.CONTRIBUTOR),
            (self.setting.reviewer, Hand.Part.REVIEWER),
            (self.setting.approver, Hand.Part.APPROVER),
        )

    def _decisions(self, edition: Edition):
        """The three decisions of an edition, each naming the hash of the one before it."""
        moments = (edition.submitted_at, edition.reviewed_at, edition.approved_at)
        for action, (user, _), moment in zip(STEPS, self._people(), moments, strict=True):
            decision = Decision(
                previous=self.row.head, action=action, edition=edition, digest=edition.digest, by=user, at=moment,
                detail=canonical.plain(self._detail(action, edition)),
            )  # fmt: skip
            decision.hash = ledger.hash_of(decision)
            self.row.head = decision.hash
            yield decision

    def _detail(self, action: str, edition: Edition) -> dict:
        if action == "submit":
            return {}
        if action == "approve":
            decided = {"live_from": edition.live_from, "review_on": edition.review_on}
        else:
            decided = {"live_from": None}
        return {**decided, "live_until": None, "cancelled": []}
