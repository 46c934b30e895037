"""The form of an urgent correction, and adopting corrections into the record."""

import datetime as dt
import html

import pytest
from django.urls import reverse

from editorial import clock, workflow
from editorial.desk.sections import sections_for
from editorial.models import Edition, Stage
from tests import factories
from tests.editorial.admin.conftest import address, signed_in
from tests.editorial.corrections.conftest import approved, edited, live, patched, story  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db


def fields(edition, client, **changes) -> dict:
    form = client.get(reverse("admin:editorial_edition_correct", args=[edition.pk])).context["form"]
    sent = {bound.html_name: bound.value() for _heading, group in form.groups() for bound in group}
    return {
        **{name: "" if value is None else value for name, value in sent.items()}, "digest": edition.digest,
        "significance": "major", "change_note": "题目有误。", "note": "请快审", "secrets": "none", **changes,
    }  # fmt: skip


def test_the_form_submits_a_patch(story, live, editor):  # noqa: F811
    url = reverse("admin:editorial_edition_correct", args=[live.pk])
    for page in (live, story):
        assert url in editor.get(address("change", page)).content.decode()
    response = editor.post(url, fields(live, editor, **{"at-title": "新题", "at-credits.2.names": "王测试 赵测试"}))
    assert response.status_code == 302, response.context["form"].errors
    patch = Edition.objects.get(patches=live)
    assert (patch.title, patch.change_note, patch.stage) == ("新题", "题目有误。", Stage.IN_REVIEW)
    assert patch.decisions.get().note == "请快审"


def test_what_was_typed_is_kept_with_the_reason(live, editor):  # noqa: F811
    url = reverse("admin:editorial_edition_correct", args=[live.pk])
    response = editor.post(url, fields(live, editor, **{"at-title": "新题", "change_note": ""}))
    assert response.status_code == 200
    assert response.context["form"].errors["change_note"]
    assert "新题" in response.content.decode()
    assert editor.post(url, fields(live, editor)).context["form"].non_field_errors()
    assert not Edition.objects.filter(patches=live).exists()


def test_what_is_wrong_is_named_above_and_leads_to_its_field(live, editor):  # noqa: F811
    url = reverse("admin:editorial_edition_correct", args=[live.pk])
    sent = fields(live, editor, **{"at-title": "", "at-credits.1.names": "", "change_note": ""})
    page = html.unescape(editor.post(url, sent).content.decode())
    above = page.split('class="errornote"')[1].split("</div>")[0]
    for place, label in (("id_at-title", "标题"), ("id_change_note", "更正说明（公开）")):
        assert f'<a href="#{place}"' in above
        assert f'id="{place}"' in page
        assert f">{label}：" in above
    assert above.count("autofocus") == 1
    del sent["significance"]
    above = html.unescape(editor.post(url, sent).content.decode()).split('class="errornote"')[1].split("</div>")[0]
    assert '<a href="#id_significance_0">更正类别：请选择更正类别。</a>' in above


def test_the_editor_s_tools_have_chinese_names(live, editor):  # noqa: F811
    page = editor.get(reverse("admin:editorial_edition_correct", args=[live.pk])).content.decode()
    assert page.index(reverse("admin:jsi18n")) < page.index("django_prose_editor")


def test_the_form_names_what_approving_it_cancels(story, live, desk, editor):  # noqa: F811
    url = reverse("admin:editorial_edition_correct", args=[live.pk])
    assert editor.get(url).context["cancels"] == ""
    scheduled = factories.publish(
        edited(story, desk.editor, title="排期的题目"), desk, at=clock.time() + dt.timedelta(days=1)
    )
    page = editor.get(url)
    assert "排期的题目" in page.context["cancels"]
    assert page.context["cancels"] in html.unescape(page.content.decode())
    approved(patched(live, desk, {"title": "新题"}), desk)
    scheduled.refresh_from_db()
    assert scheduled.stage == Stage.CANCELLED


def test_others_find_no_form(live, editor, reviewer, stranger):  # noqa: F811
    url = reverse("admin:editorial_edition_correct", args=[live.pk])
    sent = fields(live, editor, **{"at-title": "新题"})
    assert stranger.get(url).status_code == stranger.post(url, sent).status_code == 404
    assert url not in reviewer.get(address("change", live)).content.decode()
    assert reviewer.post(url, sent).status_code == 200
    assert editor.put(url).status_code == 405
    assert not Edition.objects.filter(patches=live).exists()


