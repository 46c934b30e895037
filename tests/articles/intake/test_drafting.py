"""From a pasted story to an article and records, all of them drafts, with nothing that was not confirmed."""

import re
from decimal import Decimal

import pytest

from articles.intake import drafting, suggest, working
from articles.intake.drafting import Choice
from articles.intake.receiving import receive_file, receive_text
from articles.intake.story import Figure
from articles.intake.tables.credits import ROLES
from articles.models import Article, Credit, Intake
from editorial import clock
from editorial.desk.sections import sections_for
from editorial.models import Edition
from editorial.workflow.contributors import contributors
from honorees.models import Achievement, Campaign, Commendation, Honoree
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
    _story, _findings, found = drafting.read(intake, intake.filed_by)
    return {each.key: Choice(True, records.get(each.label, each.record)) for each in found}


def suggested(intake, kind, label):
    return next(each for each in drafting.read(intake, intake.filed_by)[2] if each.kind == kind and each.label == label)


def figure(text) -> Figure:
    """The figure whose words these are: what is counted, the number, the unit."""
    words, number, unit = re.fullmatch(r"(.*?)([\d.]+|三)([^\d.]*)", text).groups()
    return Figure(f"{words}{number}{unit}", number, Decimal(1), unit)


def published(name, district, desk) -> Honoree:
    with factories.acting(desk.editor):
        honoree = factories.HonoreeFactory(name=name, district=district)
    factories.publish(honoree, desk)
    return Honoree.objects.get(pk=honoree.pk)


def test_a_pasted_story_becomes_a_sheet(intake):
    assert intake.step == Intake.Step.CHECK
    assert intake.sheet["title"] == "张测试：把群众的事放在心上"
    assert intake.sheet["published_on"] == "2023-05-06"
    assert intake.sheet["source"] == "", "the label was printed and left empty"
    assert {"role": "编辑", "names": "李示例"} in intake.sheet["credits"]


def test_what_is_confirmed_becomes_drafts_and_nothing_is_published(intake, desk):
    with factories.acting(desk.editor):
        article = drafting.make(intake, choices(intake), desk.editor).article
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
        article = drafting.make(intake, {}, desk.editor).article
    assert not Honoree.objects.exists()
    assert not Commendation.objects.exists()
    assert not article.mentions.exists()


def test_a_namesake_in_a_draft_of_others_is_not_named(intake):
    factories.HonoreeFactory(name="张测试")
    person = suggested(intake, "person", "张测试")
    assert [option.value for option in person.options] == [suggest.NONE, suggest.NEW]


def test_a_published_namesake_elsewhere_is_offered_but_not_chosen(intake):
    elsewhere = factories.DistrictFactory()
    namesake = published("张测试", elsewhere, factories.desk(elsewhere))
    person = suggested(intake, "person", "张测试")
    labels = {option.value: option.label for option in person.options}
    assert "只能提及" in labels[namesake.public_id], "what the editor may do is said before the choice"
    assert person.record == suggest.NONE


def test_a_record_of_another_district_is_mentioned_and_left_as_it_is(intake, desk):
    elsewhere = factories.DistrictFactory()
    there = factories.desk(elsewhere)
    person = published("张测试", elsewhere, there)
    with factories.acting(desk.editor):
        made = drafting.make(intake, choices(intake, 张测试=person.public_id), desk.editor)
    assert made.article.mentions.get(honoree=person).capacity == "commended"
    assert not person.commendations.exists()
    assert not person.achievements.exists()
    assert Honoree.objects.get(pk=person.pk).version == person.version
    assert desk.editor.pk not in contributors(person)
    assert list(made.left_out) == [elsewhere]
    assert made.left_out[elsewhere][:3] == ["张测试 2016 嘉奖", "张测试 2019 嘉奖", "张测试 2020 嘉奖"]
    assert any("125项" in words for words in made.left_out[elsewhere])


def test_a_claim_that_a_record_of_another_district_makes_already_is_cited(intake, desk):
    elsewhere = factories.DistrictFactory()
    there = factories.desk(elsewhere)
    with factories.acting(there.editor):
        person = factories.HonoreeFactory(name="张测试", district=elsewhere)
        claim = Achievement.objects.create(honoree=person, statement="他带领同事审批项目125项，走访企业300余家。")
    factories.publish(person, there)
    with factories.acting(desk.editor):
        article = drafting.make(intake, choices(intake, 张测试=person.public_id), desk.editor).article
    assert [each.achievement for each in article.evidence.all()] == [claim]
    assert not claim.figures.exists()


