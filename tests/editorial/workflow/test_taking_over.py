"""Taking over: the edition ends, and the reviewer is a contributor of whatever follows."""

import pytest

from editorial import workflow
from editorial.models import Edition, Hand, Stage
from editorial.workflow import Refused, contributors
from tests import factories


@pytest.fixture
def taken(article, desk):
    edition = workflow.submit(article, desk.editor)
    return workflow.perform("take_over", edition, desk.reviewer, digest=edition.digest)


def changed(article, user, title):
    with factories.acting(user):
        article.title = title
        article.save()


def test_it_ends_the_edition_and_says_so(taken, desk):
    assert (taken.stage, taken.ended_by) == (Stage.RETURNED, desk.reviewer)
    decision = taken.decisions.last()
    assert decision.action == "take_over"
    assert decision.note == taken.ended_reason != ""


def test_who_took_over_judges_nothing_of_it_even_without_a_change(article, taken, desk):
    assert desk.reviewer.pk in contributors.contributors(article)
    changed(article, desk.editor, "编辑改的题目")
    again = workflow.submit(article, desk.editor)
    assert again.hands.get(user=desk.reviewer).part == Hand.Part.CONTRIBUTOR
    assert workflow.refusal("pass_review", again, desk.reviewer)
    with pytest.raises(Refused):
        workflow.perform("pass_review", again, desk.reviewer, digest=again.digest)


def test_with_an_approval_that_is_over(article, taken, desk, district):
    other = factories.staff("reviewer", district)
    changed(article, desk.editor, "编辑改的题目")
    again = workflow.submit(article, desk.editor)
    again = workflow.perform("pass_review", again, other, digest=again.digest)
    workflow.perform("approve", again, desk.approver, digest=again.digest)
    changed(article, desk.editor, "又改的题目")
    assert desk.reviewer.pk not in contributors.contributors(article)


def test_who_took_over_counts_also_after_an_older_page_came_back(article, desk, district):
    first = factories.publish(article, desk)
    changed(article, desk.editor, "改过的题目")
    second = workflow.submit(article, desk.editor)
    workflow.perform("take_over", second, desk.reviewer, digest=second.digest)
    first.refresh_from_db()
    workflow.perform("withdraw", first, desk.approver, digest=first.digest, note="理由")
    other = factories.staff("reviewer", district)
    for _time in range(2):  # what came back may be withdrawn and come back again
        again = workflow.reinstate(Edition.objects.latest("pk") if _time else first, desk.editor, note="理由")
        again = workflow.perform("pass_review", again, other, digest=again.digest)
        again = workflow.perform("approve", again, desk.approver, digest=again.digest)
        if not _time:
            workflow.perform("withdraw", again, desk.approver, digest=again.digest, note="理由")
    assert desk.reviewer.pk in contributors.contributors(article)
    fourth = workflow.submit(article, desk.editor)
    assert fourth.hands.get(user=desk.reviewer).part == Hand.Part.CONTRIBUTOR
    assert workflow.refusal("pass_review", fourth, desk.reviewer)
