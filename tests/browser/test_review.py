"""The review page in a real browser: notes that go back and forth with a submission, and a page that went stale."""

import pytest
from playwright.sync_api import expect

from editorial import workflow
from editorial.models import Edition, Note, Stage
from tests import factories
from tests.browser.test_three_roles import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

BODY = "<p>清晨六点四十，青石坪的雾还没有散。</p><p>他带着三名同事走访了二十三户。</p>"


@pytest.fixture
def desk(db):
    return factories.desk(factories.DistrictFactory(name="云岭区"))


@pytest.fixture
def edition(desk):
    with factories.acting(desk.editor):
        article = factories.ArticleFactory(
            district=desk.editor.assignments.get().district, title="把窗口搬到工地上", body=BODY
        )
        factories.CreditFactory(article=article)
    return workflow.submit(article, desk.editor)


def opened(page, edition, query=""):
    page.goto(f"/admin/editorial/edition/{edition.pk}/change/{query}")


def noted(page, anchor, text):
    page.click(f'[data-note-at="{anchor}"]')
    form = page.locator(f'[id="place-{anchor}"] .note-new')
    form.locator("textarea").fill(text)
    with page.expect_navigation(url="**#note-*"):  # of the second note too: the address has one already
        form.locator("button").click()


def test_a_reviewer_returns_with_notes_and_sees_what_became_of_them(new_page, desk, edition):
    reviewer, editor = new_page(), new_page()
    sign_in(reviewer, desk.reviewer)
    sign_in(editor, desk.editor)

    # The reviewer sees the page as readers would, and writes a note at a paragraph and one at a credit.
    opened(reviewer, edition)
    expect(reviewer.frame_locator("iframe").locator("h1")).to_have_text("把窗口搬到工地上")
    noted(reviewer, "body.2", "请核对户数。")
    noted(reviewer, "credits.1", "请补全署名。")
    reviewer.fill(".step-return_review [name=note]", "见两处批注")
    reviewer.click(".step-return_review button")
    reviewer.wait_for_url("**/change/")

    # The editor finds both above the form, each leading to its place, mends one and resolves it.
    editor.goto(f"/admin/articles/article/{edition.record_id}/change/")
    panel = editor.locator(".notes-panel")
    expect(panel.locator(".note")).to_have_count(2)
    expect(panel.locator("blockquote", has_text="二十三户")).to_be_visible()
    panel.locator('a[href="#id_body"]').wait_for()
    panel.locator('a[href="#credits-0"]').wait_for()
    editor.fill("[name=credits-0-names]", "李测试 王测试")
    with editor.expect_navigation():
        editor.click("[name=_continue]")
    panel.locator(".note", has_text="请补全署名").locator("[value=resolved]").click()
    editor.wait_for_url("**#notes")
    editor.click("[name=_submit]")
    editor.wait_for_url("**/submit/**")
    for field in editor.locator("[name^=answer-]").all():
        field.fill("已核")
    editor.check("[name=secrets][value=none]")
    editor.click("input[type=submit].default")
    editor.wait_for_url("**/editorial/edition/*/change/**")

    # The reviewer sees what changed since, and the note that is still open; passing needs a tick.
    again = Edition.objects.order_by("pk").last()
    opened(reviewer, again)
    expect(reviewer.locator("#comparison ins")).to_have_text("、王测试")
    expect(reviewer.locator('[id="place-body.2"] .note:not(.is-settled)', has_text="请核对户数")).to_be_visible()
    expect(reviewer.locator(".note.is-settled", has_text="请补全署名")).to_be_visible()
    reviewer.click(".step-pass_review button")
    expect(reviewer.locator(".step-pass_review .errorlist")).to_be_visible()
    reviewer.check(".step-pass_review [name=despite_notes]")
    reviewer.click(".step-pass_review button")
    reviewer.wait_for_url("**/admin/")
    again.refresh_from_db()
    assert again.stage == Stage.IN_APPROVAL
    assert Note.objects.open().count() == 1


def test_a_page_that_went_stale_decides_nothing_and_keeps_what_was_typed(new_page, desk, edition):
    reviewer, editor = new_page(width=390), new_page()
    sign_in(reviewer, desk.reviewer)
    sign_in(editor, desk.editor)
    opened(reviewer, edition)
    reviewer.fill(".step-pass_review [name=note]", "同意，可以刊发")

    opened(editor, edition)
    with editor.expect_navigation():
        editor.click(".step-recall button")
    editor.goto(f"/admin/articles/article/{edition.record_id}/change/")
    editor.fill("[name=title]", "换过的题目")
    editor.click("[name=_submit]")
    editor.wait_for_url("**/submit/**")
    for field in editor.locator("[name^=answer-]").all():
        field.fill("已核")
    editor.check("[name=secrets][value=none]")
    editor.click("input[type=submit].default")
    editor.wait_for_url("**/editorial/edition/*/change/**")

    reviewer.click(".step-pass_review button")
    reviewer.locator(".stray .errorlist").wait_for()
    expect(reviewer.locator(".stray .kept")).to_have_text("同意，可以刊发")
    again = Edition.objects.order_by("pk").last()
    assert again.stage == Stage.IN_REVIEW
    reviewer.click(".stray a")
    reviewer.wait_for_url(f"**/edition/{again.pk}/change/")
    expect(reviewer.locator("#text", has_text="换过的题目")).to_be_visible()
