"""For every registered check a page that passes and one that does not, with what has to be there beside it."""

import dataclasses
import datetime as dt
from decimal import Decimal

from django.utils import timezone

from articles.front_page import FrontPage, StoryChoice
from articles.pages import CreditLine
from editorial import clock
from editorial.models import StyleRule, Suppression
from editorial.pages import AchievementLine, FigureLine, Photo, Place, Ref
from honorees.pages import PhaseLine, RollEntry
from tests import factories
from tests.editorial.published import article, award, campaign, honoree, publish, tier

PLACE = Place(
    "990001000000", "云岭区", "云州市云岭区",
    (Ref("district", "990000000000", "云州市"), Ref("district", "990001000000", "云岭区")),
)  # fmt: skip
PHOTO = Photo("a" * 64, 4, 3, "现场", "李测试", "一间板房", consent=True)
QUOTA = 150
"""Persons whom one selection may commend, where the quota is tried."""

OWN = Ref("honoree", "own", "王测试")
"""The pages under test have the public id `own`."""
HERO = Ref("honoree", "hero", "甲测试")


@dataclasses.dataclass(frozen=True)
class Case:
    """`prepare` puts into the database what both pages are held against."""

    fails: object
    passes: object
    prepare: object = lambda: None


def front(**fields) -> FrontPage:
    empty = {
        "whole_site": False, "place": PLACE, "slogan": "刊头", "introduction": "", "notice": "", "notice_story": None,
        "lead": None, "stories": (), "campaigns": (), "numbers": (), "columns": (),
    }  # fmt: skip
    return FrontPage(**empty | fields)


def figure(printed, **fields) -> FigureLine:
    return FigureLine("利用闲置土地", printed, Decimal(printed), unit="亩", **fields)


INVESTED = FigureLine("固定资产投资", "44.9亿元", Decimal("44.9"), unit="亿元")


def cites(*figures) -> AchievementLine:
    return AchievementLine("盘活土地", "person", None, figures, subject=Ref("honoree", "hero", "甲测试"))


def linked(path: str):
    return dataclasses.replace(article("报道"), body=f'<p>见<a href="{path}">报道</a>。</p>')


def gone():
    Suppression.objects.create(
        target_kind="honoree", target_id="gone", name="甲测试", since=clock.read().now, by=factories.UserFactory(),
        authority="测试", reason="测试",
    )  # fmt: skip


def taken_back():
    """An award of the hero that is suppressed, while the hero is not: a case closed so that others may be shown."""
    hero = factories.HonoreeFactory(public_id="hero", name="甲测试")
    row = factories.CommendationFactory(honoree=hero, title="云岭治水标兵", year=2024)
    Suppression.objects.create(
        target_kind="commendation", target_id=str(row.pk), since=clock.read().now, by=factories.UserFactory(),
        authority="测试", reason="测试",
    )  # fmt: skip


def divisions():
    city = factories.DistrictFactory(code="990000000000", name="云州市", level="city")
    county = factories.DistrictFactory(code="990001000000", name="云岭区", parent=city)
    factories.DistrictFactory(code="990001100000", name="平安镇", level="town", parent=county)


