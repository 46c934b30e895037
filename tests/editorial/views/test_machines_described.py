"""What pages tell machines: JSON-LD that matches the page, Open Graph, and the page tags of public bodies."""

import json
import re

import pytest

from editorial.pages import Ref
from tests.editorial import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    [person] = published.publish(published.honoree("吕测", post="主任", organization="云岭区发改局"))
    here = Ref("honoree", person.public_id, person.title)
    [team] = published.publish(published.team("测试组"))
    [campaign] = published.publish(published.campaign("好干部评选", [here], host="中共云岭区委"))
    [article] = published.publish(published.article("好干部</script>吕测", "吕测的正文", [here], source="云岭日报"))
    return {"honoree": person, "team": team, "campaign": campaign, "article": article}


def page_of(client, edition) -> str:
    return client.get(f"/{edition.kind}s/{edition.public_id}/").content.decode()


def described(html) -> list[dict]:
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(text)


def tags(html) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', html))


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("honoree", "Person"), ("team", "Organization"), ("campaign", "Event"), ("article", "NewsArticle")],
)
def test_every_kind_is_described_with_its_place_in_the_site(client, site, kind, type_):
    html = page_of(client, site[kind])
    thing, trail = described(html)
    assert thing["@type"] == type_
    assert thing["url"] == f"http://testserver/{kind}s/{site[kind].public_id}/"
    assert (thing.get("name") or thing["headline"]) == site[kind].title
    assert trail["itemListElement"][0]["name"] == "首页"
    assert trail["itemListElement"][-1]["item"] == thing["url"]


def test_awards_of_a_person_are_those_of_the_page(client, site):
    thing, _trail = described(page_of(client, site["honoree"]))
    assert thing["award"] == ["好干部（2024）"]
    assert thing["worksFor"]["name"] == "云岭区发改局"
    assert thing["alternateName"] == ["Lü Ce"]


def test_people_of_a_story_lead_to_their_pages(client, site):
    thing, _trail = described(page_of(client, site["article"]))
    assert thing["about"] == [
        {"@type": "Person", "name": "吕测", "url": f"http://testserver/honorees/{site['honoree'].public_id}/"}
    ]
    assert thing["datePublished"] == "2024-05-01"


def test_a_title_cannot_end_the_script(client, site):
    thing, _trail = described(page_of(client, site["article"]))
    assert thing["headline"] == "好干部</script>吕测"


@pytest.mark.parametrize("kind", ["honoree", "team", "campaign", "article"])
def test_open_graph_is_of_this_page(client, site, kind):
    found = tags(page_of(client, site[kind]))
    assert found["og:url"] == f"http://testserver/{kind}s/{site[kind].public_id}/"
    assert found["og:title"]
    assert found["og:site_name"] == "光荣榜"


def test_oembed_is_found_from_the_page_and_answers(client, site):
    html = page_of(client, site["honoree"])
    [address] = re.findall(r'type="application/json\+oembed" href="([^"]+)"', html)
    answer = client.get(address.replace("&amp;", "&")).json()
    assert (answer["type"], answer["version"], answer["title"]) == ("link", "1.0", "吕测")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x",
        "http://testserver/",
        "http://testserver/admin/",
        "/honorees/nosuch/",
        "//",
        "http://[",
        "/campaigns/x/roll.csv",
    ],
)
def test_oembed_of_nothing_is_nothing(client, site, url):
    assert client.get("/api/v1/oembed", {"url": url}).status_code == 404


EVERY = {"SiteName"}
COLUMN = EVERY | {"ColumnName", "ColumnType", "ColumnDescription"}
DETAIL = EVERY | {"ColumnName", "ColumnType", "ArticleTitle", "PubDate", "ContentSource"}


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/", COLUMN), ("/articles/", COLUMN), ("/honorees/", COLUMN), ("/teams/", COLUMN), ("/campaigns/", COLUMN),
        ("/districts/", COLUMN), ("/statistics/", COLUMN), ("/search/?q=a", EVERY), ("/sitemap/", EVERY),
        ("/accessibility/", EVERY), ("/copyright/", EVERY), ("/corrections/", EVERY),
    ],
)  # fmt: skip
def test_page_tags_of_columns(client, site, path, wanted):
    found = tags(client.get(path).content.decode())
    assert wanted <= {name for name, content in found.items() if content}


@pytest.mark.parametrize("kind", ["honoree", "team", "campaign", "article"])
def test_page_tags_of_details(client, site, kind):
    found = tags(page_of(client, site[kind]))
    assert {name for name, content in found.items() if content} >= DETAIL
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", found["PubDate"])


def test_an_english_page_is_the_same_thing_and_is_embedded_by_its_plain_address(client, site):
    html = client.get(f"/en/honorees/{site['honoree'].public_id}/").content.decode()
    thing, _trail = described(html)
    assert thing["@id"] == f"http://testserver/honorees/{site['honoree'].public_id}/"
    [address] = re.findall(r'type="application/json\+oembed" href="([^"]+)"', html)
    assert address.startswith("http://testserver/api/v1/oembed?url=")
    assert client.get(address.replace("&amp;", "&")).json()["title"] == "吕测"
    assert tags(html)["og:locale"] == "en_US"
