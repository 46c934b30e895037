"""What was typed into small forms and not sent: offered to its author on that page, forgotten when it is sent."""

import json

import pytest
from django.urls import reverse

from districts.models import Role
from editorial import suppression, workflow
from editorial.admin import typed
from editorial.desk import autosave, form_keys
from editorial.models import Autosave, Edition, Note, Stage, Suppression
from tests import factories
from tests.editorial.admin.conftest import address, signed_in

pytestmark = pytest.mark.django_db

AUTOSAVE, DISCARD = reverse("admin:autosave"), reverse("admin:autosave_discard")


@pytest.fixture
def edition(article, desk):
    return workflow.submit(article, desk.editor)


def keep(client, user, row, page, *pairs):
    """Send what somebody has typed, as the page does."""
    sent = {"form": form_keys.key(type(row), row, page), "by": user.pk, "version": "", "since": ""}
    return client.post(AUTOSAVE, sent | {"fields": json.dumps(pairs)})


def offered(client, url) -> list[tuple[str, str, str]]:
    return [(each.name, each.label, each.text) for each in client.get(url).context["at_work"]["typed"]]


def decide(client, edition, name, **fields):
    return client.post(address("decide", edition), {"transition": name, "digest": edition.digest} | fields)


def test_a_reason_is_offered_and_gone_with_the_decision(edition, desk, reviewer):
    keep(reviewer, desk.reviewer, edition, "decide", ["return_review note", "第二段\n的户数请核对"])
    response = reviewer.get(address("change", edition))
    assert [each.text for each in response.context["at_work"]["typed"]] == ["第二段\n的户数请核对"]
    shown = response.content.decode()
    assert "您在本页有未提交的内容" in shown
    assert 'data-name="return_review note"><dt>退回修改</dt><dd>第二段\n的户数请核对</dd>' in shown
    assert 'data-kept="return_review"' in shown
    edition.refresh_from_db()
    assert edition.stage == Stage.IN_REVIEW, "offering decides nothing"
    assert decide(reviewer, edition, "return_review", note="第二段的户数请核对").status_code == 302
    assert not Autosave.objects.exists()


def test_a_note_that_is_written_leaves_the_rest_of_the_page(edition, desk, reviewer):
    keep(
        reviewer, desk.reviewer, edition, "decide",
        ["note:body.1 text", "请核对"], ["note: text", "总的不错"], ["return_review note", "见批注"],
    )  # fmt: skip
    reviewer.post(address("notes", edition), {"action": "written", "anchor": "body.1", "text": "请核对"})
    note = Note.objects.get()
    assert [name for name, *_rest in offered(reviewer, address("change", edition))] == [
        "note: text", "return_review note",
    ]  # fmt: skip
    keep(reviewer, desk.reviewer, edition, "decide", [f"thread:{note.pk} text", "已核"])
    assert offered(reviewer, address("change", edition)) == [(f"thread:{note.pk} text", "回复", "已核")]
    reviewer.post(address("notes", edition), {"action": "answered", "note": note.pk, "text": "已核"})
    assert not Autosave.objects.exists()


def test_what_was_refused_stands_in_its_form_and_is_still_kept(edition, desk, reviewer):
    text = "请\n改"
    keep(reviewer, desk.reviewer, edition, "decide", ["return_review note", text], ["note: text", "另一处"])
    response = decide(reviewer, edition, "return_review", note=text.replace("\n", "\r\n"), digest="0" * 64)
    assert response.status_code == 200
    assert [each.text for each in response.context["at_work"]["typed"]] == ["另一处"]
    assert response.context["at_work"]["restored"]
    assert Autosave.objects.count() == 1


def test_nobody_else_meets_it(edition, desk, reviewer, approver, editor, stranger, district):
    keep(reviewer, desk.reviewer, edition, "decide", ["return_review note", "没有发出的话"])
    for client in (approver, editor):
        assert offered(client, address("change", edition)) == []
        assert "没有发出的话" not in client.get(address("change", edition)).content.decode()
    assert keep(approver, desk.reviewer, edition, "decide", ["a b", "c"]).status_code == 409
    assert keep(stranger, desk.reviewer, edition, "decide", ["a b", "c"]).status_code == 404
    approver.post(DISCARD, {"form": form_keys.key(Edition, edition, "decide")})
    assert Autosave.objects.count() == 1
    answer = reviewer.post(DISCARD, {"form": form_keys.key(Edition, edition, "decide")})
    assert answer.url == address("change", edition)
    assert not Autosave.objects.exists()
    auditor = signed_in(factories.staff(Role.AUDITOR, district))
    page = auditor.get(address("change", edition))
    assert page.context["at_work"] is None
    assert "admin-autosave" not in page.content.decode()


