"""The lists of people, teams and campaigns: queries, choices, what is unknown, what is hidden."""

import datetime as dt
import re

import pytest
from django.core.cache import caches

from editorial import clock
from editorial.models import EditionLink, Relation
from editorial.pages import Place, Ref
from tests.editorial import published as P
from tests.editorial.lists import suppress, tick
from tests.sizes import ANY_NUMBER

pytestmark = pytest.mark.django_db

COLD, WARM = 6, 2
"""Queries of a list in a process that keeps nothing yet, and of one that has the index: the clock and the cards."""

CITY = Ref("district", "990000000000", "测试市")
NORTH = Place("990001000000", "北区", "测试市北区", (CITY, Ref("district", "990001000000", "北区")))
SOUTH = Place("990002000000", "南区", "测试市南区", (CITY, Ref("district", "990002000000", "南区")))


def get(client, address):
    """The page, not from the page cache."""
    caches["pages"].clear()
    return client.get(address)


def text(client, address) -> str:
    response = get(client, address)
    assert response.status_code == 200
    return response.content.decode()


def fill(kind: str, number: int) -> None:
    make = {
        "honorees": lambda at: P.honoree(
            f"甲{at}", awards=(P.award("嘉奖"),), achievements=(P.deed("办了事。", "主题"),)
        ),
        "teams": lambda at: P.team(f"工作组{at}", awards=(P.award("先进集体"),)),
        "campaigns": lambda at: P.campaign(f"评选{at}", ["甲"]),
    }[kind]
    P.publish(*(make(at) for at in range(number)))
    if kind != "campaigns":
        singular = kind[:-1]
        P.publish(P.campaign("评选", [Ref(singular, f"{singular}{at}", f"甲{at}") for at in range(number)]))
    tick()


@pytest.mark.parametrize("kind", ["honorees", "teams", "campaigns"])
@pytest.mark.parametrize("number", ANY_NUMBER)
def test_a_list_takes_the_same_queries_for_any_number(client, django_assert_num_queries, kind, number):
    fill(kind, number)
    with django_assert_num_queries(COLD):
        get(client, f"/{kind}/")
    with django_assert_num_queries(WARM):
        page = get(client, f"/{kind}/").content.decode()
    assert f"<b>{number}</b>" in page
    assert page.count('class="person"') + page.count('class="year"') == min(number, 24)


@pytest.mark.parametrize("address", ["/honorees/?view=table", "/teams/?view=table&year=2023&page=2"])
def test_the_table_takes_the_same_queries(client, django_assert_num_queries, address):
    fill("honorees", 30)
    fill("teams", 30)
    get(client, address)
    with django_assert_num_queries(WARM):
        assert "<table" in get(client, address).content.decode()


@pytest.fixture
def people():
    """甲北 with an award of 2021, 乙南 on a roll of 2024, 丙北 with nothing."""
    P.publish(P.honoree("甲北", place=NORTH, awards=(P.award("嘉奖", year=2021),)), public_id="a")
    P.publish(P.honoree("乙南", place=SOUTH), public_id="b")
    P.publish(P.honoree("丙北", place=NORTH, achievements=(P.deed("修了路。", "乡村振兴"),)), public_id="c")
    P.publish(P.campaign("好干部评选", [Ref("honoree", "b", "乙南")], year=2024, place=SOUTH), public_id="k")
    tick()


def names(page: str) -> list[str]:
    return [name for name in ("甲北", "乙南", "丙北") if f">{name}</a>" in page]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["甲北", "乙南", "丙北"]),
        ("district=990001000000", ["甲北", "丙北"]),
        ("district=990001", ["甲北", "丙北"]),
        ("district=990001000", ["甲北", "丙北"]),
        ("district=990000000000", ["甲北", "乙南", "丙北"]),
        ("district=990001&district=990002", ["甲北", "乙南", "丙北"]),
        ("campaign=k", ["乙南"]),
        ("year=2024", ["乙南"]),
        ("year=2021&year=2024", ["甲北", "乙南"]),
        ("year=2021&district=990002", []),
        ("tier=好干部", ["乙南"]),
        ("theme=乡村振兴", ["丙北"]),
        ("q=甲北", ["甲北"]),
        ("q=甲北&year=2024", []),
    ],
)
def test_facets_narrow_the_list(client, people, query, found):
    assert names(text(client, f"/honorees/?{query}")) == found


