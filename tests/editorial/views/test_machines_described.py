"""What pages tell machines: JSON-LD that matches the page, Open Graph, and the page tags of public bodies."""

import json
import re

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

from districts.models import SiteProfile
from editorial.pages import Photo, Ref
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
    texts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return [json.loads(text) for text in texts]


def items(trail) -> list[tuple[str, str]]:
    assert [each["position"] for each in trail["itemListElement"]] == [*range(1, len(trail["itemListElement"]) + 1)]
    return [(each["name"], each["item"].removeprefix("http://testserver")) for each in trail["itemListElement"]]


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


def test_pages_without_a_photo_have_the_card_of_the_site(client, site):
    for path in ("/", f"/honorees/{site['honoree'].public_id}/", f"/en/articles/{site['article'].public_id}/"):
        found = tags(client.get(path).content.decode())
        assert found["og:image"] == "http://testserver/static/img/card.png"
        assert found["og:image:alt"]
        card = Image.open(finders.find("img/card.png"))
        assert (str(card.width), str(card.height)) == (found["og:image:width"], found["og:image:height"])


@pytest.mark.parametrize(("kind", "has"), [("honoree", False), ("team", False), ("campaign", True), ("article", True)])
def test_only_works_and_events_have_a_language(client, site, kind, has):
    assert ("inLanguage" in described(page_of(client, site[kind]))[0]) is has


def test_oembed_is_found_from_the_page_and_answers(client, site):
    html = page_of(client, site["honoree"])
    [address] = re.findall(r'type="application/json\+oembed" href="([^"]+)"', html)
    answer = client.get(address.replace("&amp;", "&")).json()
    assert (answer["type"], answer["version"], answer["title"]) == ("link", "1.0", "吕测")


@pytest.mark.parametrize("prefix", ["", "/zh-hant", "/en"])
@pytest.mark.parametrize("kind", ["honoree", "campaign"])
def test_every_page_is_embedded_whatever_its_language(client, site, prefix, kind):
    html = client.get(f"{prefix}/{kind}s/{site[kind].public_id}/").content.decode()
    [address] = re.findall(r'type="application/json\+oembed" href="([^"]+)"', html)
    assert address.endswith(f"?url=http%3A%2F%2Ftestserver%2F{kind}s%2F{site[kind].public_id}%2F")
    assert client.get(address).json()["title"] == site[kind].title
    here = f"http://testserver{prefix}/{kind}s/{site[kind].public_id}/"
    assert client.get("/api/v1/oembed", {"url": here, "maxwidth": 300}).json()["title"] == site[kind].title


def test_oembed_knows_the_domain_of_the_site(client, site):
    SiteProfile.objects.create(domain="grb.example.gov.cn")
    url = f"https://grb.example.gov.cn/honorees/{site['honoree'].public_id}/"
    assert client.get("/api/v1/oembed", {"url": url}).status_code == 200


@pytest.mark.parametrize(
    "scheme", ["http://evil.example", "ftp://testserver", "//testserver", "", "http://x@testserver"]
)
def test_oembed_vouches_for_no_other_site(client, site, scheme):
    url = f"{scheme}/honorees/{site['honoree'].public_id}/"
    assert client.get("/api/v1/oembed", {"url": url}).status_code == 404


def test_oembed_in_another_format_is_not_implemented(client, site):
    url = f"http://testserver/honorees/{site['honoree'].public_id}/"
    answer = client.get("/api/v1/oembed", {"url": url, "format": "xml"})
    assert (answer.status_code, answer["Content-Type"]) == (501, "application/json")
    assert answer.json()["detail"]


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
COLUMN = EVERY | {"ColumnName", "ColumnType", "ColumnDescription", "ColumnKeywords"}
DETAIL = COLUMN | {"ArticleTitle", "PubDate", "ContentSource"}


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
    thing, trail = described(html)
    assert items(trail)[1:] == [
        ("Honorees", "/en/honorees/"), ("吕测", f"/en/honorees/{site['honoree'].public_id}/"),
    ]  # fmt: skip
    assert thing["@id"] == f"http://testserver/honorees/{site['honoree'].public_id}/"
    [address] = re.findall(r'type="application/json\+oembed" href="([^"]+)"', html)
    assert address.startswith("http://testserver/api/v1/oembed?url=")
    assert client.get(address.replace("&amp;", "&")).json()["title"] == "吕测"
    assert tags(html)["og:locale"] == "en_US"


def test_a_page_in_traditional_characters_describes_the_simplified_one(client, site):
    html = client.get(f"/zh-hant/articles/{site['article'].public_id}/").content.decode()
    thing, trail = described(html)
    assert thing["about"][0]["url"] == f"http://testserver/honorees/{site['honoree'].public_id}/"
    assert thing["inLanguage"] == "zh-CN"
    assert [address for _name, address in items(trail)] == [
        "/",
        "/articles/",
        f"/articles/{site['article'].public_id}/",
    ]


def test_the_home_is_the_site_with_its_host_and_its_search(client, site):
    SiteProfile.objects.create(name="某区光荣榜", host="某区委组织部")
    [found] = described(client.get("/").content.decode())
    assert (found["@type"], found["name"], found["url"]) == ("WebSite", "某区光荣榜", "http://testserver/")
    assert found["publisher"] == {"@type": "Organization", "name": "某区委组织部", "url": "http://testserver/"}
    assert found["potentialAction"]["target"]["urlTemplate"] == "http://testserver/search/?q={search_term_string}"


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/honorees/?sort=year", [("首页", "/"), ("榜样人物", "/honorees/")]),
        ("/districts/", [("首页", "/"), ("区县", "/districts/")]),
        ("/accessibility/", [("首页", "/"), ("无障碍声明", "/accessibility/")]),
        ("/nowhere/", []),
    ],
)
def test_other_pages_tell_where_they_stand(client, site, path, wanted):
    assert [items(each) for each in described(client.get(path).content.decode())] == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("path", "title"), [("/", "光荣榜"), ("/teams/", "先进团队"), ("/statistics/", "数据"), ("/copyright/", "版权声明")]
)
def test_open_graph_of_other_pages_has_their_title_and_description(client, site, path, title):
    found = tags(client.get(path).content.decode())
    assert found["og:title"] == title
    assert found.get("og:description") == found.get("description")


def test_a_story_tells_of_its_own_column_and_of_itself(client):
    [story] = published.publish(published.article("报道", "正文", column=Ref("column", "deeds", "事迹")))
    html = page_of(client, story)
    found = tags(html)
    assert "事迹" in found["ColumnDescription"]
    assert found["description"] == story.summary
    assert html.count('name="description"') == html.count('property="og:title"') == 1


def test_pictures_have_one_address_in_all_languages(client):
    photo = Photo("a" * 64, 1600, 1200, "说明", "摄影")
    [story] = published.publish(published.article("有图", "正文", photos=(photo,)))
    for prefix in ("/zh-hant", "/en"):
        html = client.get(f"{prefix}/articles/{story.public_id}/").content.decode()
        assert f'src="/media/{photo.hash}/' in html
        assert f"{prefix}/media/" not in html
