"""Links off the site lead over a page that says so; it serves no address that no page of ours links to."""

import html
import re

import pytest

from editorial import leaving

OUTSIDE = "https://www.example.org/report?a=1&b=2"


def link_in(markup: str) -> str:
    return html.unescape(re.search('href="([^"]*)"', leaving.marked(markup))[1])


def test_the_page_says_where_the_link_leads(client, db):
    response = client.get(link_in(f'<a href="{html.escape(OUTSIDE)}">x</a>'))
    text = response.content.decode()
    assert response.status_code == 200
    assert "您即将离开本网站" in text
    assert f'href="{html.escape(OUTSIDE)}" rel="noopener noreferrer nofollow external"' in text
    assert "noindex" in text


def test_nobody_is_sent_to_an_address_that_no_page_links_to(client, db):
    address = link_in(f'<a href="{html.escape(OUTSIDE)}">x</a>')
    assert client.get("/leave/", {"to": OUTSIDE}).status_code == 404
    assert client.get("/leave/", {"to": OUTSIDE, "proof": "x" * 43}).status_code == 404
    assert client.get(address.replace("example.org", "evil.example")).status_code == 404
    assert client.get("/leave/").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/articles/", "#note", "mailto:a@example.org", "https://www.gov.cn/zhengce/", "http://feicheng.gov.cn", "//x", ""],
)
def test_links_within_the_site_to_the_government_and_to_people_stay(address):
    markup = f'<p><a href="{address}">x</a></p>'
    assert leaving.marked(markup) == markup


@pytest.mark.parametrize("host", ["gov.cn.example.org", "notgov.cn", "example.org", "gov.cn.", "xn--gov.cn"])
def test_what_only_looks_like_the_government_is_outside(host):
    assert leaving.is_outside(f"https://{host}/") == (host != "gov.cn.")


def test_our_own_full_addresses_stay(settings):
    settings.SITE_URL = "https://rong.example.org"
    assert not leaving.is_outside("https://rong.example.org/articles/")


@pytest.mark.parametrize("address", ["https://[broken", "https://", "javascript:alert(1)", "ftp://example.org/"])
def test_nothing_else_is_vouched_for(address):
    assert not leaving.is_outside(address)
    assert not leaving.vouched(address, "x")


def test_a_very_long_address_stays_as_it_is():
    markup = f'<a href="https://example.org/{"a" * 3000}">x</a>'
    assert leaving.marked(markup) == markup
