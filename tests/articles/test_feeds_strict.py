"""Every feed keeps to RFC 4287, whatever stands in titles: checked by rules written down here."""

import datetime as dt
import re
from urllib.parse import urlsplit

import pytest
from lxml import etree

from editorial import suppression
from editorial.pages import Ref
from tests import factories
from tests.editorial import published

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
FEED_ONCE, FEED_AT_MOST = ("id", "title", "updated"), ("subtitle", "generator", "icon", "logo", "rights")
ENTRY_ONCE, ENTRY_AT_MOST = ("id", "title", "updated"), ("summary", "content", "published", "rights", "source")
HOSTILE = ("<b>标</b>", "甲&amp;乙", "]]>", "\x0b\ufffe标", '"引号"', "题\u2028行", "𠮷野𠀋", "{{ 7 }}", "x" * 290)


def absolute(address) -> bool:
    return urlsplit(address).scheme in {"http", "https"} and bool(urlsplit(address).netloc)


def problems(content: bytes, address: str) -> list[str]:
    """What the RFC does not allow in the feed (4.1, 4.2), and what readers choke on."""
    feed = etree.fromstring(content)
    entries = feed.findall(f"{ATOM}entry")
    found = [] if feed.tag == f"{ATOM}feed" else ["the root is no feed"]
    for element, once, most in [(feed, FEED_ONCE, FEED_AT_MOST), *((e, ENTRY_ONCE, ENTRY_AT_MOST) for e in entries)]:
        found += [f"{name} is not there once" for name in once if len(element.findall(ATOM + name)) != 1]
        found += [f"{name} is there more than once" for name in most if len(element.findall(ATOM + name)) > 1]
        found += ["empty id or title" for name in ("id", "title") if not (element.findtext(ATOM + name) or "").strip()]
        found += [
            f"no date: {each.text}" for name in ("updated", "published") for each in element.findall(ATOM + name)
            if not DATE.fullmatch(each.text)
        ]  # fmt: skip
        found += [
            "id is no absolute address" for each in element.findall(f"{ATOM}id") if not urlsplit(each.text).scheme
        ]
        links = element.findall(f"{ATOM}link")
        found += [f"relative link {each.get('href')}" for each in links if not absolute(each.get("href", ""))]
        alternates = [(each.get("type"), each.get("hreflang")) for each in links if each.get("rel") == "alternate"]
        found += ["two alternates of a kind"] if len(alternates) != len(set(alternates)) else []
        found += [] if alternates or element.find(f"{ATOM}content") is not None else ["neither content nor alternate"]
        if element.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
            found += ["no author"]
    found += ["no author's name" for each in feed.iter(f"{ATOM}author") if not each.findtext(f"{ATOM}name")]
    ids = [each.findtext(f"{ATOM}id") for each in [feed, *entries]]
    found += ["ids are not unique"] if len(ids) != len(set(ids)) else []
    if [each.get("href") for each in feed.findall(f"{ATOM}link") if each.get("rel") == "self"] != [address]:
        found += ["no link to itself"]
    latest = max((dt.datetime.fromisoformat(each.findtext(f"{ATOM}updated")) for each in entries), default=None)
    if latest and dt.datetime.fromisoformat(feed.findtext(f"{ATOM}updated")) != latest:
        found += ["the feed is not as new as its newest entry"]
    return found


@pytest.fixture
def site(db):
    column = Ref("column", "deeds", "事<迹>")
    [person] = published.publish(published.honoree("何建国"))
    about = Ref("honoree", person.public_id, "何建国")
    published.publish(*(published.article(title, title, mentions=[about], column=column) for title in HOSTILE))
    published.publish(published.article("无关的报道"))
    return person.public_id


def feeds(person):
    district = published.PLACE.code
    return [
        "",
        "?column=deeds",
        f"?district={district}",
        f"?honoree={person}",
        "?team=x",
        "?column=%00%ff&campaign=y",
        "?team=%00",
    ]


@pytest.mark.parametrize("name", ["articles", "all"])
def test_every_feed_keeps_to_the_rules(client, site, name):
    for query in feeds(site):
        response = client.get(f"/feeds/{name}.atom{query}")
        assert response.status_code == 200
        address = response.wsgi_request.build_absolute_uri(response.wsgi_request.canonical_path)
        assert problems(response.content, address) == [], query
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"


def test_the_rules_find_what_is_wrong():
    feed = b"""<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><title/><updated>2024-01-01</updated>
    <entry><id>x</id><title>a</title><updated>2024-01-01T00:00:00Z</updated><link href="/a"/></entry></feed>"""
    assert len(problems(feed.replace(b"2024-01-01<", b"2023-01-01T00:00:00+08:00<"), "http://x/")) > 6


def titles(client, query):
    return [
        each.text for each in etree.fromstring(client.get(f"/feeds/articles.atom{query}").content).iter(f"{ATOM}title")
    ]


def test_the_feed_about_somebody_has_the_stories_that_name_them(client, site):
    name, *stories = titles(client, f"?honoree={site}")
    assert "何建国" in name
    assert len(stories) == len(HOSTILE)
    assert "无关的报道" not in stories
    assert "事<迹>" in titles(client, "?column=deeds")[0]


def test_nothing_tells_which_stories_name_somebody_suppressed(client, site, district, desk):
    factories.HonoreeFactory(public_id=site, district=district)
    suppression.suppress(("honoree", site), "何建国", desk.approver, authority="区委", reason="撤销")
    assert len(titles(client, f"?honoree={site}")) == 1


@pytest.mark.parametrize("kind", ["honoree", "team", "campaign"])
def test_pages_of_records_name_their_feed(client, kind):
    [edition] = published.publish(getattr(published, kind)("名称"))
    page = client.get(f"/{kind}s/{edition.public_id}/").content.decode()
    assert f'href="/feeds/articles.atom?{kind}={edition.public_id}"' in page
    assert f'href="/subscribe/?follow={kind}:{edition.public_id}"' in page
