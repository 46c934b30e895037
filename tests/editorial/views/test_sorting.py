"""Lists are sorted as the address asks: by strokes, pinyin, unit, award or year, from either end, and stay narrowed."""

import re

import pytest
from django.core.cache import caches

from editorial.models import EditionLink, Relation
from editorial.pages import Ref
from tests.editorial import published as P
from tests.editorial.lists import suppress, tick
from tests.sizes import ANY_NUMBER

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    """Four people whom every order puts differently; 丁一 has no award and no unit."""
    P.publish(
        P.honoree("张伟", organization="区水务局", awards=(P.award("嘉奖", year=2019),)),
        P.honoree("单雄", organization="区财政局", awards=(P.award("记功", year=2022),)),
        P.honoree("丁一"),
        P.honoree("欧阳澜", organization="镇政府", pinyin="ou yang lan"),
    )
    P.publish(P.honoree("曾乐", pinyin="zeng yue", organization="安监局"), public_id="z")
    P.publish(P.campaign("评选", [Ref("honoree", "z", "曾乐")], year=2024), public_id="k")
    tick()


def names(client, address) -> list[str]:
    caches["pages"].clear()
    page = client.get(address)
    assert page.status_code == 200
    results = page.content.decode().split('id="results"')[1]
    return re.findall(r'<th scope="row"[^>]*><a href="[^"]*">([^<]*)</a>', results)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("name", ["丁一", "张伟", "欧阳澜", "单雄", "曾乐"]),
        ("-name", ["曾乐", "单雄", "欧阳澜", "张伟", "丁一"]),
        ("pinyin", ["丁一", "欧阳澜", "单雄", "曾乐", "张伟"]),
        ("organization", ["曾乐", "单雄", "张伟", "欧阳澜", "丁一"]),
        ("-organization", ["欧阳澜", "张伟", "单雄", "曾乐", "丁一"]),
        ("-year", ["曾乐", "单雄", "张伟"]),
        ("year", ["张伟", "单雄", "曾乐"]),
        ("award", ["曾乐", "单雄", "张伟"]),
    ],
)
def test_people_are_sorted_and_what_is_not_known_comes_last(client, people, sort, expected):
    got = names(client, f"/honorees/?view=table&sort={sort}")
    assert got[: len(expected)] == expected
    assert len(got) == 5


@pytest.mark.parametrize("sort", ["", "nonsense", "--name", "-", "name'", "%00", "x" * 5000, "pk", "__class__"])
def test_an_unknown_order_is_the_usual_one(client, people, sort):
    assert names(client, f"/honorees/?view=table&sort={sort}") == names(client, "/honorees/?view=table")


def test_the_table_says_by_which_column_it_is_sorted(client, people):
    page = client.get("/honorees/?view=table&sort=-year").content.decode()
    assert re.findall(r'aria-sort="(\w+)"', page) == ["descending"]
    assert 'href="?view=table&amp;sort=year"' in page
    assert 'href="?view=table&amp;sort=organization"' in page


def test_facets_chips_views_and_pages_keep_the_order(client):
    P.publish(*(P.honoree(f"甲{at}", awards=(P.award("嘉奖", year=2021),)) for at in range(30)))
    tick()
    page = client.get("/honorees/?year=2021&sort=pinyin").content.decode()
    assert '<input type="hidden" name="sort" value="pinyin">' in page
    assert 'href="?year=2021&amp;sort=pinyin&amp;page=2"' in page
    assert 'href="?year=2021&amp;sort=pinyin&amp;view=table"' in page
    assert 'class="chips"' in page
    assert 'href="?sort=pinyin"' in page


def test_the_order_holds_across_pages(client):
    P.publish(*(P.honoree(f"甲{chr(0x4E00 + at * 7)}") for at in range(60)))
    tick()
    parts = [names(client, f"/honorees/?view=table&sort=pinyin&page={at}") for at in (1, 2, 3)]
    assert [len(part) for part in parts] == [24, 24, 12]
    assert len({name for part in parts for name in part}) == 60


def test_words_and_an_order_together_narrow_and_sort(client, people):
    assert names(client, "/honorees/?view=table&q=局&sort=pinyin") == ["单雄", "曾乐", "张伟"]


@pytest.mark.parametrize("address", ["/teams/", "/campaigns/", "/articles/"])
def test_every_order_of_every_list_answers_in_both_views(client, address):
    P.publish(P.team("甲组", organization="乙局"), P.campaign("甲评选"), P.article("甲报道"), P.article("乙报道"))
    tick()
    for sort in ("name", "pinyin", "organization", "year", "award", "kind", "date", "column"):
        for view in ("cards", "table"):
            assert client.get(f"{address}?sort=-{sort}&view={view}").status_code == 200
    assert names(client, f"{address}?view=table&sort=pinyin")


def test_syllables_are_compared_one_by_one(client):
    P.publish(P.honoree("梁安"), P.honoree("李智"), P.honoree("李安"))
    tick()
    assert names(client, "/honorees/?view=table&sort=pinyin") == ["李安", "李智", "梁安"]


def test_a_suppressed_award_sorts_nobody(client, people):
    cites = EditionLink.objects.get(relation=Relation.CITES, edition__public_id="k")
    suppress(cites.target_kind, cites.target_id)
    assert names(client, "/honorees/?view=table&sort=-year")[:2] == ["单雄", "张伟"]


@pytest.mark.parametrize("rows", ANY_NUMBER)
def test_sorting_takes_one_query_once(client, rows, django_assert_num_queries):
    P.publish(*(P.honoree(f"甲{at}") for at in range(rows)))
    tick()
    names(client, "/honorees/?view=table")
    with django_assert_num_queries(3):
        names(client, "/honorees/?view=table&sort=name")
    with django_assert_num_queries(2):
        names(client, "/honorees/?view=table&sort=-name")
