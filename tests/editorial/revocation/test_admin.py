"""The pages of a case: opened on the award's page, worked off by people of the place, closed when nothing is open."""

import datetime as dt
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from districts.models import Role
from editorial import awards
from editorial.models import Decision, Edition, RevocationCase
from editorial.revocation import cases, ratification
from tests import factories
from tests.editorial.admin.conftest import address, signed_in
from tests.editorial.revocation.conftest import GROUNDS, NAME, searched

pytestmark = pytest.mark.django_db
DECISION = {
    "authority": "云岭区委", "document_number": "云委〔2026〕9号", "decided_on": "2026-01-05", "reason": "弄虚作假",
    "public": "on", "public_wording": "已撤销表彰", "confirmed": "on",
}  # fmt: skip


def page(client, case) -> str:
    return client.get(address("change", case)).content.decode()


def test_the_awards_page_leads_to_the_case(commendation, story, approver, editor):
    told = story(f"记者采访了{NAME}。")
    revoke = address("revoke", commendation)
    assert revoke in approver.get(address("change", commendation)).content.decode()
    assert revoke not in editor.get(address("change", commendation)).content.decode()
    shown = approver.get(revoke).content.decode()
    assert told.title in shown
    assert not RevocationCase.objects.exists(), "looking does nothing"
    later = (timezone.localdate() + dt.timedelta(days=2)).isoformat()
    refused = approver.post(revoke, {**DECISION, "decided_on": later}).content.decode()
    assert "决定日期不能晚于今天" in refused
    assert "弄虚作假" in refused, "what was typed is kept"
    response = approver.post(revoke, DECISION)
    case = RevocationCase.objects.get()
    assert response.url == address("change", case)
    assert (case.public, case.document_number) == (True, "云委〔2026〕9号")
    assert "已于2026-01-05由云岭区委撤销" in approver.get(address("change", commendation)).content.decode()
    assert "该荣誉已经撤销" in approver.get(revoke).content.decode()


@pytest.mark.parametrize("role", [role for role in Role.values if role not in ("reviewer", "approver")])
def test_no_other_role_revokes(commendation, district, role):
    client = signed_in(factories.staff(role, district))
    for response in (client.get(address("revoke", commendation)), client.post(address("revoke", commendation))):
        assert response.status_code in (403, 404)
    assert not RevocationCase.objects.exists()


def test_cases_are_seen_in_their_district_by_those_who_judge_or_audit(case, district, stranger, editor, approver):
    auditor = signed_in(factories.staff(Role.AUDITOR, district))
    for client in (approver, auditor):
        assert NAME in client.get(reverse("admin:editorial_revocationcase_changelist")).content.decode()
        assert client.get(address("change", case)).status_code == 200
    for client in (stranger, editor):
        assert client.get(address("change", case)).status_code in (403, 404)
    assert "settle/" not in page(auditor, case)
    assert ("约需十几秒" in page(auditor, case), "约需十几秒" in page(approver, case)) == (False, True)
    assert NAME not in stranger.get(reverse("admin:editorial_revocationcase_changelist")).content.decode()


@pytest.mark.parametrize("step", ["settle", "reopen", "ratify", "crawl", "close", "drop"])
def test_steps_are_for_people_of_the_place_and_never_taken_by_looking(case, stranger, editor, approver, district, step):
    decisions = Decision.objects.count()
    auditor = signed_in(factories.staff(Role.AUDITOR, district))
    for client in (stranger, editor, auditor, Client()):
        assert client.post(address(step, case), {"note": "x"}).status_code in (302, 403, 404)
    assert approver.get(address(step, case)).url == address("change", case)
    assert Decision.objects.count() == decisions


