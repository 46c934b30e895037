"""A real page is pasted and becomes a submitted story with people, awards, campaign and figures, in a few clicks."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from articles.models import Article
from editorial.models import Edition
from honorees.models import Campaign, Figure, Honoree
from tests import factories

SEED = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "000_fed8acc9fedda3eb.txt"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def signed_in(page, live_server):
    district = factories.DistrictFactory(name="元宝山区")
    factories.DistrictFactory(name="某镇", parent=district)
    editor = factories.desk(district).editor
    page.goto("/accounts/login/")
    page.fill("[name=login]", editor.username)
    page.fill("[name=password]", factories.PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/admin/")
    return page


@pytest.mark.skipif(not SEED.exists(), reason="the seed stories are not beside the project")
def test_from_paste_to_submission(signed_in):
    page, clicks = signed_in, 0

    def click(selector):
        nonlocal clicks
        clicks += 1
        page.click(selector)

    click("a[href='/admin/articles/intake/add/']")
    page.fill("textarea[name=text]", SEED.read_text())
    click("input[type=submit].default")
    page.wait_for_url("**/check/")
    page.wait_for_selector(".tiptap.ProseMirror")
    click("input[type=submit].default")
    page.wait_for_url("**/confirm/")
    assert page.locator("input[name^=figure-]:checked").count() >= 8, "他三次 and 实现了6个 are left to the editor"
    expect(page.locator("input[name^=merit-]:checked")).to_have_count(3)
    click("input[name=_submit]")
    page.wait_for_url("**/submit/")
    questions = page.locator(".answer input")
    assert questions.count() <= 4
    for question in questions.all():
        question.fill("原文如此")
    click("[name=secrets][value=none]")
    click("input[type=submit].default, button[type=submit].default")
    page.wait_for_url(lambda url: "/submit/" not in url)
    assert clicks <= 12

    article = Article.objects.get()
    assert {(each.role, each.names) for each in article.credits.all()} == {
        ("供稿", "元宝山区发改委"), ("编辑", "张力凡"), ("审核", "褚琦"), ("终审", "陶大勇"),
    }  # fmt: skip
    person = Honoree.objects.get()
    assert person.name == "吕金平"
    assert "元宝山区发改委副主任" in {str(post) for post in person.posts.all()}
    assert sorted(person.commendations.values_list("year", "merit")) == [
        (2016, "citation"), (2019, "citation"), (2020, "citation"),
    ]  # fmt: skip
    assert 11 in {tier.declared for campaign in Campaign.objects.all() for tier in campaign.tiers.all()}
    assert Figure.objects.count() >= 8
    assert Edition.objects.get().stage == "in_review"


@pytest.mark.full
def test_a_name_in_the_text_is_found_from_its_row_by_keyboard(signed_in):
    page = signed_in
    page.goto("/admin/articles/intake/add/")
    page.fill("textarea[name=text]", STORY)
    page.keyboard.press("Tab")
    page.click("input[type=submit].default")
    page.wait_for_selector(".tiptap.ProseMirror")
    page.click("input[type=submit].default")
    page.wait_for_url("**/confirm/")
    boxes = page.locator("input[type=checkbox]")
    boxes.first.focus()
    page.keyboard.press("j")
    assert boxes.nth(1).evaluate("box => box === document.activeElement")
    page.keyboard.press("Space")
    page.wait_for_timeout(2500)
    page.reload()
    assert not page.locator("input[type=checkbox]").nth(1).is_checked(), "leaving half-way keeps the work"


STORY = """示例县表彰担当作为好干部
2023-05-06
近日，示例县召开表彰大会，对“担当作为好干部”评选活动中评出的11名好干部进行表彰。
示例县发改局副局长张测试2016、2019、2020年度三次获得示例县政府嘉奖。他带领同事审批项目125项，走访企业300余家，全县重点项目开工94个。
"""
