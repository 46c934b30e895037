"""From a pasted story to an article and records, all of them drafts, with nothing that was not confirmed."""

import pytest

from articles.intake import drafting, suggest
from articles.intake.drafting import Choice
from articles.intake.receiving import receive_file, receive_text
from articles.intake.tables.credits import ROLES
from articles.models import Article, Credit, Intake
from editorial.models import Edition
from honorees.models import Campaign, Commendation, Honoree
from tests import factories

pytestmark = pytest.mark.django_db

STORY = """榜样就在身边
张测试：把群众的事放在心上
发布时间：2023-05-06 来源：

近日，示例县召开表彰大会，对2022年度“担当作为好干部”评选活动中评出的11名好干部进行表彰。

张测试2013年担任示例县发改局副局长。2016、2019、2020年度，他三次获得示例县政府嘉奖。2022年，全县重点项目开工94个，完成投资44.9亿元。
他带领同事审批项目125项，走访企业300余家。

供稿/示例县发改局
编辑/李示例
"""


@pytest.fixture
def intake(desk, district):
    return receive_text(STORY, desk.editor, district)


def choices(intake, **records):
    _story, _findings, found = drafting.read(intake)
    return {each.key: Choice(True, records.get(each.label, each.record)) for each in found}


def test_a_pasted_story_becomes_a_sheet(intake):
    assert intake.step == Intake.Step.CHECK
    assert intake.sheet["title"] == "张测试：把群众的事放在心上"
    assert intake.sheet["published_on"] == "2023-05-06"
    assert intake.sheet["source"] == "", "the label was printed and left empty"
    assert {"role": "编辑", "names": "李示例"} in intake.sheet["credits"]


def test_what_is_confirmed_becomes_drafts_and_nothing_is_published(intake, desk):
    with factories.acting(desk.editor):
        article = drafting.make(intake, choices(intake))
    honoree = Honoree.objects.get(name="张测试")
    assert article.mentions.get(honoree=honoree).capacity == "commended"
    assert sorted(honoree.commendations.values_list("year", "merit")) == [
        (2016, "citation"), (2019, "citation"), (2020, "citation"),
    ]  # fmt: skip
    assert all("嘉奖" in each.source for each in Commendation.objects.all()), "each carries the sentence that states it"
    assert Campaign.objects.get().tiers.get().declared == 11
    printed = {figure.printed for each in honoree.achievements.all() for figure in each.figures.all()}
    assert {"94个", "44.9亿元", "125项"} <= printed
    assert honoree.achievements.filter(figures__printed="44.9亿元").get().level == "district"
    assert not Edition.objects.exists()
    assert intake.article == article


def test_what_is_not_confirmed_is_left_out(intake, desk):
    with factories.acting(desk.editor):
        article = drafting.make(intake, {})
    assert not Honoree.objects.exists()
    assert not Commendation.objects.exists()
    assert not article.mentions.exists()


def test_a_namesake_in_a_draft_of_others_is_not_named(intake):
    factories.HonoreeFactory(name="张测试")
    person = next(each for each in drafting.read(intake)[2] if each.kind == "person" and each.label == "张测试")
    assert [option.value for option in person.options] == [suggest.NONE, suggest.NEW]


def test_a_published_namesake_elsewhere_is_offered_but_not_chosen(intake):
    elsewhere = factories.DistrictFactory()
    there = factories.desk(elsewhere)
    with factories.acting(there.editor):
        namesake = factories.HonoreeFactory(name="张测试", district=elsewhere)
    factories.publish(namesake, there)
    person = next(each for each in drafting.read(intake)[2] if each.kind == "person" and each.label == "张测试")
    assert namesake.public_id in {option.value for option in person.options}
    assert person.record == suggest.NONE


def test_a_record_that_was_not_offered_is_not_taken(intake, desk):
    other = factories.HonoreeFactory(name="王别人")
    with factories.acting(desk.editor):
        article = drafting.make(intake, choices(intake, 张测试=other.public_id))
    assert article.mentions.get(name="张测试").honoree is None


def test_the_same_story_again_is_recognised(intake, desk, district):
    with factories.acting(desk.editor):
        article = drafting.make(intake, {})
    again = receive_text(STORY, desk.editor, district)
    assert [each.record for each in drafting.same_stories(again)] == [article]
    assert Article.objects.count() == 1


def test_the_same_story_again_updates_the_article_that_was_chosen(intake, desk, district):
    with factories.acting(desk.editor):
        article = drafting.make(intake, choices(intake))
        again = receive_text(STORY.replace("走访企业300余家", "走访企业310家"), desk.editor, district)
        again.choices = {"update": article.public_id}
        assert not next(each for each in drafting.read(again)[2] if each.kind == "commendation").checked
        assert drafting.make(again, choices(again)) == article
    article.refresh_from_db()
    assert "310家" in article.body
    assert article.version == 2
    assert article.credits.count() == 2
    assert article.mentions.filter(name="张测试").count() == 1
    assert Commendation.objects.count() == 3, "what is recorded already is not entered twice"


def test_a_file_that_cannot_be_read_is_reported(desk, district):
    failed = receive_file(b"\x89PNG\r\n\x1a\n" + bytes(200), "a.docx", desk.editor, district)
    assert failed.step == Intake.Step.FAILED
    assert failed.problem


def test_every_credit_that_can_be_read_survives(desk, district):
    page = STORY.replace("来源：", "来源：示例日报").replace(
        "编辑/李示例", "编辑：李示例  一审：赵测试\n监制：王测试  摄像：孙测试"
    )
    intake = receive_text(page, desk.editor, district)
    with factories.acting(desk.editor):
        article = drafting.make(intake, {})
    lines = dict(article.credits.values_list("role", "names"))
    assert {"监制": "王测试", "摄像": "孙测试", "初审": "赵测试", "编辑": "李示例"}.items() <= lines.items()
    assert article.source == "示例日报"
    assert "来源" not in lines, "it has a field of its own"


def test_every_role_that_is_read_can_be_entered():
    assert set(ROLES.values()) - {"文图"} <= set(Credit.Role.values), "文图 is read as 作者 and 摄影"
