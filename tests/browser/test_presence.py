"""Two people on one form see each other; what was typed outlives a closed window and an ended session."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from editorial.models import Autosave
from tests import factories
from tests.browser.test_three_roles import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(db):
    factories.ColumnFactory(name="榜样的力量")
    return factories.desk(factories.DistrictFactory(name="云岭区"))


@pytest.fixture
def article(desk):
    with factories.acting(desk.editor):
        return factories.ArticleFactory(district=desk.editor.assignments.get().district, title="原来的题目")


def open_form(page, user, address):
    sign_in(page, user)
    page.goto(address)
    page.wait_for_selector(".tiptap.ProseMirror")


def kept(page):
    page.wait_for_selector("[data-saved]:has-text('已自动保存')")


def test_two_people_and_a_window_that_is_closed(new_page, desk, article):
    address = f"/admin/articles/article/{article.pk}/change/"
    first, second = new_page(), new_page()
    open_form(first, desk.editor, address)
    open_form(second, desk.reviewer, address)
    expect(second.locator("[data-people]", has_text=str(desk.editor))).to_be_visible()

    # Typing, in a field, in the rich text and in a new row, is kept and is seen by the other.
    first.fill("[name=title]", "没有保存的题目")
    first.click(".tiptap.ProseMirror")
    first.keyboard.type("没有保存的正文。")
    first.click("#credits-group .add-row a")
    first.locator("[name^=credits-][name$=-role]:not([name*=__prefix__])").last.select_option("编辑")
    first.locator("[name^=credits-][name$=-names]:not([name*=__prefix__])").last.fill("没有保存的人")
    kept(first)
    second.reload()
    second.wait_for_selector(f"[data-people]:has-text('{desk.editor}正在编辑此记录')")

    # The window goes, without saving; opened again, the form offers it, restores it and saves it.
    first.context.close()
    again = new_page()
    open_form(again, desk.editor, address)
    panel = again.locator("[data-kept-offer]")
    expect(panel).to_be_visible()
    expect(again.locator("[name=title]")).to_have_value("原来的题目")
    panel.get_by_text("恢复", exact=True).click()
    again.wait_for_url("**restore=1")
    expect(again.locator("[name=title]")).to_have_value("没有保存的题目")
    expect(again.locator(".ProseMirror", has_text="没有保存的正文。")).to_be_visible()
    expect(again.locator("[name^=credits-][value='没有保存的人']")).to_be_visible()
    article.refresh_from_db()
    assert article.title == "原来的题目"
    again.click("[name=_continue]")
    again.wait_for_selector(".messagelist .success")
    article.refresh_from_db()
    assert article.title == "没有保存的题目"
    assert "没有保存的正文。" in article.body
    assert article.credits.filter(names="没有保存的人").exists()
    expect(panel).to_have_count(0)
    assert not Autosave.objects.exists()


@pytest.mark.full
def test_a_session_that_ends_while_somebody_types(page, desk):
    open_form(page, desk.editor, "/admin/articles/article/add/")
    page.fill("[name=title]", "写了一半")
    kept(page)
    Session.objects.all().delete()
    page.fill("[name=title]", "写完了的题目")
    page.wait_for_selector("[data-problem]:has-text('登录已过期')")

    # Saving does not lead away from the page; signing in happens beside it.
    page.click("[name=_continue]")
    expect(page.locator("[name=title]")).to_have_value("写完了的题目")
    with page.context.expect_page() as opened:
        page.click("[data-problem] a")
    beside = opened.value
    beside.fill("[name=login]", desk.editor.username)
    beside.fill("[name=password]", factories.PASSWORD)
    beside.press("[name=password]", "Enter")
    beside.wait_for_url("**/signed-in/")
    beside.close()
    page.bring_to_front()

    # The form goes on: it is kept again, and is saved with the new session's token.
    page.wait_for_selector("[data-problem].is-mended")
    page.wait_for_selector("[data-problem]", state="hidden")
    assert any(value == "写完了的题目" for _name, value in Autosave.objects.get().fields)
    page.click(".tiptap.ProseMirror")
    page.keyboard.type("正文。")
    page.click("[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    expect(page.locator("[name=title]")).to_have_value("写完了的题目")
    assert not Autosave.objects.exists()