def test_what_the_importer_adds_moves_the_version_of_the_record_once(intake, desk, district):
    person = published("张测试", district, desk)
    with factories.acting(desk.editor):
        drafting.make(intake, choices(intake, 张测试=person.public_id), desk.editor)
    after = Honoree.objects.get(pk=person.pk)
    assert after.commendations.count() == 3
    assert after.version == person.version + 1
    drafts = next(each for each in sections_for(desk.editor, clock.time()) if each.name == "drafts")
    assert str(after) in {item.title for item in drafts.items}, "readers do not have it yet"


def test_what_the_importer_makes_is_read_by_nobody_yet_and_keeps_its_version(intake, desk):
    with factories.acting(desk.editor):
        article = drafting.make(intake, choices(intake), desk.editor).article
    assert article.version == 1
    assert Honoree.objects.get(name="张测试").history.count() == 1


def test_a_second_click_makes_nothing_twice(intake, desk):
    first, second = (Intake.objects.get(pk=intake.pk) for _ in range(2))
    with factories.acting(desk.editor):
        article = drafting.make(first, choices(first), desk.editor).article
        with pytest.raises(working.Over):
            drafting.make(second, choices(second), desk.editor)
    assert second.article == article
    assert (Article.objects.count(), Honoree.objects.count(), Campaign.objects.count()) == (1, 1, 1)


def test_a_colleague_is_offered_what_they_may_see_and_change_themselves(desk, district):
    below = factories.DistrictFactory(parent=district, code=f"{district.code[:6]}100000")
    wide, colleague = desk.editor, factories.staff("editor", below)
    with factories.acting(wide):
        factories.HonoreeFactory(name="张测试", district=district)
        drafting.make(receive_text(STORY, wide, district), {}, wide)
    intake = receive_text(STORY, wide, below)
    people = [each for each in drafting.read(intake, colleague)[2] if each.kind == "person"]
    assert [option.value for option in people[0].options] == [suggest.NONE, suggest.NEW]
    assert drafting.same_stories(intake, wide)
    assert not drafting.same_stories(intake, colleague)


@pytest.mark.parametrize("label", ["他三次", "其中43人", "实现了6个", "14个", "已有41人"])
def test_a_number_of_nothing_in_particular_is_offered_and_not_ticked(label):
    assert not suggest.says_what(figure(label))


@pytest.mark.parametrize(
    "label", ["开工率96.9%", "他带领同事审批项目125项", "交流102人", "他走访企业300家", "78处", "建起了1200平方米"]
)
def test_a_number_of_something_is_ticked(label):
    assert suggest.says_what(figure(label))


def test_awards_are_counted_by_their_own_suggestions(intake):
    assert not suggested(intake, "figure", "他三次").checked
    assert suggested(intake, "figure", "他带领同事审批项目125项").checked


def test_a_subtitle_is_kept_without_its_dash(desk, district):
    intake = receive_text(STORY, desk.editor, district)
    intake.sheet["subtitle"] = "——记某地干部"
    intake.save()
    with factories.acting(desk.editor):
        assert drafting.make(intake, {}, desk.editor).article.subtitle == "记某地干部"


def test_a_record_that_was_not_offered_is_not_taken(intake, desk):
    other = factories.HonoreeFactory(name="王别人")
    with factories.acting(desk.editor):
        article = drafting.make(intake, choices(intake, 张测试=other.public_id), desk.editor).article
    assert article.mentions.get(name="张测试").honoree is None


def test_the_same_story_again_is_recognised(intake, desk, district):
    with factories.acting(desk.editor):
        article = drafting.make(intake, {}, desk.editor).article
    again = receive_text(STORY, desk.editor, district)
    assert [each.record for each in drafting.same_stories(again, desk.editor)] == [article]
    assert Article.objects.count() == 1


def test_the_same_story_again_updates_the_article_that_was_chosen(intake, desk, district):
    with factories.acting(desk.editor):
        article = drafting.make(intake, choices(intake), desk.editor).article
        again = receive_text(STORY.replace("走访企业300余家", "走访企业310家"), desk.editor, district)
        again.choices = {"update": article.public_id}
        again.save()
        assert not next(each for each in drafting.read(again, desk.editor)[2] if each.kind == "commendation").checked
        assert drafting.make(again, choices(again), desk.editor).article == article
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
        article = drafting.make(intake, {}, desk.editor).article
    lines = dict(article.credits.values_list("role", "names"))
    assert {"监制": "王测试", "摄像": "孙测试", "初审": "赵测试", "编辑": "李示例"}.items() <= lines.items()
    assert article.source == "示例日报"
    assert "来源" not in lines, "it has a field of its own"


def test_every_role_that_is_read_can_be_entered():
    assert set(ROLES.values()) - {"文图"} <= set(Credit.Role.values), "文图 is read as 作者 and 摄影"