def test_the_record_shows_and_adopts_the_correction(story, live, desk, editor, stranger):  # noqa: F811
    approved(patched(live, desk, {"title": "新题"}), desk)
    url = address("corrections", story)
    assert url in editor.get(address("change", story)).content.decode()
    page = editor.get(address("submit", story))
    assert "undoing" in page.context["form"].fields
    sent = {"version": story.version, "significance": "minor", "change_note": "", "note": "", "secrets": "none"}
    assert editor.post(address("submit", story), sent).status_code == 200
    assert stranger.post(url, {"version": story.version}).status_code == 404
    assert editor.post(url, {"version": "0" * 20}).status_code == 302
    story.refresh_from_db()
    assert story.title == "原题"
    editor.post(url, {"version": story.version})
    story.refresh_from_db()
    assert story.title == "新题"
    assert "新题" in editor.get(url).content.decode()


def test_first_editions_are_asked_for_no_public_note(story, editor):  # noqa: F811
    form = editor.get(address("submit", story)).context["form"]
    assert not {"significance", "change_note", "undoing"} & set(form.fields)


def test_an_auditor_reads_and_adopts_nothing(story, live, desk, db):  # noqa: F811
    approved(patched(live, desk, {"title": "新题"}), desk)
    auditor = signed_in(factories.staff("auditor", None))
    assert auditor.get(address("corrections", story)).status_code == 200
    assert auditor.post(address("corrections", story), {"version": story.version}).status_code == 403


def test_a_correction_that_came_back_goes_on_where_it_was(story, live, desk, editor):  # noqa: F811
    url = reverse("admin:editorial_edition_correct", args=[live.pk])
    patch = patched(live, desk, {"title": "新题", "credits.2.names": ("王测试",)}, change_note="题目有误，应为新题。")
    workflow.perform("return_review", patch, desk.reviewer, digest=patch.digest, note="署名也请核对")
    assert url in editor.get(reverse("admin:index")).content.decode()
    stands = editor.get(address("change", story)).content.decode()
    assert stands.count(url) == 2, "among the tools, and where it says that the correction came back"
    page = editor.get(url)
    assert "署名也请核对" in page.content.decode()
    form = page.context["form"]
    assert (form["at-title"].value(), form["at-credits.2.names"].value()) == ("新题", "王测试")
    assert (form["change_note"].value(), form["significance"].value()) == ("题目有误，应为新题。", "major")
    sent = {bound.html_name: bound.value() or "" for _heading, group in form.groups() for bound in group}
    sent |= {"digest": live.digest, "significance": "major", "change_note": "题目有误，应为新题。", "note": ""}
    assert editor.post(url, sent).context["form"].errors["secrets"], "that is asked every time"
    sent |= {"secrets": "none"}
    assert editor.post(url, sent).status_code == 302
    again = Edition.objects.filter(patches=live).latest("number")
    assert (again.title, again.number) == ("新题", patch.number + 1)
    assert editor.get(url).context["former"] is None, "one is under way"


def test_a_correction_of_a_page_that_is_not_live_any_more_leads_to_itself(live, desk):  # noqa: F811
    patch = patched(live, desk, {"title": "新题"})
    workflow.perform("return_review", patch, desk.reviewer, digest=patch.digest, note="请核对")
    workflow.perform("withdraw", live, desk.reviewer, digest=live.digest, note="先撤下")
    returned = next(each for each in sections_for(desk.editor, clock.time()) if each.name == "returned")
    assert [(each.pk, each.page) for each in returned.items] == [(patch.pk, "change")]


def test_what_gave_way_to_a_correction_is_told_on_the_form_until_it_is_submitted_again(story, live, desk, editor):  # noqa: F811
    edited(story, desk.editor, subtitle="新写的副题")
    under_way = workflow.submit(story, desk.editor)
    assert "已因紧急更正搁置" not in editor.get(address("change", story)).content.decode()
    approved(patched(live, desk, {"title": "新题"}), desk)
    page = editor.get(address("change", story)).content.decode()
    told = page.partition("已因紧急更正搁置")[0].rpartition("<p")[2]
    assert (address("change", under_way) in told, f"第{under_way.number}版" in told) == (True, True)
    workflow.submit(story, desk.editor, undoing=True)
    assert "已因紧急更正搁置" not in editor.get(address("change", story)).content.decode()
