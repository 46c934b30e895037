"""Conflicts of interest: each flag with people who raise it and people who do not; which names mean one unit."""

import dataclasses

import pytest

from articles.pages import CreditLine
from editorial import kinds, preflight, snapshots
from editorial.models import Hand
from editorial.pages import Ref
from editorial.preflight.interests import FLAGS, same_unit
from honorees.pages import RollEntry
from tests import factories
from tests.editorial.published import article, campaign, honoree, publish, team, tier

pytestmark = pytest.mark.django_db

UNIT = "云岭区发展和改革局"
HERO = Ref("honoree", "hero", "甲测试")


def person(name="", unit=""):
    organization = factories.OrganizationFactory(name=unit) if unit else None
    return factories.UserFactory(organization=organization, **({"name": name} if name else {}))


def flags(page, *users, part=Hand.Part.CONTRIBUTOR) -> list[str]:
    kind = next(each for each in kinds.every() if isinstance(page, each.page))
    actors = [(user, part) for user in users]
    found = preflight.conflicts_on(snapshots.of_page(kind, "own", page), actors)
    assert {each.severity for each in found} <= {preflight.Severity.FLAG}
    return [each.check for each in found]


def supplied(unit):
    return article("报道", mentions=[HERO], credits=(CreditLine("供稿", (unit,)),))


FAILS_AND_PASSES = {
    "interest-supplied": (
        lambda: (publish(honoree("甲测试", organization=UNIT), public_id="hero"), flags(supplied(UNIT)))[1],
        lambda: flags(supplied("云岭区融媒体中心")),
    ),
    "interest-named": (
        lambda: flags(honoree("甲测试", organization=UNIT), person("甲测试")),
        lambda: flags(honoree("甲测试", organization=UNIT), person("甲测试", "云岭区教育局")),
    ),
    "interest-superior": (
        lambda: ranks(Hand.Part.CONTRIBUTOR, honoured_above=True),
        lambda: ranks(Hand.Part.CONTRIBUTOR, honoured_above=False),
    ),
    "interest-above": (lambda: above(1), lambda: above(0)),
    "interest-unit": (
        lambda: flags(honoree("甲测试", organization=UNIT), person("乙", UNIT), part=Hand.Part.APPROVER),
        lambda: flags(honoree("甲测试", organization=UNIT), person("乙", "云岭区教育局"), part=Hand.Part.APPROVER),
    ),
}


def above(judge_steps_up: int, part=Hand.Part.APPROVER, page=None) -> list[str]:
    """Flags of somebody who judges what a colleague `judge_steps_up` steps below has worked on."""
    units = [factories.OrganizationFactory(name="云岭区委组织部")]
    for name in ("党建服务中心", "远程教育站", "放映队"):
        units.append(factories.OrganizationFactory(name=name, superior=units[-1]))
    actors = [
        (factories.UserFactory(organization=units[judge_steps_up]), Hand.Part.CONTRIBUTOR),
        (factories.UserFactory(organization=units[0]), part),
    ]
    page = page or honoree("甲测试", organization="云岭区教育局")
    kind = next(each for each in kinds.every() if isinstance(page, each.page))
    return [each.check for each in preflight.conflicts_on(snapshots.of_page(kind, "own", page), actors)]


def ranks(part, *, honoured_above: bool) -> list[str]:
    """Flags of somebody whose unit stands two steps below, or above, the unit of the one honoured."""
    top = factories.OrganizationFactory(name="云岭区农业农村局")
    middle = factories.OrganizationFactory(name="畜牧工作总站", superior=top)
    bottom = factories.OrganizationFactory(name="检疫分所", superior=middle)
    honoured, own = (top, bottom) if honoured_above else (bottom, top)
    page = honoree("甲测试", organization=honoured.name)
    return flags(page, factories.UserFactory(organization=own), part=part)


def test_only_those_who_judge_are_asked_about_standing_over_the_one_honoured():
    assert ranks(Hand.Part.APPROVER, honoured_above=False) == ["interest-superior"]
    assert ranks(Hand.Part.APPROVER, honoured_above=True) == ["interest-superior"]


def test_a_superior_body_is_looked_for_two_steps_up_and_only_above_those_who_judge():
    assert above(2) == ["interest-above"]
    assert above(3) == []
    assert above(2, part=Hand.Part.REVIEWER) == ["interest-above"]
    assert above(2, part=Hand.Part.CONTRIBUTOR) == []


def test_a_superior_body_of_the_unit_that_supplied_the_page_is_flagged_whoever_it_honours():
    assert above(0, page=supplied("远程教育站")) == ["interest-above"]
    assert above(0, page=supplied("云岭区融媒体中心")) == []
    assert above(1, page=article("报道")) == ["interest-above"]


def test_every_flag_has_its_cases():
    assert FLAGS.keys() == FAILS_AND_PASSES.keys()


@pytest.mark.parametrize("name", sorted(FAILS_AND_PASSES))
def test_each_flag_is_raised_by_those_concerned_and_by_nobody_else(name):
    fails, passes = FAILS_AND_PASSES[name]
    assert passes() == []
    assert fails() == [name]


def test_a_roll_names_the_unit_once_for_each_actor():
    entries = [RollEntry(f"a{at}", Ref("honoree", "", f"乙{at}"), UNIT, "") for at in range(5)]
    page = campaign("评选", tiers=[tier("云岭之星", entries)])
    assert flags(page, person("丙", UNIT), person("丁", UNIT), person("戊")) == ["interest-unit"] * 2


def test_a_team_is_its_own_unit_and_its_members_belong_to_it():
    page = team("云岭区行政审批局", ["甲测试"], organization="云岭区政府办公室")
    assert flags(page, person("乙", "云岭区行政审批局")) == ["interest-unit"]
    assert flags(page, person("甲测试")) == ["interest-named"]


def test_leaders_who_are_quoted_are_not_honoured():
    page = article("报道", mentions=[HERO])
    quoted = dataclasses.replace(page.mentions[0], capacity="leader")
    assert flags(dataclasses.replace(page, mentions=(quoted,)), person("甲测试")) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("云岭区发改局", "云岭区发改局", True), ("平安镇人民政府", "云岭区平安镇", True),
        ("中共云岭区委组织部", "云岭区委组织部", True), ("云岭区平安镇人民政府", "云岭区平安镇党委", True),
        ("云岭区发改局", "云岭区发改局副局长", True), ("云岭区", "云岭区发改局", False),
        ("组织部", "云岭区委组织部", True),
        ("云岭区教育局", "云岭区水利局", False), ("", "", False), ("", "云岭区水利局", False),
    ],
)  # fmt: skip
def test_which_names_mean_one_unit(one, other, same):
    assert same_unit(one, other) == same_unit(other, one) == same
