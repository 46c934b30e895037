"""The approval sheet says what the edition is, who decided what and when, and leaves empty what is still open."""

import datetime as dt

import pytest

from articles.models import Column
from districts.models import SiteProfile
from editorial import clock, sheet, workflow
from editorial.models import Edition
from tests import factories

pytestmark = pytest.mark.django_db


def step(name, edition, user, note=""):
    return workflow.perform(name, edition, user, digest=edition.digest, note=note)


def test_the_sheet_of_an_article(article, desk, district):
    unit = factories.OrganizationFactory(name="云岭区水务局", district=district)
    with factories.acting(desk.editor):
        article.column = Column.objects.create(slug="pioneers", name="先锋榜样")
        article.origin, article.source, article.source_organization = "contributed", "云岭日报", unit
        article.save()
        for role, names, original in (("校对", "张校 王对", False), ("校对", "旧校", True), ("作者", "李文", False)):
            factories.CreditFactory(article=article, role=role, names=names, original=original)
    edition = factories.publish(article, desk)
    made = sheet.of(edition)
    assert made.number == f"{article.public_id}-1"
    assert made.place == district.full_name
    assert made.imprint.contributor == "云岭区水务局"
    assert made.imprint.column == "先锋榜样"
    assert "云岭日报" in made.imprint.source
    assert made.imprint.proofreaders == ("张校", "王对")
    assert made.contributors == (desk.editor.name,)
    assert made.planned == edition.live_from
    assert made.publisher == "", "no person publishes"
    assert made.photos == 0
    assert made.personal == ()


def test_steps_have_opinion_name_and_time(article, desk):
    edition = workflow.submit(article, desk.editor, note="补充数字")
    edition = step("pass_review", edition, desk.reviewer, "数字已核对")
    edition = step("approve", edition, desk.approver)
    submitted, reviewed, approved = sheet.of(edition).steps
    assert (submitted.name, submitted.at) == (desk.editor.name, edition.submitted_at)
    assert (reviewed.name, reviewed.at) == (desk.reviewer.name, edition.reviewed_at)
    assert (approved.name, approved.at) == (desk.approver.name, edition.approved_at)
    assert submitted.opinion
    assert sheet.of(edition).note == "补充数字"
    assert reviewed.opinion.endswith("：数字已核对")
    assert approved.opinion


def test_a_unit_publishes_and_what_readers_were_told_stands_apart(article, desk, district):
    desk.approver.organization = factories.OrganizationFactory(name="云岭区委组织部", district=district)
    desk.approver.save()
    assert sheet.of(factories.publish(article, desk)).publisher == "云岭区委组织部"
    SiteProfile.objects.update_or_create(pk=1, defaults={"host": "云岭区委宣传部"})
    with factories.acting(desk.editor):
        factories.CreditFactory(article=article, role="供稿", names="区水务局")
        article.body = "<p>" + "一段很长的正文，" * 30 + "</p>"
        article.save()
    edition = workflow.submit(
        article, desk.editor, note="改了两处", change_note="人数更正为三人。", significance="major",
        answers=factories.answered(article),
    )  # fmt: skip
    edition = step("approve", step("pass_review", edition, desk.reviewer), desk.approver)
    made = sheet.of(edition)
    assert made.publisher == "云岭区委宣传部"
    assert (made.note, made.told) == ("改了两处", "人数更正为三人。")
    assert made.imprint.contributor == "区水务局"
    assert made.synopsis.endswith("……")


def test_what_is_not_decided_yet_is_empty(article, desk):
    edition = workflow.submit(article, desk.editor)
    made = sheet.of(edition)
    assert [(each.opinion, each.name, each.at) for each in made.steps[1:]] == [("", "", None)] * 2
    assert made.publisher == ""
    assert made.later == ()
    _submitted, reviewed, approved = sheet.of(step("pass_review", edition, desk.reviewer)).steps
    assert reviewed.name == desk.reviewer.name
    assert approved.name == ""


def test_what_was_returned_says_so_and_why(article, desk):
    edition = workflow.submit(article, desk.editor)
    edition = step("return_review", edition, desk.reviewer, "缺照片说明")
    _submitted, reviewed, approved = sheet.of(edition).steps
    assert "缺照片说明" in reviewed.opinion
    assert reviewed.name == desk.reviewer.name
    assert approved.name == ""


def test_a_withdrawal_stands_below(article, desk):
    edition = factories.publish(article, desk)
    edition = step("withdraw", edition, desk.reviewer, "有误")
    made = sheet.of(edition)
    assert [(each.name, each.opinion) for each in made.later] == [(desk.reviewer.name, "有误")]


def test_a_scheduled_edition_is_planned_for_its_hour(article, desk):
    at = clock.time() + dt.timedelta(days=3)
    assert sheet.of(factories.publish(article, desk, at=at)).planned == at


def test_before_approval_the_date_of_the_page_is_the_planned_one(article, desk):
    with factories.acting(desk.editor):
        article.published_on = dt.date(2024, 5, 1)
        article.save()
    assert sheet.of(workflow.submit(article, desk.editor)).planned == dt.date(2024, 5, 1)


def test_personal_data_are_named_by_what_the_check_finds(article, desk):
    with factories.acting(desk.editor):
        article.body = "<p>他籍贯云岭，政治面貌略。</p>"
        article.save()
    edition = workflow.submit(article, desk.editor, answers=factories.answered(article))
    found = sheet.of(edition).personal
    assert len(found) == 2
    assert "籍贯" in found[0] + found[1]


def test_a_first_profile_was_signed_with_its_roll(district, desk):
    with factories.acting(desk.editor):
        campaign = factories.CampaignFactory(district=district)
        tier = factories.TierFactory(campaign=campaign)
        person = factories.HonoreeFactory(district=district)
        factories.CommendationFactory(honoree=person, campaign=campaign, tier=tier)
    factories.publish(campaign, desk)
    profile = Edition.objects.get(kind="honoree")
    made = sheet.of(profile)
    assert [each.name for each in made.steps] == [desk.editor.name, desk.reviewer.name, desk.approver.name]
    assert all(campaign.name in each.opinion for each in made.steps)
    assert made.imprint.column == ""
