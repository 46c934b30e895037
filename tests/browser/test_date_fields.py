"""Beside date fields somebody whose machine has another time zone reads, in Chinese, which time is meant."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.test_three_roles import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_note_names_the_time_zone_as_people_do(browser, live_server):
    desk = factories.desk(factories.DistrictFactory())
    context = browser.new_context(base_url=live_server.url, locale="zh-CN", timezone_id="Asia/Tokyo")
    page = context.new_page()
    sign_in(page, desk.editor)
    page.goto("/admin/honorees/campaign/add/")
    expect(page.locator(".timezonewarning").first).to_have_text("注意：请按北京时间填写（您的设备时间快1小时）。")
    context.close()