def test_a_card_shows_the_newest_award_of_a_roll(client, people):
    assert "2024" in text(client, "/honorees/?campaign=k").split("乙南")[1].split("</li>")[0]


def test_the_newest_award_comes_first(client, people):
    page = text(client, "/honorees/")
    assert page.index(">乙南</a>") < page.index(">甲北</a>") < page.index(">丙北</a>")


def test_those_without_an_award_come_last_and_by_strokes(client, people):
    P.publish(P.honoree("丁某", awards=(P.award("奖章", year=None),)), *(P.honoree(each) for each in ("魏某", "王某")))
    tick()
    page = text(client, "/honorees/?view=table")
    order = ["乙南", "甲北", "丁某", "王某", "丙北", "魏某"]
    assert sorted(order, key=lambda name: page.index(f">{name}</a>")) == order
    assert page.count(">尚无表彰记录<") == 3


def test_a_list_says_how_many_have_an_award_on_record(client, people):
    head = re.sub(r"<[^>]*>", "", text(client, "/honorees/"))
    assert "收录人物3人，其中2人有表彰记录" in head
    assert "收录人物2人，其中1人有表彰记录" in re.sub(r"<[^>]*>", "", text(client, "/honorees/?district=990001"))
    assert "其中" not in re.sub(r"<[^>]*>", "", text(client, "/honorees/?year=2024").split('id="results"')[1])


def test_counts_without_entries_are_disabled_and_stay(client, people):
    page = text(client, "/honorees/?year=2021")
    assert 'name="campaign" value="k" disabled' in page
    assert 'name="year" value="2021" checked' in page


def test_a_chip_drops_one_condition(client, people):
    page = text(client, "/honorees/?year=2021&district=990001&view=table")
    assert 'href="?district=990001000000&amp;view=table"' in page
    assert 'href="?year=2021&amp;view=table"' in page


def test_nothing_found_offers_wider_searches_with_their_counts(client, people):
    page = text(client, "/honorees/?year=2021&district=990002")
    assert 'href="?year=2021"' in page
    assert 'href="?district=990002000000"' in page
    assert "<table" not in page


@pytest.mark.parametrize("query", ["year=3000", "district=88", "district=xx", "campaign=nobody", "tier=x", "theme=x"])
def test_an_unknown_value_is_named_and_kept(client, people, query):
    value = query.split("=")[1]
    page = text(client, f"/honorees/?{query}")
    assert 'role="alert"' in page
    assert value in page
    assert names(page) == []


def test_a_draft_value_looks_like_an_unknown_one(client, people):
    P.publish(P.campaign("草稿活动", [Ref("honoree", "a", "甲北")], year=2025), public_id="draftdraft", live_from=None)
    tick()
    draft, unknown = (text(client, f"/honorees/?campaign={key}") for key in ("draftdraft", "nobodyhere"))
    assert draft.replace("draftdraft", "nobodyhere") == unknown
    assert "草稿活动" not in draft


def test_drafts_and_scheduled_editions_change_no_list(client, people):
    before = {address: text(client, address) for address in ("/honorees/", "/teams/", "/campaigns/")}
    later = clock.read().now + dt.timedelta(days=3)
    for at, live_from in enumerate((None, later)):
        P.publish(
            P.honoree(f"密{at}", awards=(P.award("密奖", year=1999),)), P.team(f"密组{at}"), P.campaign(f"密评{at}"),
            live_from=live_from,
        )  # fmt: skip
    tick()
    assert {address: text(client, address) for address in before} == before


def test_a_page_that_does_not_exist_gives_the_last_one(client):
    fill("honorees", 30)
    page = text(client, "/honorees/?page=99999")
    assert page.count('class="person"') == 6
    assert 'rel="prev"' in page
    assert 'rel="next"' not in page


