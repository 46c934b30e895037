"""The file of all awards: what the statistics count can be counted again from it, and nothing else is in it."""

import collections
import csv
import io

import pytest
from openpyxl import load_workbook

from editorial import clock, statistics, suppression
from editorial.pages import Ref
from honorees.pages import RollEntry
from honorees.views import AwardFile
from tests.editorial import published as P
from tests.editorial.lists import suppress, tick
from tests.sizes import ANY_NUMBER

pytestmark = pytest.mark.django_db


def rows(client, query="") -> list[dict]:
    response = client.get(f"/commendations.csv{query}")
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.content.decode().removeprefix("\ufeff"))))


@pytest.fixture
def site():
    P.publish(
        P.honoree(
            "甲测", organization="新局", post="局长", achievements=(P.deed("一", "治理"), P.deed("二", "应急")),
            awards=(
                P.award(
                    "嘉奖", id="123", merit="citation", year=2022, level="city", post_then="科员",
                    organization_then="旧局",
                ),
                P.award("劳模", year=None),
            ),
        ),
        public_id="a",
    )  # fmt: skip
    P.publish(P.team("一队", awards=(P.award("先进集体", year=2023),)), public_id="t")
    roll = [
        RollEntry("award91", Ref("honoree", "a", "甲测"), "镇政府", "副镇长"),
        RollEntry("award92", Ref("honoree", "b", "乙测"), "", ""),
        RollEntry("award93", Ref("team", "t", "一队"), "", ""),
    ]
    page = P.campaign(
        "评选", tiers=(P.tier("好干部", roll),), year=2023, host="中共云岭区委", document_number="云委6号"
    )
    P.publish(page, public_id="k")
    P.publish(P.honoree("密人", awards=(P.award("密奖"),)), live_from=None)
    tick()


def test_a_row_says_all_that_is_known_of_one_award(client, site):
    own = next(row for row in rows(client) if row["奖项"] == "嘉奖")
    assert own == {
        "表彰对象": "甲测", "个人或团队": "个人", "单位": "旧局", "表彰时任": "科员", "奖项": "嘉奖", "年度": "2022",
        "级别": "市级", "表彰类型": "嘉奖", "授予单位": "中共云岭区委", "文号": "", "活动": "", "领域": "治理、应急",
        "区县": "云岭区", "行政区划代码": "990001000000", "对象页面": "http://testserver/honorees/a/",
        "公布页面": "http://testserver/honorees/a/", "查验编号": "000123-20",
    }  # fmt: skip
    listed = [row for row in rows(client) if row["活动"] == "评选"]
    assert [(row["表彰对象"], row["单位"], row["对象页面"]) for row in listed] == [
        ("甲测", "镇政府", "http://testserver/honorees/a/"), ("乙测", "", ""),
        ("一队", "", "http://testserver/teams/t/"),
    ]  # fmt: skip
    assert {(row["文号"], row["级别"], row["公布页面"]) for row in listed} == {
        ("云委6号", "县级", "http://testserver/campaigns/k/")
    }


def test_the_statistics_can_be_counted_from_it(client, site):
    numbers, found = statistics.at(clock.read(), suppression.targets()), rows(client)
    assert len(found) == numbers.persons + numbers.teams == 6
    for name, counted in (("级别", numbers.by_level), ("奖项", numbers.by_title)):
        wanted = {str(row.label): row.together for row in counted}
        assert collections.Counter(row[name] for row in found) == wanted
    years = {str(year or ""): row.together for year, row in numbers.by_year}
    assert collections.Counter(row["年度"] for row in found) == years
    for year, number in years.items():
        assert len(rows(client, f"?year={year}")) == (number if year else 6)
    assert rows(client, "?year=1999") == []


def test_what_may_not_be_shown_is_in_no_row(client, site):
    suppress("commendation", "award93")
    assert [row["表彰对象"] for row in rows(client) if row["活动"]] == ["甲测", "乙测"]
    suppress("honoree", "a")
    found = rows(client)
    assert {row["表彰对象"] for row in found} == {"乙测", "一队"}
    assert "密" not in str(found)


def test_the_workbook_has_the_same_rows(client, site):
    sheet = load_workbook(io.BytesIO(client.get("/commendations.xlsx").content)).worksheets[0]
    table = [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()]
    assert table[1:] == [list(row.values()) for row in rows(client)]


def test_more_than_a_file_holds_is_said(client, site, monkeypatch):
    monkeypatch.setattr(AwardFile, "most", 2)
    assert [row["表彰对象"] for row in rows(client)][2].startswith("仅列出前2条，共6条")


@pytest.mark.parametrize("count", ANY_NUMBER)
def test_it_takes_the_same_queries_for_any_number(client, count, nothing_kept, django_assert_num_queries):
    P.publish(*(P.honoree(f"甲{at}", awards=(P.award("嘉奖"),)) for at in range(count)))
    with django_assert_num_queries(7):  # clock, suppressions, statistics (2), recipients, themes, pages
        assert len(rows(client)) == count


def test_readers_find_it_beside_the_list_and_the_statistics(client, site):
    for path in ("/honorees/", "/statistics/"):
        assert 'href="/commendations.csv"' in client.get(path).content.decode()
