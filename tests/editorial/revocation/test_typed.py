"""What was typed on the page of a case, or while revoking: kept for its author, gone with the step that it was for."""

import pytest

from editorial.models import Autosave, RevocationCase
from tests.editorial.admin.conftest import address
from tests.editorial.admin.test_posted import steps
from tests.editorial.admin.test_typed import keep, offered
from tests.editorial.revocation.test_admin import DECISION

pytestmark = pytest.mark.django_db


def test_a_case_forgets_what_is_settled_and_keeps_the_rest(case, desk, approver, editor):
    item = case.items.first()
    assert keep(editor, desk.editor, case, "case", ["drop note", "x"]).status_code in (403, 404)
    keep(approver, desk.approver, case, "case", [f"settle:{item.pk} note", "已收回"], ["drop note", "立错了案"])
    found = offered(approver, address("change", case))
    assert found == [(f"settle:{item.pk} note", item.label, "已收回"), ("drop note", "撤案", "立错了案")]
    measure = approver.get(address("change", case)).context["items"][0]["form"].fields["measure"].choices[0][0]
    approver.post(address("settle", case), {"item": item.pk, "measure": measure, "note": "已收回"})
    assert [name for name, *_rest in offered(approver, address("change", case))] == ["drop note"]
    assert approver.post(address("drop", case), {"note": "立错了案"}).status_code == 302
    assert not Autosave.objects.exists()


def test_grounds_are_kept_until_the_case_is_opened(commendation, desk, approver, editor):
    where = address("revoke", commendation)
    assert keep(editor, desk.editor, commendation, "revoke", ["revoke reason", "x"]).status_code == 403
    keep(approver, desk.approver, commendation, "revoke", ["revoke reason", "弄虚作假"])
    assert [text for *_rest, text in offered(approver, where)] == ["弄虚作假"]
    refused = approver.post(where, {**DECISION, "decided_on": "2999-01-01"})
    assert refused.context["at_work"]["typed"] == [], "it stands in the form"
    assert Autosave.objects.exists()
    approver.post(where, DECISION)
    assert RevocationCase.objects.exists()
    assert not Autosave.objects.exists()


def test_every_address_below_a_case_can_be_read(case, approver, stranger):
    assert {"settle", "reopen", "ratify", "crawl", "close", "drop"} <= set(steps(RevocationCase))
    for page in steps(RevocationCase):
        assert approver.get(address(page, case)).url == address("change", case)
        assert stranger.get(address(page, case)).status_code == 404
