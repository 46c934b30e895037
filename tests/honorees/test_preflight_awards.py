"""One deed, one award: what is found twice on a page, on a roll and on two pages."""

import datetime as dt

import pytest

from editorial import kinds, preflight, snapshots
from editorial.pages import Ref
from honorees.pages import RollEntry
from tests.editorial.published import award, campaign, honoree, publish, tier

pytestmark = pytest.mark.django_db

HERO = Ref("honoree", "hero", "甲测试")


def places(page, public_id="own") -> list[str]:
    kind = next(each for each in kinds.every() if isinstance(page, each.page))
    found = preflight.check(snapshots.of_page(kind, public_id, page))
    return [each.place for each in found if each.check == "same-deed"]


def roll(*titles, **fields):
    tiers = [tier(title, [RollEntry(title, HERO, "", "")]) for title in titles]
    return campaign("评选", tiers=tiers, **fields)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({"year": 2021}, {"year": 2021}, True),
        ({"year": 2021}, {"year": 2021, "merit": "title"}, True),
        ({"year": 2021}, {"year": 2022}, False),
        ({"document_number": "区委〔2021〕3号"}, {"title": "标兵", "document_number": "区委[2021]3号"}, True),
        ({"document_number": "区委〔2021〕3号"}, {"title": "标兵", "document_number": "区委〔2021〕4号"}, False),
        ({"granted_on": dt.date(2021, 7, 1)}, {"title": "标兵", "granted_on": dt.date(2021, 7, 1)}, True),
        (
            {"granted_on": dt.date(2021, 7, 1)},
            {"title": "标兵", "granted_on": dt.date(2021, 7, 1), "granted_by": "云岭区教育局"}, False,
        ),
        ({"year": 2021}, {"title": "标兵", "year": 2021}, False),
    ],
)  # fmt: skip
def test_two_awards_of_a_page(one, other, found):
    awards = (award(**{"title": "云岭之星"} | one), award(**{"title": "云岭之星"} | other))
    assert places(honoree("甲测试", awards=awards)) == (["awards.2"] if found else [])


def test_a_live_roll_by_title_and_year_or_by_its_decision():
    publish(roll("云岭之星", document_number="区委〔2024〕3号"))
    assert places(honoree("甲测试", awards=(award("云岭之星", year=2024),)), "hero") == ["awards.1"]
    assert places(honoree("甲测试", awards=(award("标兵", document_number="区委〔2024〕3号"),)), "hero") == ["awards.1"]
    assert places(honoree("甲测试", awards=(award("标兵", year=2024),)), "hero") == []


def test_a_roll_sees_what_the_recipients_own_live_page_tells():
    publish(honoree("甲测试", awards=(award("云岭之星", year=2024), award("标兵", year=2021))), public_id="hero")
    assert places(roll("云岭之星")) == ["tiers.1.entries.1"]
    assert places(roll("标兵")) == []
    assert places(roll("好干部")) == []


def test_a_roll_lists_nobody_twice_on_any_of_its_titles():
    assert places(roll("云岭之星", "标兵")) == ["tiers.2.entries.1"]


@pytest.mark.parametrize("recipients", [1, 30])
def test_a_roll_costs_the_same_with_any_number_of_recipients(recipients, django_assert_num_queries):
    publish(honoree("甲测试", awards=(award("云岭之星", year=2024),)), public_id="hero")
    entries = [RollEntry(f"a{at}", Ref("honoree", f"h{at}", f"乙{at}"), "", "") for at in range(recipients)]
    kind, page = kinds.get("campaign"), campaign("评选", tiers=[tier("云岭之星", entries)])
    frozen = snapshots.of_page(kind, "own", page)
    checks = {each.id: each for each in preflight.checks()}
    around = preflight.registry.Surroundings()
    with django_assert_num_queries(3):  # the clock, other rolls, live pages of the recipients
        list(checks["same-deed"].run(frozen, around))