CASES = {
    "article-times-stated": Case(
        article("报道", "甲测试先后三次荣立三等功。", [HERO]),
        article("报道", "甲测试先后两次荣立三等功，乙测试三次荣立三等功。", [HERO]),
        lambda: publish(
            honoree("甲测试", awards=(award("三等功", year=2021), award("好干部", merit="third"))), public_id="hero"
        ),
    ),
    "article-text": Case(article("报道"), article("报道", "正文。")),
    "article-credits": Case(
        article("报道", credits=(CreditLine("编辑", ()),)), article("报道", credits=(CreditLine("编辑", ("李测试",)),))
    ),
    "article-source": Case(article("报道", origin="reprint"), article("报道", origin="reprint", source="某日报")),
    "article-rights": Case(
        article("报道", origin="reprint", source="某日报"),
        article("报道", origin="reprint", source="某日报", rights="经某日报同意转载。"),
    ),
    "article-dated": Case(
        article("报道", "正文。", published_on=timezone.localdate() + dt.timedelta(days=2)),
        article("报道", "正文。", published_on=timezone.localdate()),
    ),
    "article-photos": Case(
        article("报道", photos=(dataclasses.replace(PHOTO, caption=""),)), article("报道", photos=(PHOTO,))
    ),
    "article-signed": Case(article("报道"), article("报道", credits=(CreditLine("编辑", ("李测试",)),))),
    "article-alternatives": Case(
        article("报道", photos=(dataclasses.replace(PHOTO, alt=""),)), article("报道", photos=(PHOTO,))
    ),
    "article-consent": Case(
        article("报道", photos=(dataclasses.replace(PHOTO, consent=False),)), article("报道", photos=(PHOTO,))
    ),
    "article-unmentioned": Case(
        article("报道", "记者看到甲测试在现场。"),
        article("报道", "记者看到甲测试在现场。", ["甲测试"]),
        lambda: publish(honoree("甲测试")),
    ),
    "campaign-complete": Case(
        campaign("评选", year=None, decided_on=None),
        campaign("行动", kind="drive", year=None, introduction="为期百日。"),
    ),
    "profile-complete": Case(
        honoree("王测试"), honoree("王测试", organization="云岭区教育局"),
        lambda: publish(campaign("评选", tiers=[tier("云岭之星", [RollEntry("a1", OWN, "", "")])])),
    ),
    "dead-links": Case(
        linked("/articles/gone/"), linked("/articles/there/?from=feed"),
        lambda: publish(article("那篇"), public_id="there"),
    ),
    "district-names": Case(
        article("报道", "云州市云岭区平按镇。", place=PLACE),
        article("报道", "云州市云岭区平安镇。", place=PLACE), divisions,
    ),
    "document-numbers": Case(
        campaign("评选", document_number="区委[2021]3号"), campaign("评选", document_number="区委〔2021〕3号")
    ),
    "figures-agree": Case(
        article("报道", achievements=(cites(figure("25")),)),
        article("报道", achievements=(cites(figure("24.0"), figure("30", period="2021")),)),
        lambda: publish(honoree("甲测试", achievements=(AchievementLine("", "person", None, (figure("24"),)),)),
                        public_id="hero"),
    ),
    "figures-in-text": Case(
        article("报道", "甲测试推动固定资产投资达到45.9亿元。", [HERO]),
        article("报道", "甲测试推动固定资产投资额达449000万元，新增固定资产投资1亿元。", [HERO]),
        lambda: publish(honoree("甲测试", achievements=(AchievementLine("", "person", None, (INVESTED,)),)),
                        public_id="hero"),
    ),
    "long-name": Case(campaign("评选" * 13), campaign("评选" * 13, kind="drive")),
    "notice-period": Case(
        campaign("评选", phases=(PhaseLine("公示", "2022-04-29", "2022-05-04"),)),
        campaign("评选", phases=(PhaseLine("公示", "2022-04-25", "2022-04-29"), PhaseLine("公示", "2022-05", ""))),
    ),
    "quotas": Case(
        campaign("评选", tiers=[tier("云岭之星", declared=QUOTA + 1)]),
        campaign("评选", tiers=[tier("云岭之星", declared=QUOTA), tier("先进集体", declared=90, recipients="team")]),
    ),
    "name": Case(honoree(" "), honoree("王测试")),
    "names-agree": Case(
        article("报道", "拆除了火烧李旧物市场。"),
        article("报道", "在火烧李旧货市场，走进火烧李旧货市场。"),
        lambda: publish(article("那篇", "火烧李旧货市场整治完成。")),
    ),
    "article-national-titles": Case(
        article("报道", "区委授予王测试“全国治水标兵”称号。"),
        article("报道", "水利部授予王测试“全国治水标兵”称号，他还获得“全国劳动模范”称号，读完了《中国通史》。"),
    ),
    "national-names": Case(
        honoree("王测试", awards=(award("中华之星"),)), honoree("王测试", awards=(award("云岭之星"),))
    ),
    "personal-data": Case(article("报道", "籍贯云岭。"), article("报道", "正文。")),
    "personal-numbers": Case(article("报道", "电话13800138000。"), article("报道", "电话12380。")),
    "revoked-honours": Case(
        article("报道", "甲测试荣获“云岭治水标兵”称号。", [HERO]),
        article("报道", "乙测试荣获“云岭治水标兵”称号。", ["乙测试"]),
        taken_back,
    ),
    "same-deed": Case(
        honoree("王测试", awards=(award("云岭之星", year=2024),)),
        honoree("王测试", awards=(award("云岭之星", year=2022),)),
        lambda: publish(campaign("评选", tiers=[tier("云岭之星", [RollEntry("a1", OWN, "", "")])])),
    ),
    "stated": Case(
        honoree("王测试", awards=(award("嘉奖"),)), honoree("王测试", awards=(award("嘉奖", source="某日报"),))
    ),
    "style": Case(
        article("报道", "登陆网站。"), article("报道", "登录网站，敌军登陆作战。"),
        lambda: StyleRule.objects.create(wording="登陆网站", suggestion="登录网站", reason="错别字"),
    ),
    "sums": Case(
        article("报道", "审批备案125项，其中备案100项、审批20项。"),
        article("报道", "审批备案125项，其中备案100项、审批25项。"),
    ),
    "suppressed": Case(
        article("报道", "甲测试说。", [Ref("honoree", "gone", "甲测试")]), article("报道", "乙说。"),
        gone,
    ),
    "suppressed-parts": Case(
        article("报道", "正文。", ["乙", Ref("honoree", "gone", "甲测试")]), article("报道", "正文。", ["乙"]),
        gone,
    ),
    "front-place": Case(front(whole_site=True), front()),
    "front-says-something": Case(front(slogan=""), front()),
    "front-live": Case(
        front(lead=StoryChoice(Ref("article", "draft", "草稿"))),
        front(lead=StoryChoice(Ref("article", "live", "报道"))),
        lambda: publish(article("报道"), public_id="live"),
    ),
    "tally": Case(
        campaign("评选", tiers=[tier("云岭之星", declared=2)]), campaign("评选", tiers=[tier("云岭之星", declared=0)])
    ),
    "times-stated": Case(
        honoree("王测试", introduction="曾三次获得嘉奖。", awards=(award("嘉奖"), award("嘉奖", year=2022))),
        honoree("王测试", introduction="曾三次获得表彰。", awards=(award("嘉奖"), award("嘉奖", year=2022))),
        lambda: publish(campaign("评选", tiers=[tier("云岭之星", [RollEntry("a1", OWN, "", "")])])),
    ),
}  # fmt: skip
