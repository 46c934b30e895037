"""Suggestions in a search box: read out, chosen by keys or a click, quiet while an input method composes."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.editorial.lists import tick
from tests.editorial.published import campaign, honoree, publish, team

pytestmark = pytest.mark.django_db(transaction=True)

PAUSE = 400
"""Milliseconds of the page's clock after which whoever typed counts as waiting for an answer."""


@pytest.fixture
def site(db):
    publish(honoree("沈立群", organization="云岭区行政审批服务局"), public_id="shen")
    publish(honoree("沈梦"), team("沈家营村党支部"), campaign("2024年度“实干云岭”好干部好团队评选"))
    tick()


def goto_with_time_standing_still(page, address):
    page.clock.install(time=dt.datetime(2026, 1, 1))
    page.goto(address)
    page.clock.pause_at(dt.datetime(2026, 1, 2))


def test_the_box_of_the_header_suggests_and_leads_on(site, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "suggestions" in request.url else None)
    goto_with_time_standing_still(page, "/honorees/")
    box = page.get_by_role("combobox", name="站内检索")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("shen")
    assert asked == []
    page.clock.run_for(PAUSE)
    options = page.get_by_role("option")
    expect(options).to_have_count(3)
    assert len(asked) == 1
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".brand [role=status]")).to_have_text("有3条联想结果，可用上下方向键选择")
    box.press("ArrowUp")
    expect(options.nth(2)).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(box).to_have_value("shen")
    box.press_sequentially("li")
    page.clock.run_for(PAUSE)
    expect(options).to_have_count(1)
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    box.press("Enter")
    page.wait_for_url("**/honorees/shen/")


def test_nothing_is_asked_while_an_input_method_composes(site, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "suggestions" in request.url else None)
    goto_with_time_standing_still(page, "/honorees/")
    box = page.get_by_role("combobox", name="站内检索")
    box.focus()
    cdp = page.context.new_cdp_session(page)
    for text in ("s", "sh", "shen'li"):
        cdp.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    page.clock.run_for(PAUSE)
    assert asked == []
    cdp.send("Input.insertText", {"text": "沈立"})
    page.clock.run_for(PAUSE)
    expect(page.get_by_role("option")).to_have_text(["沈立群 云岭区行政审批服务局"])
    assert len(asked) == 1


def test_enter_alone_searches_and_a_click_chooses_on_a_phone_in_english(site, new_page):
    page = new_page(width=390, height=800)
    page.goto("/en/")
    page.click(".tog[href='#site-search']")
    box = page.locator("#site-search").get_by_role("combobox")
    box.fill("沈")
    expect(page.get_by_role("option")).to_have_count(3)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    page.get_by_role("option", name="沈立群").click()
    page.wait_for_url("**/en/honorees/shen/")
    page.goto("/en/")
    page.click(".tog[href='#site-search']")
    box = page.locator("#site-search").get_by_role("combobox")
    box.fill("沈")
    expect(page.get_by_role("option")).to_have_count(3)
    box.press("Enter")
    page.wait_for_url("**/en/search/?q=*")
