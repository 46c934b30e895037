"""The desk shows each person what waits for them, oldest first, in a number of queries that does not grow."""

import copy
import datetime as dt

import pytest
from django.utils import timezone

from districts.models import Assignment, Role
from editorial import clock, workflow
from editorial.desk import inbox, notes
from editorial.desk.sections import SHOWN, sections_for
from editorial.models import Edition, Stage
from tests import factories
from tests.editorial.corrections.conftest import approved, edited, patched
from tests.sizes import ANY_NUMBER

pytestmark = pytest.mark.django_db


def desk_of(user) -> dict:
    """Sections by name, for a user as the next request would load them."""
    return {each.name: each for each in sections_for(type(user).objects.get(pk=user.pk), clock.time())}


def titles(section) -> list[str]:
    return [item.title for item in section.items]


def draft(desk, district, **fields):
    with factories.acting(desk.editor):
        return factories.ArticleFactory(district=district, **fields)


def test_a_draft_waits_until_it_is_submitted(desk, district):
    article = draft(desk, district)
    assert titles(desk_of(desk.editor)["drafts"]) == [article.title]
    workflow.submit(article, desk.editor)
    assert desk_of(desk.editor)["drafts"].count == 0
    assert titles(desk_of(desk.reviewer)["to_review"]) == [article.title]
    assert "to_review" not in desk_of(desk.editor)


def test_a_draft_that_cannot_be_submitted_says_what_is_missing(desk, district):
    article = draft(desk, district, source="")
    other = draft(desk, district)
    with factories.acting(desk.editor):
        factories.CreditFactory(article=other, role="编辑", names="")
    notes = {item.title: item.note for item in desk_of(desk.editor)["drafts"].items}
    assert "来源" in notes[article.title]
    assert "编辑" in notes[other.title]


def test_a_draft_of_somebody_else_is_not_mine(desk, district):
    draft(desk, district)
    assert desk_of(factories.staff(Role.EDITOR, district))["drafts"].count == 0


def test_returned_work_leads_to_the_form_on_which_one_goes_on(desk, district):
    article = draft(desk, district)
    edition = workflow.submit(article, desk.editor)
    workflow.perform("return_review", edition, desk.reviewer, digest=edition.digest, note="请补署名")
    item = desk_of(desk.editor)["returned"].items[0]
    assert (item.model, item.pk, item.anchor) == (type(article), article.pk, "#notes")


def test_an_approval_for_later_ends_the_notes_until_it_is_cancelled(desk, district):
    edition = workflow.submit(draft(desk, district), desk.editor)
    notes.write(edition, desk.reviewer, anchor="", text="请核对")
    edition = workflow.perform(
        "pass_review", edition, desk.reviewer, digest=edition.digest, despite_notes=True
    )  # fmt: skip
    at = timezone.now() + dt.timedelta(days=3)
    edition = workflow.perform(
        "approve", edition, desk.approver, digest=edition.digest, at=at, despite_notes=True
    )  # fmt: skip
    assert desk_of(desk.approver)["scheduled"].items[0].note == ""
    workflow.perform("cancel", edition, desk.approver, digest=edition.digest, note="暂缓")
    assert "1" in desk_of(desk.editor)["taken_down"].items[0].note


def test_urgent_corrections_stand_first_and_are_due_today(desk, district):
    workflow.submit(draft(desk, district), desk.editor)
    public = draft(desk, district, title="已发布的报道")
    patch = patched(factories.publish(public, desk), desk, {"title": "改正的题目"})
    workflow.submit(draft(desk, district), desk.editor)
    assert patch.due_on == timezone.localdate()
    section = desk_of(desk.reviewer)["to_review"]
    assert [item.urgent for item in section.items] == [True, False, False]
    filters = inbox.read({}, desk.reviewer)
    listed = list(inbox.editions(desk.reviewer, filters, clock.time()))
    assert listed[0] == patch
    assert inbox.neighbours(desk.reviewer, filters, patch, clock.time()) == (None, listed[1].pk)
    assert inbox.neighbours(desk.reviewer, filters, listed[1], clock.time()) == (patch.pk, listed[2].pk)


