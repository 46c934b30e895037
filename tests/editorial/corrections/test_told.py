"""What readers are told of corrections, and that nobody who may not be shown is named in it."""

import pytest

from editorial import clock, suppression, workflow
from editorial.corrections import told
from editorial.models import Edition
from tests import factories
from tests.editorial.corrections.conftest import approved, edited

pytestmark = pytest.mark.django_db


def corrected(story, desk, title, **telling):
    edited(story, desk.editor, title=title)
    return approved(workflow.submit(story, desk.editor, **telling), desk)


def article_page(client, edition):
    return client.get(f"/articles/{edition.public_id}/").content.decode()


def test_first_editions_are_told_of_nothing(story, desk):
    for telling in ({"change_note": "说明"}, {"significance": "major", "change_note": "说明"}):
        with pytest.raises(workflow.Refused):
            workflow.submit(story, desk.editor, **telling)
    assert workflow.submit(story, desk.editor, note="内部的话").change_note == ""


def test_internal_notes_stay_internal(client, live, story, desk):
    corrected(story, desk, "甲题", note="只给审核人看")
    assert "只给审核人看" not in article_page(client, live)


def test_major_corrections_are_told_with_those_before(client, live, story, desk):
    corrected(story, desk, "甲题", significance="major", change_note="题目有误。")
    corrected(story, desk, "乙题", significance="major", change_note="题目又有误。")
    corrected(story, desk, "丙题", significance="minor", change_note="改正一个错字。")
    text = article_page(client, live)
    assert text.index("题目又有误。") < text.index("题目有误。")
    assert "改正一个错字。" not in text
    listed = client.get("/corrections/").content.decode()
    assert "题目又有误。" in listed
    assert "丙题" in listed
    assert "改正一个错字" not in listed


def test_a_past_note_with_a_suppressed_name_is_left_out(client, live, story, desk, district):
    corrected(story, desk, "甲题", significance="major", change_note="误将某丙丁写作他人。")
    corrected(story, desk, "乙题", significance="major", change_note="题目有误。")
    factories.HonoreeFactory(public_id="zzzz", district=district)
    suppression.suppress(("honoree", "zzzz"), "某丙丁", desk.approver, authority="某机关", reason="撤销")
    for text in (article_page(client, live), client.get("/corrections/").content.decode()):
        assert "某丙丁" not in text
        assert "题目有误。" in text


def test_a_live_note_with_a_suppressed_name_takes_its_page_down(client, live, story, desk, district):
    edition = corrected(story, desk, "甲题", significance="major", change_note="误将某丙丁写作他人。")
    factories.HonoreeFactory(public_id="zzzz", district=district)
    suppression.suppress(("honoree", "zzzz"), "某丙丁", desk.approver, authority="某机关", reason="撤销")
    edition.refresh_from_db()
    assert edition.ended_at
    response = client.get(f"/articles/{live.public_id}/")
    assert response.status_code == 410
    assert "某丙丁" not in response.content.decode()
    again = Edition.objects.filter(pk=edition.pk)
    assert told.of_page(again, clock.read()) == []


def test_a_note_that_was_withdrawn_does_not_come_back(client, live, story, desk):
    """Neither on the page nor in its preview, in the list or the feed; who looks at the day before still reads it."""
    wrong = corrected(story, desk, "甲题", significance="major", change_note="这句话本身有误。")
    seen = clock.read()
    workflow.perform("withdraw", wrong, desk.reviewer, digest=wrong.digest, note="更正说明有误")
    edited(story, desk.editor, title="乙题")
    following = workflow.submit(story, desk.editor)
    assert told.in_preview(following, clock.read()) == []
    approved(following, desk)
    following = corrected(story, desk, "丙题", significance="minor", change_note="改正一个错字。")
    for address in (f"/articles/{live.public_id}/", "/corrections/", "/feeds/articles.atom"):
        response = client.get(address)
        assert response.status_code == 200
        assert "这句话本身有误" not in response.content.decode()
    assert told.in_preview(following, clock.read()) == []
    resurfaced = told.resurfaced(Edition.objects.filter(pk=following.pk), clock.time()).get()
    assert resurfaced.told_note == ""
    before = Edition.objects.of_record("article", story.pk).live_with_corrections(seen.now)
    assert [each.note for each in told.of_page(before, seen)] == ["这句话本身有误。"]


def test_corrections_cost_no_query(client, live, story, desk, nothing_kept, django_assert_num_queries):
    corrected(story, desk, "甲题", significance="major", change_note="题目有误。")
    corrected(story, desk, "乙题", significance="major", change_note="题目又有误。")
    with django_assert_num_queries(6):
        article_page(client, live)
