"""The importer in the admin: three steps, nothing lost, nothing seen or done by others."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.intake import drafting, working
from articles.models import Article, Intake
from districts.models import Role
from honorees.models import Honoree
from tests import factories
from tests.articles.intake.test_drafting import STORY

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_intake_add")


@pytest.fixture
def editor(client, desk):
    client.force_login(desk.editor)
    return client


def receive(client, district):
    client.post(ADD, {"district": district.pk, "text": STORY})
    return Intake.objects.get()


def page(name, intake):
    return reverse(f"admin:articles_intake_{name}", args=[intake.pk])


def sheet_form(client, intake, **changes):
    form = client.get(page("check", intake)).context["form"]
    values = {field.name: field.value() for field in form}
    values = {name: value for name, value in values.items() if value not in (None, False)}
    return values | {"source_empty": "on"} | changes


def test_from_paste_to_draft(editor, district):
    answer = editor.post(ADD, {"district": district.pk, "text": STORY}, follow=True)
    intake = Intake.objects.get()
    assert answer.redirect_chain[-1][0] == page("check", intake)
    answer = editor.post(page("check", intake), sheet_form(editor, intake, subtitle="改过的副题"), follow=True)
    assert answer.redirect_chain[-1][0] == page("confirm", intake)
    ticked = {f"{row[0].key}-checked": "on" for _label, rows in answer.context["groups"] for row in rows}
    chosen = {f"{row[0].key}-record": row[2] for _label, rows in answer.context["groups"] for row in rows}
    answer = editor.post(page("confirm", intake), {**ticked, **chosen, "_draft": "1"})
    article = Article.objects.get()
    assert answer.url == reverse("admin:articles_article_change", args=[article.pk])
    assert article.subtitle == "改过的副题"
    assert Honoree.objects.get(name="张测试").commendations.count() == 3
    assert set(article.history.values_list("history_user", flat=True)) == {article.intakes.get().filed_by_id}


def ticked(client, intake, **records) -> dict[str, str]:
    """Everything that step three offers, ticked; `records` by label replace what it proposes."""
    rows = [row for _label, rows in client.get(page("confirm", intake)).context["groups"] for row in rows]
    return {f"{each.key}-checked": "on" for each, *_ in rows} | {
        f"{each.key}-record": records.get(each.label, record) for each, _checked, record in rows
    }


def test_a_second_click_leads_to_the_draft_that_the_first_made(editor, district):
    intake = receive(editor, district)
    form = ticked(editor, intake)
    editor.post(page("confirm", intake), form)
    article = Article.objects.get()
    draft = reverse("admin:articles_article_change", args=[article.pk])
    answer = editor.post(page("confirm", intake), form, follow=True)
    assert answer.redirect_chain[-1][0] == draft
    assert "草稿此前已经生成" in answer.content.decode()
    assert editor.get(page("check", intake)).url == draft
    assert editor.post(page("check", intake), {"title": "晚到的保存", "_keep": "1"}).status_code == 409
    intake.refresh_from_db()
    assert (intake.step, intake.article) == (Intake.Step.DONE, article)
    assert Honoree.objects.count() == 1


def test_work_that_was_kept_too_late_does_not_open_the_story_again(editor, district, desk):
    """The automatic saving of a form and the button beside it may arrive in any order."""
    intake = receive(editor, district)
    with factories.acting(desk.editor):
        drafting.make(Intake.objects.get(pk=intake.pk), {}, desk.editor)
    with pytest.raises(working.Over), working.at_work(intake):
        pytest.fail("the draft was made")


def test_whom_to_turn_to_is_said_where_the_record_belongs_to_others(editor, district):
    elsewhere = factories.DistrictFactory(name="远方县")
    there = factories.desk(elsewhere)
    with factories.acting(there.editor):
        person = factories.HonoreeFactory(name="张测试", district=elsewhere)
    factories.publish(person, there)
    intake = receive(editor, district)
    answer = editor.post(page("confirm", intake), ticked(editor, intake, 张测试=person.public_id), follow=True)
    told = [str(each) for each in answer.context["messages"] if each.level_tag == "warning"]
    assert len(told) == 1
    assert "张测试 2016 嘉奖" in told[0]
    assert "远方县的编辑" in told[0]


def test_a_file_is_named_as_it_was_sent(editor, district):
    files = [SimpleUploadedFile("bad.docx", b"PK\x03\x04" + bytes(100)), SimpleUploadedFile("v.exe", b"MZ plain words")]
    text = editor.post(ADD, {"district": district.pk, "files": files}, follow=True).content.decode()
    assert "“bad.docx”：" in text
    assert "“v.exe”：无法读取此类文件" in text


def test_leaving_half_way_keeps_the_work(editor, district):
    intake = receive(editor, district)
    kept = sheet_form(editor, intake, subtitle="写到一半", _keep="1")
    assert editor.post(page("check", intake), kept).status_code == 204
    assert "写到一半" in editor.get(page("check", intake)).content.decode()
    answer = editor.post(page("confirm", intake), {"person-0-checked": "on", "person-0-record": "", "_keep": "1"})
    assert answer.status_code == 204
    rows = {
        row[0].key: row[1:] for _label, group in editor.get(page("confirm", intake)).context["groups"] for row in group
    }
    assert rows["person-0"] == (True, "")
    assert rows["figure-0"][0] is False


def test_a_wrong_credit_line_is_explained_and_nothing_typed_is_lost(editor, district):
    intake = receive(editor, district)
    answer = editor.post(page("check", intake), sheet_form(editor, intake, credits="不是署名", title="留住我"))
    assert answer.status_code == 200
    assert "不是署名" in answer.content.decode()
    assert "留住我" in answer.content.decode()


def test_several_files_are_reported_one_by_one(editor, district):
    files = [
        SimpleUploadedFile("一.txt", STORY.encode("gb18030")),
        SimpleUploadedFile("二.docx", b"PK\x03\x04" + bytes(100)),
    ]
    answer = editor.post(ADD, {"district": district.pk, "files": files}, headers={"accept": "application/json"})
    first, second = json.loads(answer.content)["stories"]
    assert first["title"] == "张测试：把群众的事放在心上"
    assert second["problem"]


def test_nothing_given_is_explained(editor, district):
    answer = editor.post(ADD, {"district": district.pk, "text": "  "})
    assert answer.status_code == 200
    assert not Intake.objects.exists()


def test_script_in_a_story_reaches_no_page(editor, district):
    hostile = (
        "<h1>标题</h1><p>文<script>alert(1)</script><img src=x onerror=alert(1)>说了一句足够长、能够成为正文的话。</p>"
    )
    editor.post(ADD, {"district": district.pk, "text": hostile})
    intake = Intake.objects.get()
    for name in ("check", "confirm"):
        text = editor.get(page(name, intake)).content.decode()
        assert "alert(1)" not in text.replace("&lt;script&gt;alert(1)&lt;/script&gt;", "")
        assert "onerror=alert" not in text


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.APPROVER, Role.REGISTRAR, Role.ADMINISTRATOR])
def test_only_editors_bring_stories_in(client, district, role):
    client.force_login(factories.staff(role, district))
    assert client.get(ADD).status_code == 403
    assert client.post(ADD, {"district": district.pk, "text": STORY}).status_code == 403
    assert not Intake.objects.exists()


def test_stories_of_other_districts_are_not_there(editor, client, district):
    intake = receive(editor, district)
    client.force_login(factories.staff(Role.EDITOR, factories.DistrictFactory()))
    for name in ("check", "confirm", "change"):
        assert client.get(page(name, intake)).status_code == 404
        assert client.post(page(name, intake), {"title": "x"}).status_code == 404
    assert not Article.objects.exists()


def test_a_story_cannot_be_filed_in_a_district_of_others(editor):
    other = factories.DistrictFactory()
    answer = editor.post(ADD, {"district": other.pk, "text": STORY})
    assert answer.status_code == 200
    assert not Intake.objects.exists()
