"""The narrowest phones with large text: whole names, numbers within reach; and rolls that can be searched there."""

import pytest
from playwright.sync_api import expect

from editorial.pages import Ref
from tests.editorial.lists import tick
from tests.editorial.published import campaign, honoree, publish, tier

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.full]

REACHED = """(box) => {
  box.scrollLeft = box.scrollWidth;
  const cell = box.querySelector("tbody tr:last-child td:last-child");
  cell.scrollIntoView({ block: "center" });
  const { left, right, top, bottom } = cell.getBoundingClientRect();
  const seen = document.elementFromPoint(right - 4, (top + bottom) / 2) === cell;
  return seen && box.getBoundingClientRect().right >= right - 1;
}"""


@pytest.fixture
def phone(new_page, live_server):
    page = new_page(width=320)
    page.context.add_cookies([{"name": "text", "value": "large", "url": live_server.url}])
    return page


def test_numbers_can_be_reached_and_names_stay_whole(phone, db):
    publish(honoree("吕金平"), honoree("欧阳金平"))
    publish(
        campaign(
            "全区“聚焦提升、担当作为”出彩型好干部好团队评选", [Ref("honoree", "a", "甲")], [tier("标兵", declared=50)]
        )
    )
    tick()
    phone.goto("/statistics/")
    assert phone.locator("[aria-labelledby=tallies] .table-box").evaluate(REACHED)
    phone.goto("/honorees/")
    for name in ("吕金平", "欧阳金平"):
        phone.goto("/honorees/")
        phone.get_by_role("link", name=name).click()
        heading = phone.get_by_role("heading", level=1)
        expect(heading).to_have_text(name)
        lines = heading.evaluate("(h) => h.getBoundingClientRect().height / parseFloat(getComputedStyle(h).lineHeight)")
        assert round(lines) == 1
        assert phone.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_long_roll_is_searched_without_an_error_and_leads_to_its_parts(phone, db):
    """Errors of scripts fail the test: see the fixture."""
    made = publish(campaign("评选", [Ref("honoree", f"who{at}", f"王{chr(0x4E00 + at)}") for at in range(60)]))
    tick()
    phone.goto(f"/campaigns/{made[0].public_id}/")
    expect(phone.get_by_role("navigation", name="本页").get_by_role("link")).to_have_text(["受表彰个人", "下载名单"])
    phone.get_by_role("searchbox", name="名单中的姓名或单位").fill("王一")
    phone.get_by_role("searchbox", name="名单中的姓名或单位").press("Enter")
    expect(phone.get_by_role("status").filter(has_text="1条")).to_be_visible()
    expect(phone.locator(".suggest")).to_have_count(1)


def test_the_way_to_the_filters_stands_at_the_end_of_the_line_of_the_count_on_every_list(phone, db):
    publish(*(honoree(f"甲{at}") for at in range(3)), campaign("评选", [Ref("honoree", "a", "甲")]))
    tick()
    for address in ("/honorees/", "/campaigns/"):
        phone.goto(address)
        bar = phone.locator(".bar").bounding_box()
        button = phone.get_by_role("link", name="筛选").bounding_box()
        count = phone.locator(".bar .count").bounding_box()
        assert round(button["x"] + button["width"]) == round(bar["x"] + bar["width"]), address
        assert count["y"] < button["y"] + button["height"], address
        assert button["y"] < count["y"] + count["height"], address