def test_what_somebody_else_decided_meanwhile_takes_nothing_away(edition, desk, reviewer, district):
    keep(reviewer, desk.reviewer, edition, "decide", ["return_review note", "请改"])
    workflow.perform("pass_review", edition, factories.staff(Role.REVIEWER, district), digest=edition.digest, note="")
    assert offered(reviewer, address("change", edition)) == [("return_review note", "退回修改", "请改")]
    assert keep(reviewer, desk.reviewer, edition, "decide", ["return_review note", "请再改"]).status_code == 200


def test_it_is_bounded(edition, desk, reviewer):
    assert keep(reviewer, desk.reviewer, edition, "decide", ["note: text", "字" * 310_000]).status_code == 413
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("page", ["decide", "submit", "revoke", "lift", "nothing", "suppress"])
def test_pages_that_a_row_has_not_are_not_found(edition, article, desk, editor, page):
    for row in {edition, article, article.district} - {edition if page == "decide" else None} - {
        article if page == "submit" else None
    }:  # fmt: skip
        assert keep(editor, desk.editor, row, page, ["a b", "c"]).status_code == 404


def test_it_takes_one_query_however_much_is_kept(edition, desk, reviewer, django_assert_max_num_queries):
    counts = []
    for texts in (0, 1, 20):
        pairs = [[f"note:body.{at} text", "请改"] for at in range(texts)]
        keep(reviewer, desk.reviewer, edition, "decide", *pairs)
        reviewer.get(address("change", edition))
        with django_assert_max_num_queries(80) as queries:
            reviewer.get(address("change", edition))
        assert sum("editorial_autosave" in each["sql"] for each in queries.captured_queries) == 1
        counts.append(len(queries))
    assert len(set(counts)) == 1


def test_a_submission_keeps_its_answers_until_it_is_sent(article, desk, editor):
    where = address("submit", article)
    keep(editor, desk.editor, article, "submit", ["submit note", "改了署名"], ["submit answer-gone", "已核"])
    assert offered(editor, where) == [("submit note", "送审说明", "改了署名"), ("submit answer-gone", "", "已核")]
    auditor = factories.staff(Role.AUDITOR, article.district)
    assert signed_in(auditor).get(where).context["at_work"] is None
    assert keep(signed_in(auditor), auditor, article, "submit", ["submit note", "x"]).status_code == 403
    form = editor.get(where).context["form"]
    answers = {each.html_name: "已核" for each in form.answer_fields()}
    choices = {each.name: each.field.choices[0][0] for each in form if hasattr(each.field, "choices")}
    assert editor.post(where, {"version": article.version, "note": "改了署名"} | answers | choices).status_code == 302
    assert not Autosave.objects.exists()


def test_suppressing_and_lifting_keep_their_reasons(desk, district, reviewer, approver, editor):
    with factories.acting(desk.editor):
        honoree = factories.HonoreeFactory(district=district)
    where = address("suppress", honoree)
    assert keep(editor, desk.editor, honoree, "suppress", ["suppress reason", "x"]).status_code == 403
    keep(approver, desk.approver, honoree, "suppress", ["suppress reason", "家属要求"])
    assert offered(approver, where) == [("suppress reason", "理由", "家属要求")]
    sent = {"authority": "云岭区委", "reason": "家属要求", "confirmed": "on"}
    assert approver.post(where, sent).status_code == 302
    assert not Autosave.objects.exists()
    row = Suppression.objects.get()
    assert row in Suppression.objects.in_force()
    keep(approver, desk.approver, row, "lift", ["lift note", "家属同意"])
    assert [text for *_rest, text in offered(approver, address("change", row))] == ["家属同意"]
    assert keep(editor, desk.editor, row, "lift", ["lift note", "x"]).status_code in (403, 404)
    assert not suppression.lifting_refusal(row, district, desk.approver)
    assert approver.post(address("change", row), {"note": "家属同意", "confirmed": "on"}).status_code == 302
    assert not Autosave.objects.exists()


def test_forgetting_a_part_leaves_the_others(desk):
    autosave.keep(desk.editor, "a.b:1:c", [("note: text", "一"), ("note:body.1 text", "二")], "", "")
    autosave.forget(desk.editor, "a.b:1:c", "note: ")
    autosave.forget(desk.editor, "a.b:2:c", "note: ")
    assert Autosave.objects.get().fields == [["note:body.1 text", "二"]]
    autosave.forget(desk.editor, "a.b:1:c", "note:body.1 ")
    assert not Autosave.objects.exists()


def test_labels_are_those_of_the_field_the_form_or_its_sort():
    row = Autosave(fields=[["a x", "1"], ["a y", "2"], ["b:7 x", "3"], ["c x", "4"]])
    labels = {"a x": "甲", "a": "乙", "b": "丙"}
    assert [each.label for each in typed._texts(row, labels)] == ["甲", "乙", "丙", ""]
