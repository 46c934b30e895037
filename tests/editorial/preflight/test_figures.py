"""Figures that differ from those of live pages: which are the same figure, in rows and in the words of a page."""

from decimal import Decimal

import pytest

from editorial import kinds, preflight, snapshots
from editorial.pages import AchievementLine, FigureLine, Ref
from editorial.preflight.quantities import amount_of, claim_of, label_of
from tests.editorial.published import article, honoree, publish

HERO, OTHER = Ref("honoree", "hero", "甲测试"), Ref("honoree", "other", "乙测试")


def figure(printed, value, unit, label="固定资产投资", **fields) -> FigureLine:
    return FigureLine(label, printed, Decimal(value), unit=unit, **fields)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (figure("44.9亿元", "44.9", "亿元"), figure("449000万元", "449000", "万元"), True),
        (figure("44.9亿元", "4490000000.0000", "元"), figure("44.9亿元", "44.90", "亿元"), True),
        (figure("44.9亿元", "44.9", "亿元"), figure("45.9亿元", "45.9", "亿元", "固定资产投资总额"), False),
        (figure("40亿余元", "40", "亿元", qualifier="余"), figure("44.9亿元", "44.9", "亿元"), True),
        (figure("40亿余元", "40", "亿元", qualifier="余"), figure("39亿元", "39", "亿元"), False),
        (figure("近45亿元", "45", "亿元", qualifier="近"), figure("44.9亿元", "44.9", "亿元"), True),
        (figure("31亿元", "31", "亿元", period="2021年"), figure("32亿元", "32", "亿元", period="2021"), False),
    ],
)
def test_amounts_of_one_claim(one, other, same):
    assert claim_of(one) == claim_of(other)
    assert amount_of(one).agrees(amount_of(other)) == amount_of(other).agrees(amount_of(one)) == same


@pytest.mark.parametrize(
    "other",
    [
        figure("44.9亿元", "44.9", "亿元", qualifier="计划"), figure("44.9亿美元", "44.9", "亿美元"),
        figure("44.9亿元", "44.9", "亿元", scope="全区"), figure("44.9亿元", "44.9", "亿元", "工业投资"),
    ],
)  # fmt: skip
def test_other_claims(other):
    assert claim_of(figure("44.9亿元", "44.9", "亿元")) != claim_of(other)


@pytest.mark.parametrize(
    ("label", "same"), [("“双控”突破", "双控突破"), ("交易总额", "交易"), ("总数", "总数"), ("学习人数", "学习人")]
)
def test_labels(label, same):
    assert label_of(label) == same


def told(text, *mentions, **fields) -> list[str]:
    """What is asked of a story with this text, while the hero's live page has 44.9亿元."""
    known = figure("44.9亿元", "44.9", "亿元", **fields)
    publish(honoree("甲测试", achievements=(AchievementLine("", "person", None, (known,)),)), public_id="hero")
    page = article("报道", text, mentions or [HERO])
    found = preflight.check(snapshots.of_page(kinds.get("article"), "own", page))
    return [each.message for each in found if each.check == "figures-in-text"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "固定资产投资45.9亿元。",
        "推动固定资产投资总额超过50亿元。",
        "完成固定资产投资459000万元。",
        "“固定资产投资”达30余亿元。",
    ],
)
def test_another_number_behind_the_same_words_is_found(text):
    (sentence,) = told(text)
    assert "44.9亿元" in sentence


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "固定资产投资44.9亿元。", "固定资产投资近45亿元。", "固定资产投资超40亿元。", "新增固定资产投资3亿元。",
        "固定资产投资增长3亿元。", "固定资产投资项目12个。", "今年固定资产投资45.9亿元。",
        "2021年固定资产投资45.9亿元。", "全区固定资产投资45.9亿元。", "固定资产投资，争取45.9亿元。",
        "固定资产投资45.9%。",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(text):
    assert told(text) == []


@pytest.mark.django_db
def test_year_and_scope_have_to_be_those_of_the_figure():
    text = "2021年全区固定资产投资45.9亿元。固定资产投资46亿元。2020年全区固定资产投资43亿元。"
    (sentence,) = told(text, period="2021年", scope="全区")
    assert "45.9亿元" in sentence


@pytest.mark.django_db
def test_where_several_are_named_the_sentence_names_the_one():
    text = "乙测试推动固定资产投资30亿元。甲测试推动固定资产投资31亿元。"
    (sentence,) = told(text, HERO, OTHER)
    assert "31亿元" in sentence
