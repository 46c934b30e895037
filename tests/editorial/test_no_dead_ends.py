"""A search that finds nothing leads on: to words alone, names alike, districts and rolls, each number being right."""

import html
import re

import pytest
from django.core.cache import caches

from editorial import clock, search
from tests import factories
from tests.editorial.lists import tick
from tests.editorial.published import article, campaign, honoree, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(db):
    factories.DistrictFactory(code="990001000000", name="云岭区")
    publish(honoree("沈立群", organization="行政审批服务局"), public_id="shen")
    publish(*(article(f"水渠之{at}", "正文") for at in range(3)), campaign("好干部评选", ["沈立群"]))
    tick()


def main(client, address) -> str:
    caches["pages"].clear()
    response = client.get(address)
    assert response.status_code == 200
    return html.unescape(response.content.decode().split("<main")[1].split("</main>")[0])


def offered(page: str) -> list[tuple[str, str]]:
    return re.findall(r'<li><a href="[^"]*">([^<]*)</a>[（(](\d+)[)）]', page)


def test_words_are_offered_alone_with_the_number_that_each_finds(client, site):
    page = main(client, "/search/?q=水渠 火星 沈立群")
    assert offered(page) == [("水渠", "3"), ("沈立群", "2")]
    for word, number in offered(page):
        assert search.find(word, clock.read(), frozenset()).total == int(number)


@pytest.mark.parametrize("typed", ["沈丽群", "沈立君", "shenliqin", "沈立民"])
def test_names_alike_lead_to_people(client, site, typed):
    for address in (f"/search/?q={typed}", f"/honorees/?q={typed}"):
        page = main(client, address)
        assert 'href="/honorees/shen/">沈立群</a>' in page
        assert "行政审批服务局" in page


def test_rolls_are_offered_where_nothing_is_found(client, site):
    publish(campaign("没有名单的行动"))
    tick()
    page = main(client, "/search/?q=没有的词")
    assert ">好干部评选</a>" in page
    assert "没有名单的行动" not in page


@pytest.mark.parametrize("typed", ["云岭区", "云岭", "雲嶺區"])
def test_a_district_s_name_leads_to_its_page(client, site, typed):
    assert 'href="/districts/990001000000/"' in main(client, f"/search/?q={typed}")


def test_nothing_found_takes_a_fixed_number_of_queries(client, site, django_assert_num_queries):
    main(client, "/search/?q=别的")
    with django_assert_num_queries(2):
        main(client, "/search/?q=没有的词")
    with django_assert_num_queries(3):
        main(client, "/search/?q=水渠 火星 沈立群")


def test_wider_searches_of_a_list_have_the_numbers_that_they_show(client, site):
    publish(*(honoree(f"周{at}") for at in "甲乙丙丁"))
    tick()
    page = main(client, "/honorees/?district=990001&q=没有的词")
    addresses = re.findall(r'<li><a href="(\?[^"]*)">[^<]*</a>[（(](\d+)[)）]', page)
    assert addresses
    for address, number in addresses:
        assert f"<b>{number}</b>" in main(client, f"/honorees/{address}")


def test_drafts_are_no_names_alike(client, site):
    publish(honoree("密立群"), live_from=None)
    tick()
    assert "密立群" not in main(client, "/search/?q=密立峰")
