"""The way of a story, played by three people in a real browser: filed, submitted, returned, passed, approved, read."""

import pytest
from playwright.sync_api import expect

from editorial.models import Edition, Stage
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "把窗口搬到工地上"
BODY = "清晨六点四十，青石坪的雾还没有散。"


@pytest.fixture
def desk(db):
    district = factories.DistrictFactory(name="云岭区")
    factories.ColumnFactory(name="榜样的力量")
    return factories.desk(district)


def sign_in(page, user):
    page.goto("/admin/")
    page.fill("[name=login]", user.username)
    page.fill("[name=password]", factories.PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/admin/")


def test_a_story_from_filing_to_reading(new_page, desk):
    editor, reviewer, approver, reader = (new_page() for _each in range(4))
    for page, user in ((editor, desk.editor), (reviewer, desk.reviewer), (approver, desk.approver)):
        sign_in(page, user)

    # The editor files the story; the district is filled in, since there is only one.
    editor.goto("/admin/articles/article/add/")
    editor.fill("[name=title]", TITLE)
    editor.click(".tiptap.ProseMirror")
    editor.keyboard.type(BODY)
    editor.click("#credits-group .add-row a")
    editor.select_option("[name=credits-0-role]", "作者")
    editor.fill("[name=credits-0-names]", "李测试")
    editor.click("[name=_submit]")
    editor.wait_for_url("**/submit/")
    editor.fill("[name=note]", "首发")
    editor.check("[name=secrets][value=none]")
    editor.click("input[type=submit].default")
    editor.wait_for_url("**/editorial/edition/*/change/")
    edition = Edition.objects.get()
    address = f"/articles/{edition.public_id}/"

    # Nobody outside sees anything yet.
    assert reader.goto(address).status == 404

    # The reviewer finds it on the desk, looks at it as readers would, and passes it.
    reviewer.goto("/admin/")
    reviewer.click(f".desk-to_review a:has-text('{TITLE}')")
    reviewer.locator(".block", has_text=BODY).wait_for()
    reviewer.click(".object-tools a >> nth=0")
    reviewer.locator(".preview-bar").wait_for()
    expect(reviewer.locator("body.draft h1", has_text=TITLE)).to_be_visible()
    reviewer.go_back()
    reviewer.click(".step-pass_review button")
    reviewer.wait_for_url("**/admin/")
    assert reader.goto(address).status == 404

    # The reviewer cannot approve it; the approver does.
    reviewer.goto(f"/admin/editorial/edition/{edition.pk}/change/")
    expect(reviewer.locator(".step-approve button")).to_have_count(0)
    approver.goto("/admin/")
    approver.click(f".desk-to_approve a:has-text('{TITLE}')")
    approver.fill(".step-approve [name=note]", "同意")
    approver.click(".step-approve button")
    approver.wait_for_url("**/admin/")
    edition.refresh_from_db()
    assert edition.stage == Stage.APPROVED

    # The reader reads it.
    assert reader.goto(address).status == 200
    expect(reader.locator("h1")).to_have_text(TITLE)
    expect(reader.get_by_text(BODY).first).to_be_visible()


@pytest.mark.full
def test_two_people_on_one_form(new_page, desk):
    from districts.models import Role

    district = desk.editor.assignments.get().district
    with factories.acting(desk.editor):
        article = factories.ArticleFactory(district=district, title="原来的题目")
    other = factories.staff(Role.EDITOR, district)
    first, second = new_page(), new_page()
    for page, user in ((first, desk.editor), (second, other)):
        sign_in(page, user)
        page.goto(f"/admin/articles/article/{article.pk}/change/")
    second.fill("[name=title]", "别人的题目")
    second.click("[name=_save]")
    second.wait_for_url("**/admin/articles/article/")
    first.fill("[name=title]", "我的题目")
    first.click("[name=_save]")
    first.wait_for_selector(".conflict")
    expect(first.locator("[name=title]")).to_have_value("我的题目")
    expect(first.locator(".conflict", has_text="别人的题目")).to_be_visible()
    first.click("[name=_save]")
    first.wait_for_url("**/admin/articles/article/")
    article.refresh_from_db()
    assert article.title == "我的题目"
