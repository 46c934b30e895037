"""Charts as files: the numbers are those of the page, and neither spreadsheet nor browser runs anything in them."""

import csv
import io
import re

import pytest
from lxml import etree

from editorial import network, statistics, suppression, tiles
from editorial.pages import Ref
from editorial.views import statistics as view
from honorees.standing import standing_of
from tests import factories
from tests.editorial.published import award, campaign, deed, honoree, publish, team, tier

pytestmark = pytest.mark.django_db
CHARTS = ("years", "levels", "standing", "tiles", "network", "districts", "forms", "titles", "themes")


@pytest.fixture
def site(db, monkeypatch):
    monkeypatch.setattr(view, "ENOUGH", 2)
    monkeypatch.setattr(view, "LEAST_DRAWN", 1)
    person = Ref("honoree", "id甲", "甲")
    publish(
        honoree(
            "甲", achievements=(deed("一", "治理"),),
            awards=(award("嘉奖", merit="citation", post_then="科员"), award("=1+1", organization_then="云岭区财政局")),
        ),
        public_id="id甲",
    )  # fmt: skip
    publish(
        campaign("“好干部”<b>评选", [person, "乙"], [tier("标兵", declared=5)]), team("一队", awards=(award("先进"),))
    )


def table(client, chart):
    response = client.get("/statistics/", {"chart": chart, "format": "csv"})
    assert response.status_code == 200
    assert "attachment" in response["Content-Disposition"]
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def drawing(client, chart):
    response = client.get("/statistics/", {"chart": chart, "format": "svg"})
    assert response["Content-Type"].startswith("image/svg+xml")
    return etree.fromstring(response.content)


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_has_its_numbers_and_its_drawing(client, site, chart):
    page = client.get("/statistics/").content.decode()
    for form in ("csv", "svg"):
        assert f"?chart={chart}&amp;format={form}" in page
    head, *rows = table(client, chart)
    assert rows
    assert all(len(row) == len(head) for row in rows)
    svg = drawing(client, chart)
    assert svg.get("role") == "img"
    assert [child.tag.split("}")[1] for child in svg[:2]] == ["title", "desc"]
    assert {each.tag.split("}")[1] for each in svg.iter()} <= {"svg", "title", "desc", "rect", "text", "line"}


def test_the_numbers_are_those_of_the_page(client, site):
    assert table(client, "years")[1:] == [["2023", "2", "1"], ["2024", "2", "0"]]
    assert sum(int(row[2]) for row in table(client, "network")[1:]) == 5
    assert table(client, "standing")[1:] == [["基层一线", "1", "50.0%"], ["其他岗位", "1", "50.0%"]]


def test_a_bar_is_as_long_as_the_number_beside_it_which_its_parts_make_up(client, site):
    head, *rows = table(client, "districts")
    assert head[-1] == "合计"
    assert all(int(persons) + int(teams) == int(both) for _name, persons, teams, both in rows)
    html = client.get("/statistics/").content.decode().partition('id="districts"')[2].partition("</table>")[0]
    assert re.findall(r'class="num">([^<]*)<', html)[:3] == ["合计", "个人", "团队"]
    assert 'class="key"' in html
    assert '<rect class="b" x="80.00%" width="20.00%"' in html, "one team of five"
    fills = [each.get("fill") for each in drawing(client, "districts").iter("{*}rect")]
    assert len(set(fills[1:])) == 2, "the file has the same two colours"


def test_shares_of_few_are_not_told_of_any_part(client, db):
    publish(campaign("评选", ["甲", "乙"]))
    html = client.get("/statistics/").content.decode().partition('id="levels"')[2].partition("</section>")[0]
    assert "<svg" not in html
    assert "%" not in html.partition("<table")[2].partition("</table>")[0]
    assert table(client, "levels") == [["级别", "数量"], ["县级", "2"]]


def test_a_drawing_whose_words_are_its_name_says_them_once(client, site):
    html = client.get("/statistics/").content.decode()
    assert 'id="years-c-t"' in html
    assert 'id="years-c-d"' not in html


def test_cells_that_would_be_formulas_are_text(client, site):
    assert "'=1+1" in {row[0] for row in table(client, "titles")}


@pytest.mark.parametrize("query", ["?chart=years", "?format=csv", "?chart=x&format=csv", "?chart=years&format=pdf"])
def test_what_there_is_not_is_not_found(client, site, query):
    assert client.get(f"/statistics/{query}").status_code == 404