def test_a_case_is_worked_off_and_closed(case, approver, second):
    other = signed_in(second)
    refused = approver.post(address("close", case), {"outcome": "others"}).content.decode()
    assert "事项未处理" in refused
    assert "屏蔽由您作出，须由他人复核" in page(approver, case)
    for item in case.items.all():
        live = item.edition and Edition.objects.get(pk=item.edition_id).live_until is None
        keep = item.edition is None or live
        sent = {"item": item.pk, "measure": "keep" if keep else "withdraw", "note": ""}
        if keep:
            assert "请写明保留的理由" in approver.post(address("settle", case), sent).content.decode()
            sent["note"] = "姓名已不显示"
        assert approver.post(address("settle", case), sent).status_code == 302
    item = case.items.first()
    assert approver.post(address("reopen", case), {"item": item.pk}).status_code == 302
    approver.post(address("settle", case), sent | {"item": item.pk, "measure": item.proposed, "note": "无"})
    assert other.post(address("ratify", case), {"note": "属实"}).status_code == 302
    searched(case, second)
    assert "未发现提及" in page(approver, case)
    assert other.post(address("close", case), {"outcome": "others"}).status_code == 302
    case.refresh_from_db()
    assert case.outcome == "others"
    assert "settle/" not in page(approver, case)


def test_what_was_done_names_whom_and_what_and_closing_is_no_change_to_search_for(case, commendation, approver, second):
    items = list(case.items.all())
    for item in items:
        approver.post(address("settle", case), {"item": item.pk, "measure": item.proposed, "note": "已核"})
    signed_in(second).post(address("ratify", case), {"note": "属实"})
    searched(case, second)
    signed_in(second).post(address("close", case), {"outcome": "others"})
    html = page(approver, case)
    assert "此后网站内容又有变动" not in html
    done = html.partition('id="timeline"')[2].partition("</ol>")[0]
    for about in (NAME, commendation.award):
        assert f"<b>已屏蔽</b> {about}" in done
        assert f"<b>屏蔽已复核</b> {about}" in done
    assert all(f"<b>涉及事项已处理</b> {item.get_what_display()} {item.label[:20]}" in done for item in items)


def test_what_was_escalated_and_lifted_is_overdue_nowhere(case, approver):
    row = case.suppression
    ratification.escalate_overdue(row.since + ratification.WITHIN)
    assert "逾期" in approver.get(address("change", row)).content.decode()
    approver.post(address("drop", case), {"note": "文件有误"})
    for shown in (address("change", row), reverse("admin:editorial_suppression_changelist"), address("change", case)):
        html = approver.get(shown).content.decode()
        assert ("逾期" in html, "待他人复核" in html) == (False, False)
    assert "未经复核" in html


def test_dropping_wants_a_reason(case, approver):
    assert approver.post(address("drop", case), {"note": ""}).status_code == 200
    assert approver.post(address("drop", case), {"note": "文件有误"}).status_code == 302
    case.refresh_from_db()
    assert case.outcome == "dropped"


def test_the_notice_is_begun_without_the_name(case, approver, editor):
    """Who judges hands the address on to who writes."""
    link = next(part for part in page(approver, case).split('"') if "articles/article/add/?" in part)
    assert NAME not in unquote(link)
    assert "请将此链接转给编辑" in page(approver, case)
    form = editor.get(link.replace("&amp;", "&")).content.decode()
    assert "关于撤销“测试好干部”的公告" in form
    assert "云委〔2026〕9号" in form


def test_the_internal_reason_is_not_for_editors(case, editor, approver, person):
    for client, known in ((editor, False), (approver, True)):
        text = client.get(address("change", case.suppression)).content.decode()
        assert (GROUNDS.reason in text) is known
    assert GROUNDS.reason not in editor.get(address("change", person)).content.decode()


def test_a_suppression_is_ratified_on_its_own_page_too(case, approver, second):
    address_of = address("change", case.suppression)
    approver.post(address_of, {"ratify": "1"})
    case.suppression.refresh_from_db()
    assert case.suppression.ratified_at is None
    signed_in(second).post(address_of, {"ratify": "1"})
    case.suppression.refresh_from_db()
    assert case.suppression.ratified_by == second
    assert "复核" in approver.get(reverse("admin:editorial_suppression_changelist")).content.decode()


