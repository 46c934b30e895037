"""Answering on the pages: beside each warning at submission, in the approver's form; all is kept when it is refused."""

import pytest

from editorial import answering, preflight, snapshots, workflow
from editorial.models import Edition
from tests import factories
from tests.editorial.admin.conftest import address

pytestmark = pytest.mark.django_db

LINES = [f"<p>合计办理{total}项，其中甲10项、乙20项。</p>" for total in (31, 32, 33)]


@pytest.fixture
def wrong(district, desk):
    with factories.acting(desk.editor):
        return factories.ArticleFactory(district=district, body="".join(LINES))


def keys(record) -> list[str]:
    return [each.key for each in answering.questions(preflight.check(snapshots.freeze(record)))]


def test_each_warning_has_its_field_and_what_was_typed_is_kept(wrong, editor):
    first, second, third = keys(wrong)
    page = editor.get(address("submit", wrong)).content.decode()
    assert all(f'name="answer-{key}"' in page for key in (first, second, third))
    assert "<datalist" in page
    sent = {"version": wrong.version, "secrets": "none", f"answer-{first}": "原文如此，已核对", "change_note": "首发"}
    response = editor.post(address("submit", wrong), sent)
    assert response.status_code == 200
    form = response.context["form"]
    assert form[f"answer-{first}"].value() == "原文如此，已核对"
    assert [name for name in form.errors if name != "__all__"] == [f"answer-{second}", f"answer-{third}"]
    assert not Edition.objects.exists()


def test_many_of_one_check_can_be_answered_alike(wrong, editor):
    first, *others = keys(wrong)
    sent = {"version": wrong.version, "secrets": "none", f"answer-{first}": "三项有重叠", "answers-sums": "已核实"}
    assert editor.post(address("submit", wrong), sent).status_code == 302
    kept = Edition.objects.get().decisions.get().detail["answers"]
    assert [(each["key"], each["answer"]) for each in kept] == [
        (first, "三项有重叠"), *((key, "已核实") for key in others),
    ]  # fmt: skip


def test_former_answers_are_quoted_and_never_given_for_somebody(wrong, desk, editor):
    edition = workflow.submit(wrong, desk.editor, answers=factories.answered(wrong, "已核对台账"))
    workflow.perform("recall", edition, desk.editor, digest=edition.digest)
    response = editor.get(address("submit", wrong))
    form, content = response.context["form"], response.content.decode()
    assert {form[f"answer-{key}"].value() for key in keys(wrong)} == {None}
    assert 'value="已核对台账"></option>' in content, "it is offered"
    assert all(desk.editor.name in form[f"answer-{key}"].help_text for key in keys(wrong))
    assert editor.post(address("submit", wrong), {"version": wrong.version, "secrets": "none"}).status_code == 200
    assert Edition.objects.count() == 1, "sending the form untouched answers nothing"


def test_reviewers_read_the_answers_beside_the_findings(wrong, desk, reviewer):
    edition = workflow.submit(wrong, desk.editor, answers=factories.answered(wrong, "已核对台账"))
    page = reviewer.get(address("change", edition)).content.decode()
    assert page.count("已核对台账") == 3
    assert "answer-sums" not in page


def test_the_approver_answers_a_conflict_of_interest(district, desk, reviewer, approver):
    unit = factories.OrganizationFactory(name="云岭区发展和改革局", district=district)
    desk.approver.organization = unit
    desk.approver.save()
    with factories.acting(desk.editor):
        person = factories.HonoreeFactory(district=district, organization=unit, introduction="长年在项目一线工作。")
    edition = workflow.submit(person, desk.editor)
    edition = workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    assert unit.name not in str(reviewer.get(address("change", edition)).context["findings"]), "it is not theirs"
    (flag,) = approver.get(address("change", edition)).context["findings"]
    sent = {"transition": "approve", "digest": edition.digest, "note": "同意"}
    response = approver.post(address("decide", edition), sent)
    assert response.status_code == 200
    assert "同意" in response.content.decode()
    sent[f"answer-{flag.key}"] = "非直接上下级，已报告"
    assert approver.post(address("decide", edition), sent).status_code == 302
    (kept,) = edition.decisions.get(action="approve").detail["answers"]
    assert (kept["asked"], kept["answer"]) == (flag.message, "非直接上下级，已报告")
    assert "非直接上下级" in approver.get(address("change", edition)).content.decode()


def test_editors_see_a_conflict_of_interest_before_they_submit(district, desk, editor):
    with factories.acting(desk.editor):
        person = factories.HonoreeFactory(district=district, name=desk.editor.name)
    page = editor.get(address("submit", person)).content.decode()
    assert "finding-flag" in page
    sent = {"version": person.version, "secrets": "none"}
    sent |= {f"answer-{key}": word for key, word in factories.answered(person).items()}
    assert editor.post(address("submit", person), sent).status_code == 302
