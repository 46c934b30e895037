"""An honour is taken back, in a real browser: from the decision over ratification to a clean search and the closing."""

import pytest
from playwright.sync_api import expect

from editorial.models import RevocationCase
from tests import factories
from tests.browser.test_three_roles import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "甲测丁"


@pytest.fixture
def desk(db):
    return factories.desk(factories.DistrictFactory(name="云岭区"))


@pytest.fixture
def roll(desk):
    """A roll on which two of three are named."""
    district = desk.editor.assignments.get().district
    with factories.acting(desk.editor):
        campaign = factories.CampaignFactory(district=district, name="云岭好干部评选")
        tier = factories.TierFactory(campaign=campaign, title="云岭好干部", declared=3)
        for name in (NAME, "乙测戊"):
            person = factories.HonoreeFactory(district=district, name=name)
            factories.CommendationFactory(campaign=campaign, tier=tier, honoree=person)
    return factories.publish(campaign, desk)


@pytest.fixture
def told(desk, roll):
    district = desk.editor.assignments.get().district
    with factories.acting(desk.editor):
        article = factories.ArticleFactory(district=district, title="榜样在身边", body=f"<p>记者采访了{NAME}。</p>")
    return factories.publish(article, desk)


def test_from_the_decision_to_a_clean_search(new_page, desk, roll, told):
    from honorees.models import Commendation

    row = Commendation.objects.get(honoree__name=NAME)
    profile = f"/honorees/{row.honoree.public_id}/"
    approver, reviewer, reader = new_page(), new_page(), new_page()
    assert reader.goto(profile).status == 200

    # The approver opens the case on the page of the commendation, having seen what will disappear.
    sign_in(approver, desk.approver)
    approver.goto(f"/admin/honorees/commendation/{row.pk}/change/")
    approver.click("a:has-text('撤销荣誉')")
    expect(approver.locator("#content-main li", has_text="榜样在身边")).to_be_visible()
    approver.fill("[name=authority]", "云岭区委")
    approver.fill("[name=document_number]", "云委〔2026〕9号")
    approver.fill("[name=decided_on]", "2026-01-05")
    approver.fill("[name=reason]", "弄虚作假，骗取荣誉")
    approver.check("[name=confirmed]")
    approver.click("input[type=submit].deletelink")
    approver.wait_for_url("**/revocationcase/*/change/")
    case = RevocationCase.objects.get()

    # Readers find nothing of it any more, on the very next request.
    for address in (profile, f"/articles/{told.public_id}/"):
        assert reader.goto(address).status == 410
        assert NAME not in reader.content()
    reader.goto(f"/campaigns/{roll.public_id}/")
    assert NAME not in reader.content()
    expect(reader.get_by_text("现有效2人").first).to_be_visible()

    # Each item is settled.
    while approver.locator(".case-item.is-open").count():
        item = approver.locator(".case-item.is-open").first
        kept = item.locator("option[value=withdraw]").count() == 0 or "名录" in item.inner_text()
        item.locator("[name=measure]").select_option("keep" if kept else "withdraw")
        item.locator("[name=note]").fill("姓名已不显示" if kept else "")
        with approver.expect_navigation():
            item.locator("button").click()

    # Who suppressed cannot ratify; the reviewer finds it on the desk and does.
    expect(approver.locator(".step-ratify .refusal")).to_be_visible()
    sign_in(reviewer, desk.reviewer)
    reviewer.click(".desk-to_ratify a")
    with reviewer.expect_navigation():
        reviewer.click("button[name=ratify]")

    # The site is searched, and the case closed.
    approver.click(".crawl-button")
    expect(approver.locator("#crawl .finding-none")).to_be_visible(timeout=20_000)
    approver.check("[name=outcome][value=others]")
    with approver.expect_navigation():
        approver.click(".step-close button")
    case.refresh_from_db()
    assert case.outcome == "others"
    reader.goto(f"/campaigns/{roll.public_id}/")
    assert NAME not in reader.content()