def test_returned_work_comes_back_with_its_reason(desk, district):
    edition = workflow.submit(draft(desk, district), desk.editor)
    workflow.perform("return_review", edition, desk.reviewer, digest=edition.digest, note="请补署名")
    item = desk_of(desk.editor)["returned"].items[0]
    assert item.note == "请补署名"
    assert item.who == desk.reviewer.name


def test_resubmitted_work_has_left_the_returned(desk, district):
    article = draft(desk, district)
    edition = workflow.submit(article, desk.editor)
    workflow.perform("return_review", edition, desk.reviewer, digest=edition.digest, note="请补署名")
    workflow.submit(article, desk.editor)
    assert desk_of(desk.editor)["returned"].count == 0


def test_what_i_reviewed_does_not_wait_for_my_approval(desk, district):
    Assignment.objects.create(user=desk.reviewer, role=Role.APPROVER, district=district)
    edition = workflow.submit(draft(desk, district), desk.editor)
    workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    assert desk_of(desk.reviewer)["to_approve"].count == 0
    assert desk_of(desk.approver)["to_approve"].count == 1


def test_nothing_of_other_districts_is_shown(desk, district):
    workflow.submit(draft(desk, district), desk.editor)
    other = factories.desk(factories.DistrictFactory())
    auditor = factories.staff(Role.AUDITOR, other.editor.assignments.get().district)
    for user in (other.editor, other.reviewer, other.approver, auditor):
        assert {each.count for each in desk_of(user).values()} <= {0}


def test_scheduled_work_is_shown_with_its_time(desk, district):
    at = timezone.now() + dt.timedelta(days=2)
    factories.publish(draft(desk, district), desk, at=at)
    assert desk_of(desk.approver)["scheduled"].items[0].since == at


def test_what_nobody_can_judge_is_listed_with_the_reason(desk, district):
    edition = workflow.submit(draft(desk, district), desk.editor)
    assert desk_of(desk.editor)["without_judge"].count == 0
    desk.approver.is_active = False
    desk.approver.save()
    item = desk_of(desk.editor)["without_judge"].items[0]
    assert item.pk == edition.pk
    assert item.note


def test_the_oldest_comes_first_and_the_rest_is_counted(desk, district):
    editions = [workflow.submit(draft(desk, district), desk.editor) for _each in range(SHOWN + 3)]
    section = desk_of(desk.reviewer)["to_review"]
    assert section.count == SHOWN + 3
    assert titles(section) == [each.title for each in editions[:SHOWN]]


def test_submitted_work_is_followed_until_it_is_published(desk, district):
    article = draft(desk, district)
    workflow.submit(article, desk.editor)
    assert titles(desk_of(desk.editor)["submitted"]) == [article.title]
    edition = Edition.objects.get()
    for name, user in (("pass_review", desk.reviewer), ("approve", desk.approver)):
        workflow.perform(name, edition, user, digest=edition.digest)
    assert desk_of(desk.editor)["submitted"].count == 0
    assert desk_of(desk.editor)["taken_down"].count == 0


def test_what_was_taken_down_stays_on_the_desk_until_something_follows(desk, district):
    article = draft(desk, district)
    edition = factories.publish(article, desk)
    workflow.perform("withdraw", edition, desk.reviewer, digest=edition.digest, note="内部原因")
    section = desk_of(desk.editor)["taken_down"]
    assert titles(section) == [article.title]
    assert "内部原因" not in section.items[0].note
    with factories.acting(desk.editor):
        article.title = "改过的标题"
        article.save()
    workflow.submit(article, desk.editor)
    assert desk_of(desk.editor)["taken_down"].count == 0


