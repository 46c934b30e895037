"""The addresses of a page: what of a query counts, under which one machines know the page, and in which languages."""

import re

import pytest

from editorial.views import base
from tests.editorial import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed():
    return published.publish(*(published.honoree(f"甲{at}") for at in "一二三"))


@pytest.fixture
def many():
    return published.publish(*(published.honoree(f"乙{at}") for at in range(30)))


def html_of(client, path, status=200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def canonical(html) -> str:
    [address] = re.findall(r'<link rel="canonical" href="http://testserver([^"]+)">', html)
    return address.replace("&amp;", "&")


def is_indexed(html) -> bool:
    return '<meta name="robots" content="noindex' not in html


@pytest.mark.parametrize(
    "path", ["/zh-hant/[]", "/zh-hant/%5B%5D", "/zh-hant/x%5By", "/en/[]", "/zh-hant//[]", "/en//[", "/[]"]
)
def test_brackets_and_slashes_are_nothing_but_unknown(client, path):
    html = html_of(client, path, status=404)
    assert 'rel="canonical"' not in html
    assert 'href="//' not in html


@pytest.mark.parametrize(
    ("query", "known"),
    [
        ("?sort=year", ""), ("?view=table", ""), ("?view=table&sort=-pinyin&year=2024", "?year=2024"),
        ("?district=990001", "?district=990001000000"), ("?year=2024&district=990001000000",
         "?district=990001000000&year=2024"), ("?year=2024&year=abc", "?year=2024"), ("?utm=x", ""), ("?year=", ""),
    ],
)  # fmt: skip
def test_a_list_is_known_without_its_order_and_view(client, query, known):
    [person] = published.publish(published.honoree("甲测", awards=(published.award("先进", year=2024),)))
    html = html_of(client, f"/honorees/{query}")
    assert person.public_id in html
    assert canonical(html) == f"/honorees/{known}"
    assert is_indexed(html)


@pytest.mark.parametrize(
    ("page", "known"),
    [("2", "?page=2"), ("1", ""), ("99999", "?page=2"), ("-1", "?page=2"), ("abc", ""), ("0", "?page=2")],
)
def test_a_page_that_there_is_not_is_known_as_the_one_that_is_shown(client, many, page, known):
    assert canonical(html_of(client, f"/honorees/?page={page}")) == f"/honorees/{known}"


@pytest.mark.parametrize("query", ["?district=999999", "?year=abc", "?q=甲", "?q=nobody", "?tier=没有"])
def test_searches_and_conditions_without_a_hit_are_not_indexed(client, listed, query):
    assert not is_indexed(html_of(client, f"/honorees/{query}"))


def test_an_empty_list_is_indexed(client):
    assert is_indexed(html_of(client, "/teams/"))


def test_a_part_of_a_roll_is_known_as_the_whole(client):
    [campaign] = published.publish(published.campaign("评选", ["甲测"]))
    address = f"/campaigns/{campaign.public_id}/"
    assert canonical(html_of(client, f"{address}?name=甲")) == address


def test_an_empty_parameter_is_none_and_is_kept_as_none(client, listed):
    whole = html_of(client, "/statistics/")
    assert html_of(client, "/statistics/?chart=") == whole
    assert html_of(client, "/statistics/?chart=&format=") == whole


def test_a_long_query_is_not_repeated(client, listed):
    usual = len(html_of(client, "/honorees/?q=" + "a" * base.LONGEST))
    assert len(html_of(client, "/honorees/?q=" + "a" * 60_000)) == usual


def test_of_many_values_some_are_read(client, listed):
    values = [f"year={1000 + at}" for at in range(900)]
    usual = len(html_of(client, f"/honorees/?{'&'.join(values[: base.MOST_VALUES])}"))
    assert len(html_of(client, f"/honorees/?{'&'.join(values)}")) == usual


class TestLanguages:
    def test_only_pages_that_are_their_own_are_named_as_alternates(self, client, listed):
        for prefix in ("", "/zh-hant", "/en"):
            html = html_of(client, f"{prefix}/honorees/?sort=year&view=table")
            found = dict(re.findall(r'rel="alternate" hreflang="([^"]+)" href="http://testserver([^"]+)"', html))
            assert found == {"zh-CN": "/honorees/", "en": "/en/honorees/", "x-default": "/honorees/"}

    def test_a_reader_finds_the_traditional_page_with_order_and_view(self, client, listed):
        html = html_of(client, "/honorees/?sort=year")
        assert re.search(r'<a href="/zh-hant/honorees/\?sort=year" lang="zh-Hant"', html)
