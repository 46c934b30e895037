"""The inbox worked off with the keyboard: moving, claiming, selecting, opening, passing, returning, and back."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from editorial import workflow
from editorial.models import Claim, Edition, Stage
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(db):
    return factories.desk(factories.DistrictFactory(name="云岭区"))


@pytest.fixture
def editions(desk):
    district = desk.editor.assignments.get().district
    with factories.acting(desk.editor):
        articles = [
            factories.ArticleFactory(district=district, title=title) for title in ("第一篇", "第二篇", "第三篇")
        ]
    return [workflow.submit(each, desk.editor) for each in articles]


@pytest.fixture
def reviewer(page, desk, live_server):
    """A page on which the reviewer is signed in."""
    client = Client()
    client.force_login(desk.reviewer, backend="allauth.account.auth_backends.AuthenticationBackend")
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return page


def focused(page, title: str) -> bool:
    """Whether the focus is on that entry; after loading a page it takes a moment."""
    page.wait_for_function("title => document.activeElement.textContent.trim() === title", arg=title)
    return True


def test_moving_and_claiming(reviewer, editions):
    page, press = reviewer, reviewer.keyboard.press
    page.goto("/admin/inbox/?show=waiting&step=review")

    # j and k move the focus, with a mark on the row; at the end they stay.
    press("j")
    assert focused(page, "第一篇")
    for _each in range(3):
        press("j")
    assert focused(page, "第三篇")
    press("k")
    assert focused(page, "第二篇")
    expect(page.locator(".inbox-row.is-current h2")).to_have_text("第二篇")

    # Nothing happens while somebody writes, with a modifier key, or under the list of keys.
    page.focus("[name=q]")
    page.keyboard.type("jc?")
    expect(page.locator("[name=q]")).to_have_value("jc?")
    page.focus(".is-current h2 a")
    press("Control+j")
    press("Alt+c")
    assert focused(page, "第二篇")
    press("?")
    expect(page.locator("#inbox-keys")).to_be_visible()
    press("j")
    press("c")
    press("Escape")
    expect(page.locator("#inbox-keys")).to_be_hidden()
    assert not Claim.objects.exists()

    # c claims, and the row keeps its place.
    page.focus(".is-current h2 a")
    press("c")
    page.wait_for_selector(".claim-words.is-mine")
    assert Claim.objects.get().edition == editions[1]
    assert focused(page, "第二篇")


def test_reading_one_after_another_and_deciding(reviewer, editions):
    page, press = reviewer, reviewer.keyboard.press
    page.goto("/admin/inbox/?show=waiting&step=review")

    # What was not opened cannot be selected; o opens it, j goes on to the next one, u comes back.
    press("j")
    press("j")
    press("x")
    expect(page.locator("[name=edition]:checked")).to_have_count(0)
    press("o")
    page.wait_for_url(f"**/edition/{editions[1].pk}/change/*")
    press("j")
    page.wait_for_url(f"**/edition/{editions[2].pk}/change/*")
    press("u")
    page.wait_for_url("**/admin/inbox/*")
    assert page.url.split("?")[1].startswith("show=waiting&step=review")
    assert focused(page, "第三篇")
    press("x")
    assert page.locator("[name=edition]:checked").get_attribute("value") == str(editions[2].pk)

    # p leads to the button that passes, Enter presses it, and the inbox is there again.
    press("k")
    press("p")
    page.wait_for_url("**/change/*#step-pass_review")
    page.wait_for_function("document.activeElement.matches('.step-pass_review button')")
    press("Enter")
    page.wait_for_url("**/admin/inbox/*")
    expect(page.locator(".inbox-row")).to_have_count(2)

    # r leads to the note; what is typed there is text.
    press("j")
    press("Enter")
    page.wait_for_url(f"**/edition/{editions[0].pk}/change/*")
    press("r")
    page.keyboard.type("jpu")
    expect(page.locator(".step-return_review [name=note]")).to_have_value("jpu")
    assert [Edition.objects.get(pk=each.pk).stage for each in editions] == [
        Stage.IN_REVIEW, Stage.IN_APPROVAL, Stage.IN_REVIEW,
    ]  # fmt: skip