def test_a_recalled_submission_stays_on_the_desk(desk, district):
    edition = workflow.submit(draft(desk, district), desk.editor)
    workflow.perform("recall", edition, desk.editor, digest=edition.digest)
    assert desk_of(desk.editor)["taken_down"].count == 1


def test_work_that_was_set_aside_comes_back_to_its_contributors(desk, district):
    article = draft(desk, district)
    live = factories.publish(article, desk)
    other = factories.staff(Role.EDITOR, district)
    edited(article, other, title="改过的标题")
    workflow.submit(article, other)
    approved(patched(live, desk, {"subtitle": "新副题"}), desk)
    item = desk_of(other)["returned"].items[0]
    assert item.title == "改过的标题"
    assert "3" in item.note
    assert desk_of(desk.editor)["taken_down"].count == 0, "the first edition was replaced, not taken down"
    workflow.submit(article, other, undoing=True)
    assert desk_of(other)["returned"].count == 0


def test_an_urgent_correction_submits_nobodys_draft(desk, district):
    article = draft(desk, district)
    live = factories.publish(article, desk)
    other = factories.staff(Role.EDITOR, district)
    edited(article, other, title="改过的标题")
    patch = patched(live, desk, {"subtitle": "新副题"})
    assert titles(desk_of(other)["drafts"]) == ["改过的标题"]
    workflow.perform("return_review", patch, desk.reviewer, digest=patch.digest, note="理由")
    items = desk_of(desk.editor)["returned"].items
    assert [(item.model, item.pk, item.page) for item in items] == [(type(live), live.pk, "correct")]
    approved(patched(live, desk, {"subtitle": "又一副题"}), desk)
    assert titles(desk_of(other)["drafts"]) == ["改过的标题"]
    assert desk_of(desk.editor)["returned"].count == 0


def test_a_deactivated_user_has_no_desk(desk):
    desk.editor.is_active = False
    desk.editor.save()
    assert desk_of(desk.editor) == {}


def test_the_administrator_sees_accounts_without_an_assignment(district):
    idle = factories.UserFactory()
    assert titles(desk_of(factories.staff(Role.ADMINISTRATOR, None))["idle_staff"]) == [str(idle)]


@pytest.mark.parametrize("rows", ANY_NUMBER)
def test_the_number_of_queries_does_not_grow(rows, desk, district, django_assert_num_queries):
    """Everything at once: editor, reviewer and approver in one person, with rows in every section."""
    everybody = factories.staff(Role.EDITOR, district)
    for role in (Role.REVIEWER, Role.APPROVER, Role.AUDITOR):
        Assignment.objects.create(user=everybody, role=role, district=district)
    with factories.acting(everybody):
        factories.ArticleFactory.create_batch(rows, district=district)
    edition = workflow.submit(draft(desk, district), desk.editor)
    for stage in (Stage.IN_REVIEW, Stage.IN_APPROVAL):
        copies = [copy.copy(edition) for _each in range(rows)]
        for at, each in enumerate(copies):
            each.pk, each._state.adding, each.stage = None, True, stage
            each.record_id = 1_000_000 + at + rows * (stage == Stage.IN_REVIEW)
        Edition.objects.bulk_create(copies)
    user = type(everybody).objects.get(pk=everybody.pk)
    now = clock.time()
    with django_assert_num_queries(36):
        sections_for(user, now)


def test_work_in_a_district_that_somebody_lost_is_not_on_their_desk(desk, district):
    for step in ("return_review", None, "recall"):
        edition = workflow.submit(draft(desk, district), desk.editor)
        if step:
            who = desk.reviewer if step == "return_review" else desk.editor
            workflow.perform(step, edition, who, digest=edition.digest, note="身份证号有误")
    concerned = ("returned", "submitted", "taken_down")
    assert [desk_of(desk.editor)[name].count for name in concerned] == [1, 1, 1]
    desk.editor.assignments.update(district=factories.DistrictFactory())
    assert [desk_of(desk.editor)[name].count for name in concerned] == [0, 0, 0]