def test_a_revoked_commendation_is_not_deleted(case, commendation, editor):
    assert editor.post(address("delete", commendation), {"post": "yes"}).status_code == 403
    assert type(commendation).objects.filter(pk=commendation.pk).exists()


def sent_by(client, row, **changes) -> dict:
    """What the form of the row sends as it is, with these changes."""
    form = client.get(address("change", row)).context["adminform"].form
    values = {name: form[name].value() for name in form.fields} | changes
    return {name: value for name, value in values.items() if value is not None}


def test_a_revoked_commendation_stays_whose_it_was(case, roll, commendation, editor, other, make):
    third = make(factories.HonoreeFactory, name="丙测己")
    tier = make(factories.TierFactory, campaign=commendation.campaign, title="另一称号")
    html = editor.get(address("change", commendation)).content.decode()
    assert "不再变动" in html
    sent = sent_by(editor, commendation, post_then="科长", honoree=third.pk, campaign="", tier=tier.pk, title="别的")
    assert editor.post(address("change", commendation), sent).status_code == 302
    before, after = commendation, type(commendation).objects.get(pk=commendation.pk)
    names = ("honoree_id", "team_id", "campaign_id", "tier_id", "title", "merit")
    assert [getattr(after, name) for name in names] == [getattr(before, name) for name in names]
    assert (after.post_then, after.revoked_on) == ("科长", GROUNDS.decided_on), "mistakes are corrected, the mark stays"
    cases.drop(case, case.opened_by, note="文件有误")
    moved = sent_by(editor, commendation, honoree=third.pk)
    assert editor.post(address("change", commendation), moved).status_code == 302
    assert type(commendation).objects.get(pk=commendation.pk).honoree == third


def test_the_desk_says_what_waits_for_a_second_person(case, approver, second, district):
    desk_page = signed_in(second).get("/admin/").content.decode()
    assert "待复核的屏蔽" in desk_page
    assert NAME in desk_page
    assert "须由他人复核" in approver.get("/admin/").content.decode()
    auditor = signed_in(factories.staff(Role.AUDITOR, district)).get("/admin/").content.decode()
    assert "撤销荣誉立案" in auditor, "decisions about people are among the latest"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_number_of_queries(rows, make, desk, approver, district, django_assert_num_queries):
    for at in range(rows):
        honoree = make(factories.HonoreeFactory, name=f"丙测{at}")
        given = make(factories.CommendationFactory, honoree=honoree, title="测试称号")
        cases.open_case(awards.find("commendation", str(given.pk)), desk.approver, GROUNDS)
    with django_assert_num_queries(12):
        html = approver.get(reverse("admin:editorial_revocationcase_changelist")).content.decode()
    assert html.count(district.name) >= rows


def test_an_empty_list_says_so(approver):
    text = approver.get(reverse("admin:editorial_revocationcase_changelist")).content.decode()
    assert "没有荣誉撤销案件" in text


def test_the_command_crawls(case, capsys):
    from django.core.management import CommandError, call_command

    call_command("crawl_case", case.pk, seconds=0.0)
    assert "发现提及0处" in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("crawl_case", 0)
    with pytest.raises(CommandError):
        call_command("crawl_case", case.pk, user="nobody")
    assert cases.obstacles


def test_only_measures_that_fit_are_offered(roll, story, award, desk, approver):
    told = story(f"记者采访了{NAME}。")
    case = cases.open_case(award, desk.approver, GROUNDS)
    lines = approver.get(address("change", case)).context["items"]
    offered = {
        line["item"].edition_id: [value for value, _ in line["form"].fields["measure"].choices] for line in lines
    }
    assert (offered[roll.pk], offered[None]) == (["reissue", "keep"], ["keep"])
    assert offered[told.pk] == ["withdraw", "reissue", "keep"]
