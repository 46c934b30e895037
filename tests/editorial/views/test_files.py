"""Every public list as CSV and XLSX: the list's own filters, live rows alone, nothing that a spreadsheet runs."""

import csv
import io

import pytest
from django.core.cache import caches
from openpyxl import load_workbook

from editorial import clock
from editorial.models import EditionLink, Relation
from editorial.pages import Place, Ref
from editorial.views.files import ListFile
from honorees.pages import RollEntry
from honorees.views import HonoreeFile
from tests.editorial import published as P
from tests.editorial.lists import suppress, tick
from tests.sizes import ANY_NUMBER

pytestmark = pytest.mark.django_db

LISTS = ["honorees", "teams", "campaigns", "articles", "districts", "commendations"]
CITY = Ref("district", "990000000000", "测试市")
NORTH = Place("990001000000", "北区", "测试市北区", (CITY, Ref("district", "990001000000", "北区")))
HOSTILE = ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "甲\n=1+1", "\t=1", "＝1", '"甲",乙', "<script>甲</script>"]


def get(client, address):
    caches["pages"].clear()
    response = client.get(address)
    assert response.status_code == 200, address
    return response


def csv_rows(client, address) -> list[list[str]]:
    text = get(client, address).content.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))


def xlsx_rows(client, address) -> list[list]:
    sheet = load_workbook(io.BytesIO(get(client, address).content)).worksheets[0]
    return [["" if cell.value is None else cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.fixture
def people():
    """甲北 with an award of his own, 乙南 on a roll, with the unit and post that it states."""
    award = P.award(
        "嘉奖", year=2021, post_then="科员", organization_then="旧局", document_number="区人社发〔2021〕3号"
    )
    P.publish(P.honoree("甲北", place=NORTH, organization="新局", post="新局局长", awards=(award,)), public_id="a")
    P.publish(P.honoree("乙南", organization="河口镇", post="镇长"), public_id="b")
    entry = RollEntry("award9", Ref("honoree", "b", "乙南"), "镇政府", "副镇长")
    page = P.campaign(
        "好干部评选", tiers=(P.tier("好干部", [entry]),), host="中共云岭区委", document_number="云委发〔2025〕6号"
    )
    P.publish(page, public_id="k")
    tick()


def test_a_row_has_what_the_award_states(client, people):
    heads, *rows = csv_rows(client, "/honorees.csv")
    assert heads == [
        "姓名", "单位", "时任职务", "奖项", "年度", "授予单位", "文号", "活动", "区县", "行政区划代码", "网址",
    ]  # fmt: skip
    assert rows == [
        [
            "乙南", "镇政府", "副镇长", "好干部", "2024", "中共云岭区委", "云委发〔2025〕6号", "好干部评选", "云岭区",
            "990001000000", "http://testserver/honorees/b/",
        ],
        [
            "甲北", "旧局", "科员", "嘉奖", "2021", "中共云岭区委", "区人社发〔2021〕3号", "", "测试市北区",
            "990001000000", "http://testserver/honorees/a/",
        ],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["乙南", "甲北"]),
        ("?year=2021", ["甲北"]),
        ("?q=甲北&page=7&view=table", ["甲北"]),
        ("?sort=pinyin", ["甲北", "乙南"]),
        ("?sort=-pinyin", ["乙南", "甲北"]),
        ("?year=3000", []),
        ("?sort=nonsense&district=%00", ["乙南", "甲北"]),
    ],
)
def test_the_filters_and_orders_are_the_list_s(client, people, query, names):
    assert [row[0] for row in csv_rows(client, f"/honorees.csv{query}")[1:]] == names
    assert [row[0] for row in xlsx_rows(client, f"/honorees.xlsx{query}")[1:]] == names


@pytest.mark.parametrize("kind", LISTS)
def test_both_forms_have_the_same_rows_and_chinese_heads(client, people, kind):
    P.publish(P.team("工作组", organization="区水务局"), P.article("报道", "正文", ["甲北"], contributor="融媒体中心"))
    tick()
    one, other = csv_rows(client, f"/{kind}.csv"), xlsx_rows(client, f"/{kind}.xlsx")
    assert [[str(cell) for cell in row] for row in other] == one
    assert all(any(each >= "\u4e00" for each in head) for head in one[0])
    assert len({len(row) for row in one}) == 1


