"""An urgent correction overtakes what is under way, is told to readers, and is brought into the record."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from playwright.sync_api import expect

from articles.models import Photo
from editorial import pictures, workflow
from editorial.models import Autosave, Edition, Stage
from honorees.models import Achievement, Figure
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

NO_SECRETS = "[name=secrets][value=none]"
WRONG, RIGHT = "图为窗口办结241件事项的现场", "图为窗口办结214件事项的现场"


@pytest.fixture
def desk(db):
    return factories.desk(factories.DistrictFactory(name="云岭区"))


@pytest.fixture
def story(desk):
    district = desk.editor.assignments.get().district
    buffer = io.BytesIO()
    Image.new("RGB", (640, 400), "#8899aa").save(buffer, "JPEG")
    with factories.acting(desk.editor):
        article = factories.ArticleFactory(district=district, title="把窗口搬到工地上")
        picture = pictures.store(SimpleUploadedFile("a.jpg", buffer.getvalue()), desk.editor)
        Photo.objects.create(
            article=article, picture=picture, caption=WRONG, photographer="李测试", alt="窗口", consent=True
        )
        achievement = Achievement.objects.create(place=district, statement="办结一批事项", level="district")
        Figure.objects.create(achievement=achievement, label="办结", printed="241件", value="241")
        article.evidence.create(achievement=achievement)
    return article


def sign_in(page, user):
    page.goto("/admin/")
    page.fill("[name=login]", user.username)
    page.fill("[name=password]", factories.PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/admin/")


def decide(page, edition, step):
    page.goto(f"/admin/editorial/edition/{edition.pk}/change/")
    with page.expect_navigation():
        page.click(f".step-{step} button.button")


def choose(page, significance: str):
    """What is chosen at every correction."""
    page.check(f"[name=significance][value={significance}]")
    page.check(NO_SECRETS)


def test_a_correction_overtakes_and_is_adopted(new_page, desk, story):
    live = factories.publish(story, desk)
    with factories.acting(desk.editor):
        story.refresh_from_db()
        story.subtitle = "写到一半的副题"
        story.version += 1
        story.save()
    under_way = workflow.submit(story, desk.editor, answers=factories.answered(story))
    editor, reviewer, approver, reader = (new_page() for _each in range(4))
    for page, user in ((editor, desk.editor), (reviewer, desk.reviewer), (approver, desk.approver)):
        sign_in(page, user)

    # The editor corrects a caption and a number on the live page.
    editor.goto(f"/admin/editorial/edition/{live.pk}/change/")
    editor.click(".object-tools a[href$='/correct/']")
    expect(editor.locator(".standing-notice")).to_be_visible()
    editor.fill("[name='at-photos.1.caption']", RIGHT)
    editor.fill("[name='at-achievements.1.figures.1.printed']", "214件")
    editor.fill("[name='at-achievements.1.figures.1.value']", "214")
    choose(editor, "major")
    editor.fill("[name=change_note]", "原文误作241件，应为214件。")
    editor.click("input[type=submit].default")
    editor.wait_for_load_state()
    for answer in editor.locator("[name^=answer-]").all():
        answer.fill("已核对")
    if editor.url.endswith("/correct/"):
        editor.click("input[type=submit].default")
    editor.wait_for_url("**/change/")
    patch = Edition.objects.get(patches=live)
    assert f"/{patch.pk}/" in editor.url
    under_way.refresh_from_db()
    assert under_way.stage == Stage.SET_ASIDE

    # It is reviewed and approved; readers see it with its note.
    decide(reviewer, patch, "pass_review")
    decide(approver, patch, "approve")
    reader.goto(f"/articles/{live.public_id}/")
    expect(reader.locator("#erratum", has_text="应为214件")).to_be_visible()
    expect(reader.get_by_text(RIGHT).first).to_be_visible()
    expect(reader.get_by_text("写到一半的副题")).to_have_count(0)

    # What was under way shows what would be undone; the record takes the correction over and is submitted again.
    editor.goto(f"/admin/editorial/edition/{under_way.pk}/change/")
    expect(editor.locator(".state-set_aside")).to_be_visible()
    expect(editor.locator(".three-way-undone")).to_have_count(3)
    editor.goto(f"/admin/articles/article/{story.pk}/corrections/")
    editor.click("button.default")
    editor.wait_for_load_state()
    expect(editor.locator(".three-way-adopted")).to_have_count(3)
    story.refresh_from_db()
    assert story.photos.get().caption == RIGHT
    editor.goto(f"/admin/articles/article/{story.pk}/submit/")
    expect(editor.locator("[name=undoing]")).to_have_count(0)
    choose(editor, "minor")
    for answer in editor.locator("[name^=answer-]").all():
        answer.fill("已核对")
    editor.click("input[type=submit].default")
    editor.wait_for_url("**/editorial/edition/*/change/")
    again = Edition.objects.get(stage=Stage.IN_REVIEW)
    assert (again.patches, again.significance) == (None, "minor")


@pytest.mark.full
def test_what_was_typed_outlives_a_closed_window(new_page, desk, story):
    live = factories.publish(story, desk)
    address = f"/admin/editorial/edition/{live.pk}/correct/"
    editor = new_page()
    sign_in(editor, desk.editor)
    editor.goto(address)
    editor.wait_for_selector(".tiptap.ProseMirror")
    editor.fill("[name='at-photos.1.caption']", RIGHT)
    editor.check("[name=significance][value=major]")
    editor.wait_for_selector("[data-saved]:has-text('已自动保存')")
    editor.close(run_before_unload=False)
    again = editor.context.new_page()
    again.goto(address)
    expect(again.locator("[data-kept-offer]")).to_be_visible()
    assert again.input_value("[name='at-photos.1.caption']") == WRONG
    again.locator("[data-kept-offer]").get_by_text("恢复", exact=True).click()
    again.wait_for_url("**restore=1")
    assert again.input_value("[name='at-photos.1.caption']") == RIGHT
    expect(again.locator("[name=significance][value=major]")).to_be_checked()
    again.fill("[name=change_note]", "图片说明有误。")
    again.check(NO_SECRETS)
    again.click("input[type=submit].default")
    again.wait_for_load_state()
    for answer in again.locator("[name^=answer-]").all():
        answer.fill("已核对")
    if "/correct/" in again.url:
        again.click("input[type=submit].default")
    again.wait_for_url("**/change/")
    assert not Autosave.objects.exists()