def test_a_chart_without_numbers_is_not_found(client, db):
    assert client.get("/statistics/?chart=years&format=csv").status_code == 404


def test_the_suppressed_do_not_count_in_files(client, site, district, desk):
    factories.HonoreeFactory(public_id="id甲", district=district)
    suppression.suppress(("honoree", "id甲"), "甲", desk.approver, authority="区委", reason="撤销")
    assert sum(int(row[2]) for row in table(client, "network")[1:]) == 2
    assert client.get("/statistics/?chart=standing&format=csv").status_code == 404


def test_a_large_network_draws_forty_nodes_and_says_what_it_leaves_out():
    given = [(f"活动{n:03}", f"区{n % 30:02}", 100 - n) for n in range(100)]
    drawn = network.of(given)
    assert len(drawn.givers) + len(drawn.districts) == network.GIVERS + network.DISTRICTS == 40
    assert drawn.left_out + sum(line.times for line in drawn.lines) == sum(times for *_names, times in given)


def test_the_strongest_lines_are_drawn_and_every_node_has_one():
    given = [(f"活动{n % 26:03}", f"区{n % 14:02}", n % 90 + 1) for n in range(26 * 14)]
    drawn = network.of(given)
    assert len(drawn.lines) == network.LINES
    assert {line.giver for line in drawn.lines} == {node.name for node in drawn.givers}
    assert {line.district for line in drawn.lines} == {node.name for node in drawn.districts}
    rest = sorted((times for *_names, times in given), reverse=True)[network.LINES :]
    assert min(line.times for line in drawn.lines) >= max(rest)
    assert drawn.left_out == sum(rest)


def test_districts_stand_where_their_lines_cross_least():
    drawn = network.of([("甲", "一", 9), ("乙", "三", 8), ("丙", "二", 6), ("丙", "一", 1)])
    assert [node.name for node in drawn.districts] == ["一", "三", "二"]


def test_long_names_lose_their_middle_so_that_batches_stay_apart():
    first, second = (network.shortened(f"全区担当作为好干部评选第{n}批", 7) for n in (14, 15))
    assert (first, second) == ("全区担…14批", "全区担…15批")
    assert len(first) == len(second) == 7
    assert network.shortened("市中区", 7) == "市中区"


def test_the_file_of_declared_and_listed_has_every_title_and_no_drawing(client, site):
    rows = table(client, "tallies")
    assert len(rows) > 1
    assert {len(row) for row in rows} == {4}
    assert client.get("/statistics/?chart=tallies&format=svg").status_code == 404


def test_squares_are_in_the_order_of_codes_and_the_greatest_is_darkest():
    rows = [
        statistics.Row("丙", 100, 0, "370103000000", "济南市"), statistics.Row("甲", 1, 0, "150403000000", "赤峰市"),
        statistics.Row("乙", 30, 10, "370102000000", "济南市"),
    ]  # fmt: skip
    groups = tiles.of(rows)
    assert [(group.name, [(each.row.label, each.shade) for each in group.tiles]) for group in groups] == [
        ("赤峰市", [("甲", 1)]), ("济南市", [("乙", 3), ("丙", 4)]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("organization", "post", "standing"),
    [
        ("", "", ""), ("云岭区石坪镇", "", "grassroots"), ("镇江市财政局", "局长", "other"),
        ("云岭区教育局", "", "other"), ("云岭区石坪镇党委", "书记", "grassroots"), ("市公安局", "民警", "grassroots"),
        ("城乡建设局", "副局长", "other"),
        ("", "河东社区党总支书记", "grassroots"), ("云岭区第一中学", "校长", "grassroots"),
    ],
)  # fmt: skip
def test_standing_by_the_words_of_unit_and_post(organization, post, standing):
    assert standing_of(organization, post) == standing


def test_a_share_of_few_is_not_stated(client, db):
    publish(campaign("评选", ["甲", "乙"]), honoree("丙", awards=(award("嘉奖", post_then="科员"),)))
    page = client.get("/statistics/").content.decode()
    assert "3人次中，载明当时职务或单位的1人次" in page
    assert "chart=standing" not in page
    assert client.get("/statistics/?chart=standing&format=csv").status_code == 404