HOSTILE = [
    "page=0", "page=-1", "page=abc", "page=１２", "page=" + "9" * 5000, "page=1e9", "page=%00", "page=2&page=3",
    "year=%00", "year=2024%0a", "year=" + "9" * 400, "year=２０２４", "district=%FF%FE", "district=" + "1" * 3000,
    "district=１５０４０３", "q=%00", "q=%0a", "q=" + "长" * 200, "q='\"<script>alert(1)</script>", "q=%F0%9F%98%80",
    "q=((((", "q=*", "q=AND+OR+NOT", "view=%00", "view=../../etc", "tier[]=x", "&&&===", "year__gt=1", "kind=selection",
    "tier=" + "&tier=".join(map(str, range(300))), "%25%25", "q=\\", "campaign=%22%3E%3Cimg%3E", "q=-", "q=%ED%A0%80",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
@pytest.mark.parametrize("kind", ["honorees", "teams", "campaigns", "articles"])
def test_a_hostile_query_is_answered(client, people, kind, query):
    response = get(client, f"/{kind}/?{query}")
    assert response.status_code == 200
    assert b"<script>alert" not in response.content
    assert b"<img>" not in response.content


def test_a_suppressed_award_leaves_lists_and_counts_at_once(client, people):
    entry = EditionLink.objects.get(relation=Relation.COMMENDS, target_id="b")
    cites = EditionLink.objects.get(edition=entry.edition, relation=Relation.CITES, position=entry.position)
    suppress("commendation", cites.target_id)
    page = text(client, "/honorees/")
    assert names(page) == ["甲北", "乙南", "丙北"]
    assert "好干部评选" not in page
    assert 'value="2024"' not in page


def test_a_suppressed_award_of_the_own_page_leaves_the_card(client, people):
    own = EditionLink.objects.get(edition__public_id="a", relation=Relation.COMMENDS)
    assert "嘉奖" in text(client, "/honorees/?view=table")
    suppress("commendation", own.target_id)
    assert "嘉奖" not in text(client, "/honorees/?view=table")


def test_an_empty_site_says_so(client, db):
    for kind in ("honorees", "teams", "campaigns", "articles"):
        assert 'class="empty"' in text(client, f"/{kind}/")


def test_districts_of_one_name_are_told_apart(client):
    for code, city in (("990101000000", "甲市"), ("990201000000", "乙市")):
        above = Ref("district", f"{code[:4]}00000000", city)
        place = Place(code, "市中区", f"{city}市中区", (above, Ref("district", code, "市中区")))
        P.publish(P.honoree("某人", place=place), P.honoree("另人", place=Place(above.id, city, city, (above,))))
    tick()
    page = text(client, "/honorees/")
    assert "甲市市中区" in page
    assert "乙市市中区" in page


def test_districts_are_offered_at_one_level_and_add_up(client, people):
    town = Ref("district", "990001101000", "石坪镇")
    P.publish(P.honoree("镇里人", place=Place(town.id, town.label, "北区石坪镇", (*NORTH.ancestors, town))))
    tick()

    def offered(query: str) -> list[tuple[str, str]]:
        return re.findall(r'name="district" value="(\d+)"[^>]*>[^<]*<span class="n">(\d+)', text(client, query))

    counties = [("990001000000", "3"), ("990002000000", "1")]
    assert offered("/honorees/") == counties
    chosen = text(client, "/honorees/?district=990001&q=&view=table")
    assert f'href="?district={town.id}&amp;view=table">石坪镇<span class="n">1' in chosen, (
        "chosen beside, it adds nothing"
    )
    assert offered("/honorees/?district=990001") == counties
    assert offered(f"/honorees/?district={town.id}") == [counties[0], (town.id, "1"), counties[1]]
    assert offered("/honorees/?district=990000000000") == [("990000000000", "4")], "what is chosen stays"
    assert 'href="?district=990001000000">北区<span class="n">3' in text(client, "/honorees/?district=990000000000")
    P.publish(P.honoree("市里人", place=Place(CITY.id, CITY.label, CITY.label, (CITY,))))
    tick()
    assert offered("/honorees/") == [("990000000000", "5"), *counties], "one entry is of no county"


def test_the_only_county_shows_what_lies_in_it(client):
    town = Ref("district", "990001101000", "石坪镇")
    P.publish(P.honoree("甲", place=Place(town.id, town.label, "北区石坪镇", (*NORTH.ancestors, town))))
    P.publish(P.honoree("乙", place=NORTH))
    tick()
    assert f'value="{town.id}"' in text(client, "/honorees/")


def test_campaigns_are_narrowed_by_kind(client, people):
    P.publish(P.campaign("专项行动甲", kind="drive", kind_label="专项行动"))
    tick()
    results = re.sub("<[^>]*>", "", text(client, "/campaigns/?kind=drive").split('id="results"')[1])
    assert "专项行动甲" in results
    assert "好干部评选" not in results
