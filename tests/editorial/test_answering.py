"""Warnings are answered at submission, what comes up later and conflicts of interest at approval; it is all kept."""

import pytest

from editorial import answering, preflight, sheet, snapshots, verification, workflow
from editorial.ledger_export import lines
from editorial.models import Decision, Edition
from editorial.preflight import Finding, Severity
from tests import factories
from tests.editorial.published import article as page
from tests.editorial.published import publish

pytestmark = pytest.mark.django_db

WRONG = "<p>合格125项，其中甲100项、乙20项。在火烧李旧货市场。</p>"


@pytest.fixture
def record(district, desk):
    with factories.acting(desk.editor):
        return factories.ArticleFactory(district=district, body=WRONG)


def asked(record) -> Finding:
    (found,) = preflight.check(snapshots.freeze(record))
    return found


def in_approval(record, desk) -> Edition:
    edition = workflow.submit(record, desk.editor, answers=factories.answered(record))
    return workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)


@pytest.mark.parametrize("word", [None, "", " \n ", "长" * 201])
def test_a_warning_without_an_answer_that_can_be_kept_refuses_the_submission_and_is_named(record, desk, word):
    found = asked(record)
    with pytest.raises(workflow.Refused) as refused:
        workflow.submit(record, desk.editor, answers=word if word is None else {found.key: word})
    assert found.message in refused.value.reason
    assert not Edition.objects.exists()


def test_the_answer_stands_in_the_chain_and_in_its_export(record, desk):
    found = asked(record)
    edition = workflow.submit(record, desk.editor, answers={found.key: " 原文\n如此 ", "nobody:asked:this": "多余"})
    decision = edition.decisions.get()
    assert decision.detail["answers"] == [{"key": found.key, "asked": found.message, "answer": "原文 如此"}]
    assert list(verification.verify()) == []
    assert "原文 如此" in "".join(lines(Decision.objects.all(), lambda targets: {}))
    (shown,) = answering.found_on(edition)
    assert (shown.message, shown.answer, shown.answered_by) == (found.message, "原文 如此", desk.editor.name)


def test_an_answer_holds_for_what_was_asked_at_its_place():
    one = Finding("sums", Severity.WARN, "加起来不对", "body")
    assert one.key == Finding("sums", Severity.WARN, "加起来不对", "body", answer="已核实").key
    others = [Finding("sums", Severity.WARN, "加起来不对", "summary"), Finding("sums", Severity.WARN, "另一处", "body")]
    assert len({one.key, *(each.key for each in others)}) == 3


def test_what_blocks_wants_no_answer_but_mending():
    assert answering.questions([Finding("name", Severity.BLOCK, "名称为空")]) == []


def test_the_approver_is_asked_what_submission_did_not_see(record, desk, district):
    edition = in_approval(record, desk)
    district_page = snapshots.page_of(edition).place
    publish(page("那篇", "火烧李旧物市场整治完成。", place=district_page))
    with pytest.raises(workflow.Refused) as refused:
        workflow.perform("approve", edition, desk.approver, digest=edition.digest)
    assert "那篇" in refused.value.reason
    answers = factories.answered_by(desk.approver, edition, "两处市场，名称不同")
    assert [key.split(":")[0] for key in answers] == ["names-agree"]
    workflow.perform("approve", edition, desk.approver, digest=edition.digest, answers=answers)
    decision = edition.decisions.get(action="approve")
    assert [each["answer"] for each in decision.detail["answers"]] == ["两处市场，名称不同"]
    assert {each.answered_by for each in answering.found_on(edition)} == {desk.editor.name, desk.approver.name}


def test_nothing_is_asked_twice_and_nothing_is_kept_where_nothing_was_asked(article, record, desk):
    edition = in_approval(record, desk)
    workflow.perform("approve", edition, desk.approver, digest=edition.digest)
    assert "answers" not in edition.decisions.get(action="approve").detail
    assert "answers" not in workflow.submit(article, desk.editor).decisions.get().detail


def test_former_answers_are_offered_for_the_same_question(record, desk):
    found = asked(record)
    edition = workflow.submit(record, desk.editor, answers={found.key: "原文如此"})
    workflow.perform("return_review", edition, desk.reviewer, digest=edition.digest, note="再核")
    assert answering.former("article", record.pk)[found.key].answer == "原文如此"
    again = workflow.submit(record, desk.editor, answers={found.key: "已核对统计表"})
    assert answering.former("article", record.pk)[found.key].answer == "已核对统计表"
    assert [each.answer for each in answering.found_on(again)] == ["已核对统计表"]


def test_a_page_that_comes_back_has_its_warnings_answered_at_approval(record, desk):
    edition = factories.publish(record, desk)
    workflow.perform("withdraw", edition, desk.approver, digest=edition.digest, note="有误")
    again = workflow.reinstate(edition, desk.editor, note="查明无误")
    workflow.perform("pass_review", again, desk.reviewer, digest=again.digest)
    with pytest.raises(workflow.Refused):
        workflow.perform("approve", again, desk.approver, digest=again.digest)
    answers = factories.answered_by(desk.approver, again)
    assert workflow.perform("approve", again, desk.approver, digest=again.digest, answers=answers).live_from


def test_the_supplying_unit_of_the_honoured_is_answered_by_the_approver(desk, district):
    with factories.acting(desk.editor):
        person = factories.HonoreeFactory(district=district)
        record = factories.ArticleFactory(district=district)
        record.mentions.create(honoree=person, name=person.name, capacity="commended", post="云岭区发改局副局长")
        factories.CreditFactory(article=record, role="供稿", names="云岭区发改局")
    edition = in_approval(record, desk)
    with pytest.raises(workflow.Refused) as refused:
        workflow.perform("approve", edition, desk.approver, digest=edition.digest)
    assert "云岭区发改局" in refused.value.reason
    answers = factories.answered_by(desk.approver, edition)
    workflow.perform("approve", edition, desk.approver, digest=edition.digest, answers=answers)
    (kept,) = edition.decisions.get(action="approve").detail["answers"]
    assert kept["key"].startswith("interest-supplied:credits.2:")


def test_the_approval_sheet_prints_what_was_asked_and_answered(record, desk):
    found = asked(record)
    edition = workflow.submit(record, desk.editor, answers={found.key: "原文如此"})
    printed = sheet.of(edition)
    assert printed.answered == (answering.Answer(found.message, "原文如此", desk.editor.name),)
    assert printed.unprinted == 0
