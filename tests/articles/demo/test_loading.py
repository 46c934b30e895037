"""The demonstration is loaded once, by its own people, through the whole workflow; what is held stays a draft."""

import pytest
from django.core.management import call_command

from articles.demo import loading, staff
from articles.demo.stories import STORIES
from articles.models import Article
from districts.models import Assignment, District, Role, User
from editorial import clock, kinds, preflight, snapshots, workflow
from editorial.models import Decision, Edition, Hand, Notification, SearchEntry
from honorees.models import Campaign, Commendation, Honoree, Team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def records():
    return [*Article.objects.all(), *Honoree.objects.all(), *Team.objects.all(), *Campaign.objects.all()]


def held(record) -> bool:
    return record.district.path.startswith(District.objects.get(code="220106000000").path)


def test_everything_is_live_but_what_is_held():
    now = clock.read().now
    for record in records():
        editions = Edition.objects.of_record(kinds.of(record).name, record.pk)
        if held(record):
            assert not editions.exists(), record
        else:
            assert editions.live(now).get().number == 1, record


def test_three_people_had_a_hand_in_every_edition():
    for edition in Edition.objects.all():
        assert set(edition.hands.values_list("part", flat=True)) == {"approver", "contributor", "reviewer"}
    assert Hand.objects.filter(user__name__contains="演示").count() == Hand.objects.count()


def test_the_ledger_verifies():
    call_command("verify_ledger")


def test_each_change_of_a_record_names_an_editor():
    for record in records():
        for part in (type(record), *(part.model for part in kinds.of(record).parts)):
            assert not part.history.filter(history_user=None).exists()
    assert set(Article.history.values_list("history_user__assignments__role", flat=True)) == {Role.EDITOR}


def test_loading_again_changes_nothing_and_takes_a_single_query(django_assert_num_queries):
    before = (Decision.objects.count(), Edition.objects.count(), User.objects.count(), District.history.count())
    with django_assert_num_queries(1):
        assert loading.load() is False
    assert before == (Decision.objects.count(), Edition.objects.count(), User.objects.count(), District.history.count())


def test_the_command_prints_every_account_and_the_password(capsys):
    call_command("demo", "--no-server", "--port", "8123")
    printed = capsys.readouterr().out
    assert "http://127.0.0.1:8123/" in printed
    assert staff.password() in printed
    assert all(account.username in printed and account.name in printed for account in staff.ACCOUNTS)


def test_the_accounts_are_plainly_demonstrational_and_act_where_they_belong():
    assert not User.objects.filter(is_superuser=True).exists()
    assert all(user.name.startswith("演示") and user.is_staff for user in User.objects.all())
    assert Assignment.objects.count() == len(staff.ACCOUNTS) == 21
    assert staff.with_demonstration_password() == {account.username for account in staff.ACCOUNTS}


def test_the_accounts_have_addresses_that_lead_nowhere_and_no_mail_waits():
    assert {user.email for user in User.objects.all()} == {f"{each.username}@example.org" for each in staff.ACCOUNTS}
    assert not Notification.objects.exclude(mail=Notification.Mail.NEVER).exists()


def test_a_changed_password_is_not_claimed():
    user = User.objects.get(username="auditor")
    user.set_password("an entirely different one")
    user.save()
    assert "auditor" not in staff.with_demonstration_password()


def test_the_held_story_has_its_source_and_editor_printed_but_empty():
    story = Article.objects.get(district__code="220106000000")
    assert story.source == ""
    assert [(each.role, each.names, each.original) for each in story.credits.all()] == [("编辑", "", True)]
    found = preflight.blocking(preflight.check(snapshots.freeze(story)))
    assert {finding.check for finding in found} == {"article-source", "article-credits"}
    assert workflow.submission_refusal(story, staff.desk("220106").editor)


def test_nothing_live_points_at_what_is_held():
    public_ids = {record.public_id for record in records() if held(record)}
    assert len(public_ids) == 1 + 7 + 3 + 3
    pages = [edition.content.page for edition in Edition.objects.all()]
    assert not [page for page in pages for public_id in public_ids if public_id in page]
    names = [each.name for story in STORIES if story.held for each in story.people]
    for entry in SearchEntry.objects.all():
        assert not [name for name in names if name in entry.title + entry.names + entry.prose]


def test_commendations_are_those_that_the_reports_state():
    rows = Commendation.objects.select_related("honoree", "team", "campaign", "tier")
    assert sorted((str(row.recipient), row.award, row.granted_by, row.award_year or 0) for row in rows) == sorted([
        ("吕金平", "嘉奖", "元宝山区政府", 2016),
        ("吕金平", "嘉奖", "元宝山区政府", 2019),
        ("吕金平", "嘉奖", "元宝山区政府", 2020),
        ("吕金平", "身边榜样", "元宝山区", 2022),
        ("苏学强", "东西部扶贫协作先进个人", "湘西州", 0),
        ("市中区驻龙山县东西部扶贫协作工作组", "东西部扶贫协作先进集体", "湘西州", 2020),
        ("绿园区发改局", "精神文明建设先进单位", "", 2019),
        ("绿园区发改局", "长春航空展“特殊贡献奖”", "空军训练部", 0),
        ("合心镇哈达村", "“百村引领，千村示范”示范村", "", 0),
        ("西新镇裴家村", "“美丽乡村示范村”", "", 0),
    ])  # fmt: skip


def test_a_roll_says_how_many_there_were_and_how_many_are_named():
    roll = snapshots.freeze(Campaign.objects.get(name="身边榜样")).page
    assert [(tier.declared, [entry.recipient.label for entry in tier.entries]) for tier in roll.tiers] == [
        (11, ["吕金平"])
    ]
    assert roll.roster_note == "名单未公布，文中介绍1人"
