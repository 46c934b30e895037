"""verify_ledger compares cases, their items and searches, suppressions and marks with what was decided."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from editorial import awards, canonical, clock, suppression
from editorial.models import CaseCrawl, CaseItem, Decision, RevocationCase, Suppression
from editorial.revocation import cases, crawl, items, ratification
from honorees.models import Commendation
from tests import factories
from tests.editorial.verification.conftest import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(roll, desk, district):
    """A case of which an item is settled, both suppressions are ratified and the site was searched."""
    row = Commendation.objects.get()
    grounds = cases.Grounds("某机关", "文〔2026〕1号", dt.date(2026, 1, 5), False, "弄虚作假")
    case = cases.open_case(awards.find("commendation", str(row.pk)), desk.approver, grounds)
    ratification.ratify(case.suppression, desk.reviewer)
    item = case.items.filter(edition=None).first()
    items.settle(item, desk.reviewer, "keep", note="已注明")
    items.reopen(item, desk.reviewer)
    items.settle(item, desk.approver, "keep", note="仍须注明")
    crawl.write_down(case, desk.approver, clock.read().version, crawl.Walk(visited=3))
    return RevocationCase.objects.get()


ANOTHER = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (CaseItem, {"measure": "withdraw"}), (CaseItem, {"note": "别的"}), (CaseItem, {"settled_at": None}),
        (CaseItem, {"settled_at": ANOTHER}), (CaseItem, {"settled_by": None}),
        (CaseCrawl, {"found": [{"address": "/", "excerpt": "某", "namesake": False}]}), (CaseCrawl, {"version": 0}),
        (CaseCrawl, {"visited": 9}), (CaseCrawl, {"rest": {"pending": ["/"], "seen": []}}),
        (Suppression, {"by": "somebody"}), (Suppression, {"ratified_by": "somebody"}),
        (Suppression, {"reason": "别的"}), (Suppression, {"authority": "别的"}),
        (RevocationCase, {"authority": "别的"}), (RevocationCase, {"document_number": ""}),
        (RevocationCase, {"decided_on": None}), (RevocationCase, {"public": True}),
        (RevocationCase, {"reason": "别的"}), (RevocationCase, {"opened_by": "somebody"}),
        (Commendation, {"revoked_on": None}), (Commendation, {"revoked_by": "别的"}),
        (Commendation, {"revocation_document": ""}),
    ],
)  # fmt: skip
def test_an_altered_case_is_named(case, desk, by_hand, model, values):
    assert found() == ""
    rows = model.objects.filter(settled_at__isnull=False) if model is CaseItem else model.objects.all()
    by_hand(rows, **{name: desk.editor if value == "somebody" else value for name, value in values.items()})
    assert found()


@pytest.mark.parametrize("how", ["close", "drop"])
def test_an_ended_case_is_as_decided(case, desk, by_hand, how):
    if how == "drop":
        cases.drop(case, desk.reviewer, note="文件有误")
    else:
        for item in items.still_open(case, clock.time()):
            live = item.edition and item.edition.is_live(clock.time())
            items.settle(item, desk.reviewer, "keep" if live or not item.edition else "withdraw", note="已处理")
        crawl.write_down(case, desk.approver, clock.read().version, crawl.Walk(visited=3))
        cases.close(case, desk.reviewer, "nowhere")
    assert found() == ""
    by_hand(RevocationCase.objects.all(), closed_by=desk.editor)
    assert found()


def test_a_mark_without_a_case_is_named(roll):
    Commendation.objects.update(revoked_by="某机关")
    assert found()


def test_an_award_that_went_to_somebody_else_after_its_revocation_is_named(case, desk, district):
    with factories.acting(desk.editor):
        Commendation.objects.update(honoree=factories.HonoreeFactory(district=district))
    assert found()


def test_an_escalation_stands_in_what_ended_the_wait(roll, desk, district, by_hand):
    recipient = Commendation.objects.get().honoree
    row = suppression.suppress(
        ("honoree", recipient.public_id), recipient.name, desk.approver, authority="某机关", reason="撤销"
    )
    day_after = row.since + ratification.WITHIN
    ratification.escalate_overdue(day_after)
    assert found() == ""
    by_hand(Suppression.objects.all(), escalated_at=row.since)
    assert found(), "nothing is escalated within the day"
    by_hand(Suppression.objects.all(), escalated_at=day_after)
    ratification.ratify(row, desk.reviewer)
    assert Decision.objects.last().detail["escalated_at"] == canonical.plain(day_after)
    suppression.lift(row, desk.reviewer, note="查清")
    assert found() == ""
    by_hand(Suppression.objects.all(), escalated_at=None)
    assert found()


def test_a_settled_item_changes_only_by_being_opened_again(case):
    item = case.items.get(settled_at__isnull=False)
    for values in ({"note": "别的"}, {"settled_at": None, "settled_by": item.settled_by}, {"measure": ""}):
        with pytest.raises(DatabaseError), transaction.atomic():
            CaseItem.objects.filter(pk=item.pk).update(**values)
    assert CaseItem.objects.filter(pk=item.pk).update(settled_at=None, settled_by=None, measure="") == 1
