"""The filters of a list on a phone: they take the place of the results, and give it back when they are applied."""

import datetime as dt
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.editorial.lists import tick
from tests.editorial.published import article, honoree, publish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [390, 1440])
def test_applying_shows_the_results(db, new_page, width):
    publish(honoree("沈立群", organization="云岭区行政审批服务局"))
    publish(honoree("林佳"))
    tick()
    page = new_page(width)
    page.goto("/honorees/")
    if width == 390:
        page.get_by_role("link", name="筛选").click()
        expect(page.locator("#results")).to_be_hidden()
    page.locator("#fq").fill("沈立群")
    page.get_by_role("button", name="应用筛选").click()
    page.wait_for_url("**/honorees/?*q=*")
    expect(page.locator("#results .count")).to_contain_text("1")
    expect(page.get_by_role("link", name="沈立群", exact=True)).to_be_visible()
    expect(page.locator("#filters")).to_be_visible(visible=width == 1440)


def test_what_a_search_found_is_narrowed_likewise(db, new_page):
    publish(honoree("沈立群"), article("沈立群的窗口", "正文", published_on=dt.date(2022, 5, 1)))
    tick()
    page = new_page(390)
    page.goto(f"/search/?q={quote('沈立群')}")
    page.get_by_role("link", name="筛选").click()
    expect(page.locator("#results")).to_be_hidden()
    page.get_by_label("2022年").check()
    page.get_by_role("button", name="应用筛选").click()
    page.wait_for_url("**/search/?*year=2022*")
    expect(page.locator("#results .count")).to_have_text("“沈立群”：1条结果")
    expect(page.locator("#filters")).to_be_hidden()
    page.locator(".chips a").click()
    expect(page.locator("#results .count")).to_have_text("“沈立群”：2条结果")
