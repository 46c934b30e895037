"""Urgent corrections: who may make them, what they set aside, and when they can no longer go live."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from editorial import clock, snapshots, verification, workflow
from editorial.models import Decision, Hand, Stage
from editorial.urgent import patching
from editorial.workflow import Refused, contributors
from tests import factories
from tests.editorial.corrections.conftest import approved, edited, patched

pytestmark = pytest.mark.django_db
FIGURE = "achievements.1.figures.1"


def refused(function, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        function(*args, **kwargs)
    return caught.value.reason


def test_what_is_under_way_is_set_aside_and_the_record_left_alone(story, live, desk):
    edited(story, desk.editor, subtitle="新写的副题")
    under_way = workflow.submit(story, desk.editor)
    patch = patched(live, desk, {f"{FIGURE}.printed": "214件", f"{FIGURE}.value": Decimal(214)})
    under_way.refresh_from_db()
    assert (under_way.stage, under_way.ended_by) == (Stage.SET_ASIDE, desk.editor)
    assert Decision.objects.get(action="set_aside").detail == {"patch": patch.pk}
    assert patching.overtaken_by(under_way) == patch
    assert patch.patches == live
    assert patch.due_on == timezone.localdate(patch.submitted_at), "urgent: due at once"
    assert [(hand.user, hand.part) for hand in patch.hands.all()] == [(desk.editor, Hand.Part.CONTRIBUTOR)]
    page = snapshots.page_of(patch)
    assert page.achievements[0].figures[0].printed == "214件"
    assert page.subtitle == ""
    patch = approved(patch, desk)
    live.refresh_from_db()
    assert live.live_until == patch.live_from
    story.refresh_from_db()
    assert story.subtitle == "新写的副题"
    assert list(verification.verify()) == []


def test_three_people_act(live, desk):
    patch = patched(live, desk, {"title": "新题"})
    assert workflow.refusal("pass_review", patch, desk.editor)
    patch = workflow.perform("pass_review", patch, desk.reviewer, digest=patch.digest)
    assert workflow.refusal("approve", patch, desk.reviewer)
    assert not workflow.refusal("approve", patch, desk.approver)


def test_setting_aside_is_no_step_of_its_own(story, desk):
    edition = workflow.submit(story, desk.editor)
    assert refused(workflow.perform, "set_aside", edition, desk.reviewer, digest=edition.digest)
    assert "set_aside" not in {transition.name for transition, _reason in workflow.allowed(edition, desk.reviewer)}


def test_a_correction_whose_page_is_gone_is_refused(live, desk):
    patch = patched(live, desk, {"title": "新题"})
    patch = workflow.perform("pass_review", patch, desk.reviewer, digest=patch.digest)
    workflow.perform("withdraw", live, desk.reviewer, digest=live.digest, note="理由")
    patch.refresh_from_db()
    assert workflow.refusal("approve", patch, desk.approver)
    workflow.perform("return_approval", patch, desk.approver, digest=patch.digest, note="所更正的页面已撤下")


@pytest.mark.parametrize(
    "changes",
    [
        {}, {"title": "原题"}, {"title": ""}, {"title": "长" * 151}, {"origin": "reprint"},
        {"credits.3.names": ("王",)}, {"photos.1.hash": "0" * 64}, {"mentions.1.name": "某人"},
        {"achievements.1.figures.1.value": Decimal("NaN")},
        {"title": "电话13912345678"},
    ],
)  # fmt: skip
def test_what_may_not_be_corrected_is_refused(live, desk, changes):
    assert refused(patched, live, desk, changes)


def test_a_correction_is_told_or_refused(live, desk):
    assert refused(patched, live, desk, {"title": "新题"}, change_note=" ")
    assert refused(patched, live, desk, {"title": "新题"}, significance="")
    assert refused(patched, live, desk, {"title": "新题"}, change_note="长" * 301)
    assert refused(patched, live, desk, {"title": "新题"}, change_note="电话13912345678")
    assert patched(live, desk, {"title": "新题"}, significance="minor", change_note="").significance == "minor"


def test_only_editors_correct_only_what_is_live(story, live, desk, district):
    for user in (
        desk.approver,
        factories.staff("editor", factories.DistrictFactory()),
        factories.staff("auditor", None),
    ):
        desk_of = type(desk)(editor=user)
        assert refused(patched, live, desk_of, {"title": "新题"})
    first = patched(live, desk, {"title": "新题"})
    assert refused(patched, live, desk, {"title": "又一题"})
    approved(first, desk)
    live.refresh_from_db()
    assert refused(patched, live, desk, {"title": "又一题"})


def test_rich_text_is_sanitised(live, desk):
    patch = patched(live, desk, {"body": "<p onclick=x>办结214件。<script>alert(1)</script></p>"})
    assert snapshots.page_of(patch).body == "<p>办结214件。</p>"


def test_the_work_since_the_record_was_frozen_keeps_its_authors(story, live, desk, district):
    other = factories.staff("editor", district)
    edited(story, other, subtitle="别人写的副题")
    approved(patched(live, desk, {"title": "新题"}), desk)
    assert contributors.contributors(story) == {other.pk}
    edition = workflow.submit(story, desk.editor, undoing=True)
    assert {hand.user for hand in edition.hands.all()} == {other, desk.editor}


def test_a_withdrawn_correction_is_brought_back_with_all_contributors(story, live, desk, district):
    other = factories.staff("editor", district)
    patch = patching.submit_patch(
        live, other, digest=live.digest, changes={"title": "新题"}, telling=patching.Telling("题目有误。", "major")
    )
    patch = approved(patch, desk)
    workflow.perform("withdraw", patch, desk.reviewer, digest=patch.digest, note="理由")
    again = workflow.reinstate(patch, desk.editor, note="理由")
    assert (again.significance, again.change_note) == ("", "")
    assert {hand.user for hand in again.hands.all()} == {desk.editor, other}
    approved(again, desk)
    assert list(verification.verify()) == []


def test_a_correction_that_came_back_is_not_undone_in_silence(story, live, desk):
    patch = approved(patched(live, desk, {"title": "新题"}), desk)
    workflow.perform("withdraw", patch, desk.reviewer, digest=patch.digest, note="理由")
    again = approved(workflow.reinstate(patch, desk.editor, note="理由"), desk)
    assert again.patches == live
    edited(story, desk.editor, subtitle="新写的副题")
    assert refused(workflow.submit, story, desk.editor)
    assert workflow.submit(story, desk.editor, undoing=True)
    assert list(verification.verify()) == []


def test_work_that_the_page_which_came_back_has_not_keeps_its_authors(story, live, desk, district):
    """A correction is brought back over an edition of the record that was live after it."""
    patch = approved(patched(live, desk, {"title": "新题"}), desk)
    workflow.perform("withdraw", patch, desk.reviewer, digest=patch.digest, note="理由")
    other = factories.staff("editor", district)
    edited(story, other, subtitle="别人写的副题")
    later = approved(workflow.submit(story, desk.editor), desk)
    workflow.perform("withdraw", later, desk.reviewer, digest=later.digest, note="理由")
    approved(workflow.reinstate(patch, desk.editor, note="理由"), desk)
    assert contributors.contributors(story) == {other.pk}


def test_what_was_replaced_does_not_come_back(live, desk):
    patch = approved(patched(live, desk, {"title": "新题"}), desk)
    workflow.perform("withdraw", patch, desk.reviewer, digest=patch.digest, note="理由")
    live.refresh_from_db()
    assert refused(workflow.reinstate, live, desk.editor, note="理由")
    assert workflow.reinstate(patch, desk.editor, note="理由")


def test_a_scheduled_correction_moves_both_ways(live, desk):
    day = dt.timedelta(days=1)
    patch = patched(live, desk, {"title": "新题"})
    patch = workflow.perform("pass_review", patch, desk.reviewer, digest=patch.digest)
    begin = clock.time() + 3 * day
    patch = workflow.perform("approve", patch, desk.approver, digest=patch.digest, at=begin)
    for at in (begin + 2 * day, begin - day):
        patch = workflow.perform("reschedule", patch, desk.approver, digest=patch.digest, note="理由", at=at)
        live.refresh_from_db()
        assert patch.live_from == live.live_until == at
    assert list(verification.verify()) == []


def test_a_correction_does_not_move_past_the_end_of_its_page(story, live, desk):
    """Between the two an edition of the record begins, so that the page which is corrected is not live any more."""
    day = dt.timedelta(days=1)
    edited(story, desk.editor, subtitle="新写的副题")
    factories.publish(story, desk, at=clock.time() + 2 * day)
    patch = patched(live, desk, {"title": "新题"})
    patch = workflow.perform("pass_review", patch, desk.reviewer, digest=patch.digest)
    assert refused(workflow.perform, "approve", patch, desk.approver, digest=patch.digest, at=clock.time() + 3 * day)
    patch = workflow.perform("approve", patch, desk.approver, digest=patch.digest, at=clock.time() + day)
    story.refresh_from_db()
    factories.publish(edited(story, desk.editor, subtitle="又写的副题"), desk, at=clock.time() + 3 * day)
    again = {"digest": patch.digest, "note": "理由"}
    assert refused(workflow.perform, "reschedule", patch, desk.approver, **again, at=clock.time() + 4 * day)
    workflow.perform("reschedule", patch, desk.approver, **again, at=clock.time() + 2 * day)


def test_who_wrote_the_page_confirms_no_correction_of_it(live, desk, district):
    factories.Assignment.objects.create(user=desk.editor, role="reviewer", district=district)
    other = factories.staff("editor", district)
    patch = patching.submit_patch(
        live, other, digest=live.digest, changes={"title": "新题"}, telling=patching.Telling("题目有误。", "major")
    )
    patch = approved(patch, desk)
    assert workflow.refusal("confirm", patch, desk.editor)
    assert not workflow.refusal("confirm", patch, desk.reviewer)


def test_a_subtitle_is_kept_as_the_record_keeps_it(live, desk):
    patch = patched(live, desk, {"subtitle": "——记某地干部"})
    assert snapshots.page_of(patch).subtitle == "记某地干部"
