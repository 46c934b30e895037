"""A reviewer's session ends over a reason for returning: the text comes back, and nothing is decided twice."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from editorial.models import Autosave, Decision, Note, Stage
from tests import factories
from tests.browser.test_presence import kept
from tests.browser.test_review import desk, edition, opened  # noqa: F401 - fixtures
from tests.browser.test_three_roles import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

REASON = "第二段的户数请核对，\n署名请补全。"
WHERE = ".step-return_review"


def signed_in_again(page, user):
    page.fill("[name=login]", user.username)
    page.fill("[name=password]", factories.PASSWORD)
    page.press("[name=password]", "Enter")


def returned() -> int:
    return Decision.objects.filter(action="return_review").count()


def test_a_reason_outlives_the_session_and_the_window(page, desk, edition):  # noqa: F811
    sign_in(page, desk.reviewer)
    opened(page, edition)
    page.click('[data-note-at="body.2"]')
    page.fill('[id="place-body.2"] .note-new textarea', "请核对户数。")
    page.fill(f"{WHERE} [name=note]", REASON)
    kept(page)
    Session.objects.all().delete()

    # The button leads nowhere while there is no session: the page stays, with what was typed.
    page.click(f"{WHERE} button")
    page.wait_for_selector("[data-problem]:has-text('登录已过期')")
    expect(page.locator(f"{WHERE} [name=note]")).to_have_value(REASON)
    assert returned() == 0

    # Without script it would have been sent, and signing in would ask for that address: it leads to the edition.
    page.goto(f"/admin/editorial/edition/{edition.pk}/decide/")
    signed_in_again(page, desk.reviewer)
    page.wait_for_url("**/change/")
    assert returned() == 0

    # What was typed is offered, and is put back where it was typed.
    panel = page.locator("[data-kept-offer]")
    expect(panel.locator("dd")).to_have_text(["请核对户数。", REASON])
    expect(page.locator(f"{WHERE} [name=note]")).to_have_value("")
    panel.get_by_text("填回原处", exact=True).click()
    expect(panel).to_have_count(0)
    expect(page.locator(f"{WHERE} [name=note]")).to_have_value(REASON)
    expect(page.locator('[id="place-body.2"] .note-new textarea')).to_have_value("请核对户数。")

    # The note goes first; the reason is offered again, is sent, and both are forgotten.
    page.click('[id="place-body.2"] .note-new button')
    page.wait_for_url("**#note-*")
    assert Note.objects.count() == 1
    expect(panel.locator("dd")).to_have_text([REASON])
    panel.get_by_text("填回原处", exact=True).click()
    page.dblclick(f"{WHERE} button")
    page.wait_for_url("**/change/")
    expect(page.locator(".state-returned")).to_be_visible()
    edition.refresh_from_db()
    assert edition.stage == Stage.RETURNED
    assert returned() == 1
    assert edition.decisions.get(action="return_review").note.splitlines() == REASON.splitlines()
    assert not Autosave.objects.exists()


@pytest.mark.full
def test_signing_in_beside_the_page_lets_it_be_sent(page, desk, edition):  # noqa: F811
    sign_in(page, desk.reviewer)
    opened(page, edition)
    page.fill(f"{WHERE} [name=note]", REASON)
    Session.objects.all().delete()
    page.click(f"{WHERE} button")
    with page.context.expect_page() as beside:
        page.click("[data-problem] a")
    signed_in_again(beside.value, desk.reviewer)
    beside.value.wait_for_url("**/signed-in/")
    beside.value.close()
    page.bring_to_front()
    expect(page.locator("[data-problem] a")).to_be_hidden()
    page.click(f"{WHERE} button")
    page.wait_for_selector(".state-returned")
    assert returned() == 1
    assert not Autosave.objects.exists()
