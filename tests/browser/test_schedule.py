"""Publication by the clock, in a real browser: nothing before the time, the page after it; moved and cancelled."""

import datetime as dt
import time

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from editorial import clock, workflow
from editorial.models import Edition, Stage
from tests import factories
from tests.browser.test_three_roles import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

SECONDS = 4
"""How far ahead the page is scheduled; a form takes whole minutes, so the clock's last stretch is the engine's."""


@pytest.fixture
def desk(db):
    return factories.desk(factories.DistrictFactory(name="云岭区"))


@pytest.fixture
def waiting(desk):
    """A function that takes an article as far as approval."""

    def submitted(title) -> Edition:
        with factories.acting(desk.editor):
            article = factories.ArticleFactory(district=desk.editor.assignments.get().district, title=title)
        edition = workflow.submit(article, desk.editor)
        return workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)

    return submitted


def typed(moment) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


def test_a_page_goes_live_by_the_clock(new_page, desk, waiting):
    reader, edition = new_page(), waiting("到点发布的报道")
    address = f"/articles/{edition.public_id}/"
    at = clock.time() + dt.timedelta(seconds=SECONDS)
    workflow.perform("approve", edition, desk.approver, digest=edition.digest, at=at)
    assert reader.goto(address).status == 404
    assert reader.goto("/articles/").status == 200
    expect(reader.get_by_text(edition.title)).to_have_count(0)
    time.sleep(max(0.0, (at - clock.time()).total_seconds()) + 0.2)
    assert reader.goto(address).status == 200
    expect(reader.locator("h1")).to_have_text(edition.title)
    reader.goto("/articles/")
    expect(reader.get_by_text(edition.title).first).to_be_visible()


@pytest.mark.full
def test_approving_for_a_time_moving_it_and_cancelling(new_page, desk, waiting):
    approver, reader = new_page(), new_page()
    edition = waiting("改期的报道")
    address, page = f"/articles/{edition.public_id}/", f"/admin/editorial/edition/{edition.pk}/change/"
    tomorrow, later = (clock.time() + dt.timedelta(days=days) for days in (1, 2))
    sign_in(approver, desk.approver)

    # A time that is past is refused on the page, a time to come is taken.
    approver.goto(page)
    approver.fill(".step-approve [name=at]", typed(clock.time() - dt.timedelta(hours=1)))
    approver.click(".step-approve button[type=submit]")
    expect(approver.locator(".step-approve .errorlist")).to_be_visible()
    approver.fill(".step-approve [name=at]", typed(tomorrow))
    approver.click(".step-approve button[type=submit]")
    approver.wait_for_url("**/admin/")
    assert reader.goto(address).status == 404

    # The calendar leads to it; there it is moved.
    approver.goto(f"/admin/calendar/?month={timezone.localtime(tomorrow):%Y-%m}")
    approver.click(f"table.month a:has-text('{edition.title}')")
    approver.fill(".step-reschedule [name=at]", typed(later))
    approver.fill(".step-reschedule [name=note]", "活动推迟")
    with approver.expect_navigation():
        approver.click(".step-reschedule button[type=submit]")
    edition.refresh_from_db()
    assert typed(edition.live_from) == typed(later)

    # And cancelled: readers never see it.
    approver.fill(".step-cancel [name=note]", "不再发布")
    approver.check(".step-cancel [name=confirmed]")
    with approver.expect_navigation():
        approver.click(".step-cancel button[type=submit]")
    edition.refresh_from_db()
    assert edition.stage == Stage.CANCELLED
    assert reader.goto(address).status == 404
