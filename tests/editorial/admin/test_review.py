"""The page on which people decide: what it shows, who may write notes there, and what a refusal keeps."""

import pytest
from django.urls import reverse

from articles.models import Credit, Intake
from editorial import workflow
from editorial.admin.places import OnForm
from editorial.desk import notes
from editorial.models import Note, Stage
from honorees.models import Achievement, AwardTier, Commendation
from tests import factories
from tests.editorial.admin.conftest import address


@pytest.fixture
def edition(article, desk):
    with factories.acting(desk.editor):
        Credit.objects.create(article=article, role="作者", names="李测试")
    return workflow.submit(article, desk.editor)


def notes_address(edition):
    return reverse("admin:editorial_edition_notes", args=[edition.pk])


def resubmitted(article, edition, desk, title="改过的题目"):
    workflow.perform("return_review", edition, desk.reviewer, digest=edition.digest, note="请改")
    with factories.acting(desk.editor):
        article.title = title
        article.save()
    return workflow.submit(article, desk.editor)


def test_only_the_preview_of_an_edition_may_be_framed_and_only_by_us(edition, article, reviewer, editor):
    page = reviewer.get(address("change", edition))
    assert "frame-src 'self'" in page["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    assert 'sandbox="allow-same-origin"' in page.content.decode()
    frame = reviewer.get(f"{address('preview', edition)}?framed=1")
    assert "frame-ancestors 'self'" in frame["Content-Security-Policy"]
    assert frame["X-Frame-Options"] == "SAMEORIGIN"
    assert "preview-bar" not in frame.content.decode()
    assert "<script" not in frame.content.decode().replace('<script type="application/ld+json"', ""), "none would run"
    draft = editor.get(address("preview", article))
    assert "frame-ancestors 'none'" in draft["Content-Security-Policy"]
    assert draft["X-Frame-Options"] == "DENY"


def test_it_is_compared_with_what_is_live_or_with_the_last_submission(article, desk, reviewer):
    factories.publish(article, desk)
    with factories.acting(desk.editor):
        article.title = "第二稿"
        article.save()
    second = workflow.submit(article, desk.editor)
    third = resubmitted(article, second, desk, "第三稿")
    page = reviewer.get(address("change", third))
    assert page.context["base"].edition.number == 1
    page = reviewer.get(f"{address('change', third)}?against=last")
    assert page.context["base"].edition == second
    assert "".join(each.text for each in page.context["differences"][0].segments) == "第二三稿"


def test_a_withdrawn_page_that_comes_back_is_compared_with_what_was_public(article, desk, reviewer, editor):
    first = factories.publish(article, desk)
    workflow.perform("withdraw", first, desk.approver, digest=first.digest, note="人数有误")
    page = editor.get(address("submit", article)).content.decode()
    assert "已撤下：" in page
    assert "人数有误" in page
    with factories.acting(desk.editor):
        article.title = "改正后的题目"
        article.save()
    again = workflow.submit(article, desk.editor)
    page = reviewer.get(address("change", again))
    assert (page.context["base"].name, page.context["base"].edition) == ("withdrawn", first)
    assert page.context["differences"]
    content = page.content.decode()
    assert "全部内容都是新的" not in content
    assert "人数有误" in content
    assert str(desk.approver) in content


def test_findings_lead_to_their_places(edition, article, reviewer, editor):
    page = reviewer.get(address("change", edition))
    places = page.context["places"]
    assert places.link("credits.1.names.1")[0] == "#place-credits.1"
    content = page.content.decode()
    for anchor in ("title", "body.1", "credits.1"):
        assert f'id="place-{anchor}"' in content
    form = editor.get(address("change", article)).context["standing"].places
    assert isinstance(form, OnForm)
    assert form.link("credits.1")[0] == "#credits-0"
    assert form.link("place")[0] == "#id_district"
    assert form.link("nowhere") is None


def test_findings_at_submission_name_the_item_and_lead_to_its_form(article, district, desk, editor):
    with factories.acting(desk.editor):
        Credit.objects.create(article=article, role="作者", names="李测试")
        Credit.objects.create(article=article, role="编辑", names="")
        person = factories.HonoreeFactory(district=district)
        achievement = Achievement.objects.create(honoree=person, statement="引进项目三个", level="person")
    content = editor.get(address("submit", article)).content.decode()
    assert f'href="{address("change", article)}#credits-2"' in content
    assert "编辑</a>" in content, "the item is named"
    assert f'href="{address("change", achievement)}"' in editor.get(address("submit", person)).content.decode()
    assert f'href="{address("change", achievement)}"' in editor.get(address("change", person)).content.decode()


def test_a_note_is_written_without_script_and_shown_at_its_place(edition, reviewer, editor):
    page = reviewer.get(f"{address('change', edition)}?note=body.1")
    assert 'name="anchor" value="body.1"' in page.content.decode()
    sent = {"action": "written", "anchor": "body.1", "text": "请核对<b>"}
    response = reviewer.post(notes_address(edition), sent)
    note = Note.objects.get()
    assert response.url == f"{address('change', edition)}#note-{note.pk}"
    content = editor.get(address("change", edition)).content.decode()
    assert "请核对&lt;b&gt;" in content
    response = editor.post(notes_address(edition), {"action": "resolved", "note": note.pk, "text": "已改"})
    note.refresh_from_db()
    assert not note.is_open


def test_a_refused_note_keeps_its_text(edition, reviewer):
    response = reviewer.post(notes_address(edition), {"action": "written", "anchor": "body.99", "text": "打了很多字"})
    assert response.status_code == 200
    assert "打了很多字" in response.content.decode()
    assert not Note.objects.exists()


def test_strangers_neither_see_nor_write_notes(edition, stranger, client, desk):
    note = notes.write(edition, desk.reviewer, anchor="", text="内部意见")
    for data in ({"action": "written", "text": "有误"}, {"action": "resolved", "note": note.pk}):
        assert stranger.post(notes_address(edition), data).status_code == 404
        assert client.post(notes_address(edition), data).status_code == 302
    note.refresh_from_db()
    assert note.is_open
    assert note.events.count() == 1


def test_a_note_of_another_record_is_not_reached(edition, desk, district, reviewer):
    with factories.acting(desk.editor):
        other = workflow.submit(factories.ArticleFactory(district=district), desk.editor)
    note = notes.write(other, desk.reviewer, anchor="", text="别的稿件")
    assert reviewer.post(notes_address(edition), {"action": "resolved", "note": note.pk}).status_code == 404


def test_the_form_of_the_record_shows_what_was_noted(article, edition, desk, editor):
    note = notes.write(edition, desk.reviewer, anchor="credits.1", text="请补署名")
    workflow.perform("return_review", edition, desk.reviewer, digest=edition.digest, note="请改")
    content = editor.get(address("change", article)).content.decode()
    assert "请补署名" in content
    assert 'href="#credits-0"' in content
    sent = {"action": "resolved", "note": note.pk, "from": "record"}
    assert editor.post(notes_address(edition), sent).url == f"{address('change', article)}#notes"


def test_an_empty_answer_leaves_nobody_outside_of_the_form(article, edition, desk, editor):
    note = notes.write(edition, desk.reviewer, anchor="", text="请补署名")
    workflow.perform("return_review", edition, desk.reviewer, digest=edition.digest, note="请改")
    assert 'name="text" id="answer-' in (page := editor.get(address("change", article)).content.decode())
    assert " required>" in page.split('name="text" id="answer-')[1].split("</form>")[0]
    sent = {"action": "answered", "note": note.pk, "text": " ", "from": "record"}
    response = editor.post(notes_address(edition), sent)
    assert response.url == f"{address('change', article)}#note-{note.pk}"
    assert [str(each) for each in editor.get(response.url).context["messages"]] == ["请写明内容。"]


def test_open_notes_are_confirmed_with_a_tick(edition, desk, reviewer):
    notes.write(edition, desk.approver, anchor="", text="请再看")
    sent = {"transition": "pass_review", "digest": edition.digest, "note": "看过了"}
    refused = reviewer.post(address("decide", edition), sent)
    assert refused.status_code == 200
    assert "看过了" in refused.content.decode()
    assert reviewer.post(address("decide", edition), {**sent, "despite_notes": "on"}).status_code == 302
    edition.refresh_from_db()
    assert edition.stage == Stage.IN_APPROVAL


def test_taking_over_leads_to_the_record(edition, article, reviewer):
    response = reviewer.post(address("decide", edition), {"transition": "take_over", "digest": edition.digest})
    assert response.url == f"{address('change', article)}#notes"
    assert reviewer.get(address("change", article)).status_code == 200


def test_an_edition_that_was_followed_says_so_and_keeps_what_was_typed(article, edition, desk, reviewer):
    again = resubmitted(article, edition, desk)
    response = reviewer.post(
        address("decide", edition), {"transition": "pass_review", "digest": edition.digest, "note": "同意刊发"}
    )
    content = response.content.decode()
    assert "同意刊发" in content
    assert f'href="{address("change", again)}"' in content


def test_the_original_stands_beside_what_the_importer_made(article, edition, desk, reviewer):
    Intake.objects.create(
        district=article.district, filed_by=desk.editor, article=article, original="原稿第一行<script>\n第二行"
    )
    content = reviewer.get(address("change", edition)).content.decode()
    assert 'id="source"' in content
    assert "原稿第一行&lt;script&gt;" in content


def test_findings_about_an_entry_of_a_roll_lead_to_its_own_form(district, desk, editor):
    with factories.acting(desk.editor):
        campaign = factories.CampaignFactory(district=district)
        tier = AwardTier.objects.create(campaign=campaign, title="先进个人", recipients="person")
        people = [factories.HonoreeFactory(district=district, name=name) for name in ("王测试", "丁测试")]
        rows = [Commendation.objects.create(campaign=campaign, tier=tier, honoree=each) for each in people]
        again = Commendation.objects.create(campaign=campaign, tier=tier, honoree=people[0], post_then="某职务")
    form = editor.get(address("change", campaign)).context["standing"].places
    assert form.link("tiers.1.entries.1.post")[0] == address("change", rows[1]), "丁 has fewer strokes than 王"
    assert form.link("tiers.1")[0] == "#tiers-0"
    assert f'href="{address("change", again)}"' in editor.get(address("submit", campaign)).content.decode()