@pytest.mark.parametrize("kind", ["honorees", "teams", "campaigns", "articles"])
def test_hostile_names_stay_text(client, kind):
    make = {"honorees": P.honoree, "teams": P.team, "campaigns": P.campaign, "articles": P.article}[kind]
    P.publish(*(make(name) for name in HOSTILE))
    tick()
    rows = csv_rows(client, f"/{kind}.csv")[1:]
    assert len(rows) == len(HOSTILE)
    for row in rows:
        assert not [cell for cell in row if cell.lstrip().startswith(("=", "+", "-", "@", "＝"))]
        assert not [cell for cell in row if "\n" in cell]
    book = load_workbook(io.BytesIO(get(client, f"/{kind}.xlsx").content))
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert "=cmd|' /C calc'!A0" in {row[0].value for row in book.worksheets[0].iter_rows()}


def test_control_characters_leave_a_workbook(client):
    P.publish(P.honoree("甲\x07乙"))
    tick()
    assert xlsx_rows(client, "/honorees.xlsx")[1][0] == "甲乙"


def test_drafts_and_suppressed_people_and_awards_are_in_no_file(client, people):
    P.publish(P.honoree("密人"), P.team("密组"), P.campaign("密评"), P.article("密报"), live_from=None)
    cites = EditionLink.objects.get(relation=Relation.CITES, edition__public_id="k")
    suppress(cites.target_kind, cites.target_id)
    for kind in LISTS:
        assert "密" not in get(client, f"/{kind}.csv").content.decode()
    row = next(row for row in csv_rows(client, "/honorees.csv") if row[0] == "乙南")
    assert row[1:8] == ["河口镇", "镇长", "", "", "", "", ""]


def test_a_longer_list_is_cut_and_says_so(client, people, monkeypatch):
    monkeypatch.setattr(ListFile, "most", 1)
    rows = csv_rows(client, "/honorees.csv")
    assert [row[0] for row in rows[1:]] == ["乙南", "仅列出前1条，共2条；请缩小筛选范围后分次下载。"]
    assert len(rows[2]) == len(HonoreeFile.table.heads)


@pytest.mark.parametrize("rows", ANY_NUMBER)
def test_a_file_takes_the_same_queries_for_any_number(client, rows, django_assert_num_queries):
    P.publish(*(P.honoree(f"甲{at}", awards=(P.award("嘉奖"),)) for at in range(rows)))
    P.publish(P.campaign("评选", [Ref("honoree", "x", "甲")]))
    tick()
    get(client, "/honorees.csv")
    with django_assert_num_queries(2):
        assert len(csv_rows(client, "/honorees.csv")) == rows + 1
    with django_assert_num_queries(2):
        get(client, "/honorees.xlsx?sort=")


def test_a_file_has_one_address_in_all_languages(client, people):
    for prefix in ("/en", "/zh-hant"):
        assert client.get(f"{prefix}/honorees.csv?year=2021")["Location"] == "/honorees.csv?year=2021"


def test_a_file_is_named_kept_and_not_for_search_engines(client, people):
    response = get(client, "/honorees.xlsx")
    assert response["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert response["Content-Disposition"] == (
        "attachment; filename=\"honorees.xlsx\"; filename*=utf-8''%E6%A6%9C%E6%A0%B7%E4%BA%BA%E7%89%A9.xlsx"
    )
    assert response["X-Robots-Tag"] == "noindex"
    assert client.get("/honorees.xlsx", headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_a_story_s_people_are_people(client):
    named = [Ref("honoree", "", "甲北"), Ref("team", "t", "工作组"), Ref("campaign", "k", "好干部评选")]
    P.publish(P.article("报道", "正文", named))
    heads, row = csv_rows(client, "/articles.csv")
    assert row[heads.index("涉及人物和团队")] == "甲北、工作组"


@pytest.mark.parametrize("kind", LISTS)
def test_an_empty_site_has_files_with_heads_alone(client, kind):
    assert clock.read()
    assert len(csv_rows(client, f"/{kind}.csv")) == len(xlsx_rows(client, f"/{kind}.xlsx")) == 1


def test_lists_link_to_their_files_with_the_conditions(client, people):
    caches["pages"].clear()
    page = client.get("/honorees/?year=2021&sort=name&view=table").content.decode()
    for form in ("csv", "xlsx"):
        assert f'href="/honorees.{form}?year=2021&amp;sort=name"' in page
