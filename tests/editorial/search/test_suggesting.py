"""Suggestions while typing: by characters, pinyin and initials; a fair part for each kind; live names alone."""

import json

import pytest
from django.core.cache import caches

from districts.models import District
from editorial import clock
from editorial.search import suggesting
from editorial.search.suggesting import near, one_apart
from tests import factories
from tests.editorial.lists import suppress, tick
from tests.editorial.published import article, campaign, honoree, publish, team
from tests.editorial.search.test_hostile import HOSTILE
from tests.sizes import ANY_NUMBER

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(db):
    factories.DistrictFactory(code="990001000000", name="云岭区")
    publish(
        honoree("沈立群", organization="云岭区行政审批服务局"),
        honoree("沈梦"),
        honoree("吕建国"),
        honoree("单雄"),
        honoree("曾乐", pinyin="zeng yue"),
        honoree("欧阳澜"),
        honoree("苏来曼·阿迪力"),
        honoree("張國華"),
        honoree("𠮷田友"),
        team("区行政审批服务局项目服务科"),
        campaign("2024年度“实干云岭”好干部好团队评选"),
        article("沈立群的一天", "正文"),
    )
    tick()


def answer(client, typed, prefix="") -> dict[str, list[str]]:
    caches["pages"].clear()
    response = client.get(f"{prefix}/search/suggestions", {"q": typed})
    assert response.status_code == 200
    groups = json.loads(response.content)["groups"]
    return {group["kind"]: [entry["title"] for entry in group["entries"]] for group in groups}


@pytest.mark.parametrize(
    ("typed", "kind", "first"),
    [
        ("沈", "honoree", "沈梦"), ("沈立", "honoree", "沈立群"), ("立群", "honoree", "沈立群"),
        ("shen", "honoree", "沈梦"), ("shenl", "honoree", "沈立群"), ("shen li", "honoree", "沈立群"),
        ("liqun", "honoree", "沈立群"), ("slq", "honoree", "沈立群"), ("SLQ", "honoree", "沈立群"),
        ("shanx", "honoree", "单雄"), ("zengyue", "honoree", "曾乐"), ("ouyang", "honoree", "欧阳澜"),
        ("lv", "honoree", "吕建国"), ("lü", "honoree", "吕建国"), ("lyuj", "honoree", "吕建国"),
        ("阿迪力", "honoree", "苏来曼·阿迪力"), ("苏来曼阿", "honoree", "苏来曼·阿迪力"), ("张国", "honoree", "張國華"),
        ("沈立羣", "honoree", "沈立群"), ("𠮷田", "honoree", "𠮷田友"),
        ("行政审批", "team", "区行政审批服务局项目服务科"), ("xiangmufuwu", "team", "区行政审批服务局项目服务科"),
        ("xmfwk", "team", "区行政审批服务局项目服务科"), ("實幹雲嶺", "campaign", "2024年度“实干云岭”好干部好团队评选"),
        ("实干", "campaign", "2024年度“实干云岭”好干部好团队评选"), ("云岭", "district", "云岭区"),
        ("yunling", "district", "云岭区"), ("ylq", "district", "云岭区"),
    ],
)  # fmt: skip
def test_what_is_typed_suggests(client, site, typed, kind, first):
    assert answer(client, typed).get(kind, [""])[0] == first


@pytest.mark.parametrize("typed", ["", " ", "s", "，", "不存在", "zzzz", "enl", "一天"])
def test_nothing_is_suggested_for_too_little_or_for_what_is_no_name(client, site, typed):
    assert answer(client, typed) == {}


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_beginnings_are_answered(client, site, typed):
    answer(client, typed.encode("utf-8", "ignore").decode())


def test_eight_at_most_and_a_part_for_each_kind(client):
    publish(*(honoree(f"水渠{at}") for at in "甲乙丙丁戊己庚辛壬癸"), team("水渠队"), campaign("水渠评选"))
    tick()
    found = answer(client, "水渠")
    assert {kind: len(each) for kind, each in found.items()} == {"honoree": 6, "team": 1, "campaign": 1}


def test_drafts_scheduled_and_suppressed_names_are_never_suggested(client, site):
    publish(honoree("密人"), team("密组"), campaign("密评"), live_from=None)
    publish(honoree("水人"), public_id="w")
    tick()
    assert answer(client, "密") == {}
    assert answer(client, "水人") == {"honoree": ["水人"]}
    suppress("honoree", "w")
    assert answer(client, "水人") == {}


def test_a_district_without_live_pages_is_not_suggested(client, site):
    District.objects.create(code="990009000000", name="云空县", level=District.Level.COUNTY)
    tick()
    assert answer(client, "云") == {"district": ["云岭区"], "campaign": ["2024年度“实干云岭”好干部好团队评选"]}


@pytest.mark.parametrize("rows", ANY_NUMBER)
def test_the_number_of_queries_does_not_grow(client, rows, django_assert_num_queries):
    publish(*(honoree(f"甲{at}") for at in range(rows)))
    tick()
    with django_assert_num_queries(5):
        answer(client, "甲")
    with django_assert_num_queries(1):
        answer(client, "jia")


def test_addresses_and_characters_are_those_of_the_page_s_language(client, site):
    entry = client.get("/en/search/suggestions", {"q": "shenli"}).json()["groups"][0]["entries"][0]
    assert entry["url"].startswith("/en/honorees/")
    assert answer(client, "shigan", "/zh-hant") == {"campaign": ["2024年度“實幹雲嶺”好幹部好團隊評選"]}


def test_an_answer_is_kept_and_not_for_search_engines(client, site):
    response = client.get("/search/suggestions", {"q": "沈"})
    assert response["Content-Type"] == "application/json"
    assert response["X-Robots-Tag"] == "noindex"
    assert (
        client.get("/search/suggestions", {"q": "沈"}, headers={"If-None-Match": response["ETag"]}).status_code == 304
    )


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("沈丽群", ["沈立群"]),
        ("沈立君", ["沈立群"]),
        ("单熊", ["单雄"]),
        ("欧阳兰", ["欧阳澜"]),
        ("欧阳", ["欧阳澜"]),
        ("shenliqin", ["沈立群"]),
        ("沈猛 窗口", ["沈梦"]),
        ("不存在", []),
    ],
)
def test_near_names_are_those_that_sound_or_look_alike(site, typed, names):
    assert [each.title for each in near(typed, clock.read(), frozenset())] == names


def test_one_apart_is_symmetric():
    pairs = [
        ("甲乙", "甲乙丙", True),
        ("甲乙丙", "甲丁丙", True),
        ("甲乙", "甲乙", False),
        ("甲乙", "乙甲", False),
        ("", "甲", True),
    ]
    for one, other, expected in pairs:
        assert one_apart(one, other) == one_apart(other, one) == expected
    assert suggesting.NEAR < suggesting.MOST
