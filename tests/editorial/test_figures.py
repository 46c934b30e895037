"""What is said of a figure, and whose it is."""

import pytest

from editorial import figures
from editorial.pages import AchievementLine, FigureLine, Ref


@pytest.mark.parametrize(
    ("printed", "qualifier", "label", "shown"),
    [
        ("44.9亿元", "预计", "完成投资", "预计44.9亿元"),
        ("15亿元", "到位", "到位资金", "15亿元"),
        ("破30万", "突破", "观看", "破30万"),
        ("1.7万余名", "余", "党员", "1.7万余名"),
        ("94个", "", "项目", "94个"),
    ],
)
def test_a_figure_says_what_bounds_it(printed, qualifier, label, shown):
    assert figures.in_full(FigureLine(label, printed, qualifier=qualifier)) == shown


def test_what_bounds_a_figure_is_said_in_one_order():
    assert (
        figures.bounds(FigureLine("用户", "3户", scope="全镇", period="2021年", rank="全区第一"))
        == "全镇，2021年，全区第一"
    )
    assert figures.bounds(FigureLine("用户", "3户")) == ""


@pytest.mark.parametrize(
    ("level", "subject", "own"),
    [
        ("person", Ref("honoree", "a", "某甲"), True),
        ("unit", Ref("honoree", "a", "某甲"), False),
        ("district", Ref("honoree", "a", "某甲"), False),
        ("unit", Ref("team", "b", "某站"), True),
        ("unit", None, True),
    ],
)
def test_an_achievement_of_a_unit_is_not_that_of_the_person_named_with_it(level, subject, own):
    assert figures.is_own(AchievementLine("解决了三件事", level, None, subject=subject)) is own


@pytest.mark.parametrize(
    ("words", "place", "said"),
    [
        ("全区，2021年", "云岭区", "云岭区，2021年"),
        ("全区 2021年以来", "云岭区", "云岭区 2021年以来"),
        ("全区", "云岭区", "云岭区"),
        ("全区第一", "云岭区", "全区第一"),
        ("全市", "云岭区", "全市"),
        ("全市", "云岭市", "全市"),
        ("全区", "", "全区"),
    ],
)
def test_elsewhere_the_place_is_named_whose_whole_a_figure_is(words, place, said):
    assert figures.located(words, place) == said
