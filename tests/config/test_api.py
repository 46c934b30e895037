"""The API gives what is live and nothing else, by cursor, to anybody's scripts, and not without bounds."""

import json

import pytest
from django.core.cache import caches

from editorial import suppression
from editorial.pages import Place, Ref
from honorees.pages import PostLine
from tests import factories
from tests.editorial import published
from tests.editorial.lists import tick

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_counts():
    caches["limits"].clear()


def got(client, path, status=200, **headers):
    response = client.get(f"/api/v1/{path}", headers=headers)
    assert response.status_code == status, response.content.decode()
    return response.json()


@pytest.fixture
def site(district):
    [person] = published.publish(published.honoree("甲测", post="主任"))
    [team] = published.publish(published.team("测试组", ["甲测"]))
    roll = [Ref("honoree", person.public_id, person.title), "乙测"]
    [campaign] = published.publish(published.campaign("好干部评选", roll))
    mention = Ref("honoree", person.public_id, person.title)
    [article] = published.publish(published.article("好干部甲测", "甲测做了很多实事", [mention]))
    return {"honorees": person, "teams": team, "campaigns": campaign, "articles": article}


@pytest.mark.parametrize("kind", ["honorees", "teams", "campaigns", "articles"])
class TestEveryKind:
    def test_list_and_page_agree(self, client, site, kind):
        [entry] = got(client, kind)["results"]
        page = got(client, f"{kind}/{site[kind].public_id}")
        assert entry["id"] == page["id"] == site[kind].public_id
        assert entry["url"] == page["url"] == f"http://testserver/{kind}/{site[kind].public_id}/"

    def test_drafts_are_unknown(self, client, site, kind, desk, district):
        made = {
            "honorees": factories.HonoreeFactory, "teams": factories.TeamFactory,
            "campaigns": factories.CampaignFactory, "articles": factories.ArticleFactory,
        }[kind](district=district)  # fmt: skip
        assert len(got(client, kind)["results"]) == 1
        assert got(client, f"{kind}/{made.public_id}", status=404) == {"detail": "这里没有内容。"}

    def test_what_was_withdrawn_is_gone_without_a_name(self, client, kind):
        page = {
            "honorees": published.honoree("丙退"), "teams": published.team("丙退组"),
            "campaigns": published.campaign("丙退评选"), "articles": published.article("丙退事迹"),
        }[kind]  # fmt: skip
        [edition] = published.publish(page, live_until=published.LIVE_FROM.replace(month=2))
        assert "丙退" not in json.dumps(got(client, f"{kind}/{edition.public_id}", status=410), ensure_ascii=False)
        assert got(client, kind)["results"] == []


def test_a_roll_is_given_with_its_recipients(client, site):
    [tier] = got(client, f"campaigns/{site['campaigns'].public_id}")["tiers"]
    assert [each["recipient"]["label"] for each in tier["entries"]] == ["甲测", "乙测"]


def test_awards_of_rolls_stand_on_the_page_of_the_person(client, site):
    [award] = got(client, f"honorees/{site['honorees'].public_id}")["awards"]
    assert (award["title"], award["campaign"]) == ("好干部", site["campaigns"].public_id)


def test_recipients_of_a_campaign(client, site):
    published.publish(published.honoree("丁测"))
    found = got(client, f"honorees?campaign={site['campaigns'].public_id}")
    assert [each["title"] for each in found["results"]] == ["甲测"]


def test_whoever_is_suppressed_is_in_no_answer(client, site, desk, district):
    place = factories.DistrictFactory.create(code=site["honorees"].place)
    target = ("honoree", site["honorees"].public_id)
    approver = factories.staff("approver", None)
    factories.HonoreeFactory(public_id=target[1], district=place)
    suppression.suppress(target, "甲测", approver, authority="区委", reason="测试")
    for path in ("honorees", "teams", "campaigns", "articles", "search?q=甲测", "popolo",
                 f"campaigns/{site['campaigns'].public_id}", f"teams/{site['teams'].public_id}"):  # fmt: skip
        assert "甲测" not in client.get(f"/api/v1/{path}").content.decode(), path
    assert client.get(f"/api/v1/honorees/{site['honorees'].public_id}").status_code == 410


class TestCursor:
    def test_walks_through_everything_once(self, client):
        published.publish(*(published.honoree(f"甲{at}") for at in range(7)))
        cursor, seen = "", []
        while True:
            part = got(client, f"honorees?limit=3&cursor={cursor}")
            seen += [each["id"] for each in part["results"]]
            if not (cursor := part["next"]):
                break
        assert len(seen) == len(set(seen)) == 7

    @pytest.mark.parametrize(
        "cursor", ["x", "!!", "MjAyNC0wMS0wMS4w", "MjAyNC0wMS0wMS45OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "甲", "%00"]
    )
    def test_an_unknown_one_is_refused(self, client, cursor):
        got(client, f"honorees?cursor={cursor}", status=400)


class TestParameters:
    @pytest.mark.parametrize(
        "path",
        ["honorees?limit=0", "honorees?limit=101", "honorees?limit=x", "honorees?district=x", "campaigns?year=x",
         "campaigns?year=99999999999999999999", "search?q=" + "长" * 61, "search", "search?q=a&kind=secret",
         "search?q=%00a", "articles?column=../x", "articles?year=0", "search?q=", "teams?limit="],
    )  # fmt: skip
    def test_that_cannot_be_read_are_named(self, client, path):
        assert got(client, path, status=400)["detail"]
        assert got(client, path, status=400)["detail"]  # from the cache

    def test_an_empty_one_is_another_question_than_none(self, client, site):
        for first, other in (("teams", "teams?limit="), ("teams?limit=", "teams")):
            caches["pages"].clear()
            assert {path: client.get(f"/api/v1/{path}").status_code for path in (first, other)} == {
                "teams": 200, "teams?limit=": 400,
            }  # fmt: skip

    def test_of_a_district_count_what_lies_below(self, client, site):
        code = site["honorees"].place
        assert len(got(client, f"honorees?district={code}")["results"]) == 1
        assert got(client, "honorees?district=110101")["results"] == []


class TestSearch:
    def test_finds_all_kinds(self, client, site):
        found = got(client, "search?q=甲测")
        assert found["counts"] == {"honoree": 1, "team": 1, "campaign": 1, "article": 1}
        assert found["results"][0]["title"] == "甲测"

    def test_is_walked_through_to_its_end(self, client):
        published.publish(*(published.article(f"水渠{at}", "正文") for at in range(7)), published.honoree("水渠人"))
        for kind, number in (("", 8), ("article", 7)):
            cursor, seen = "", []
            while True:
                part = got(client, f"search?q=水渠&kind={kind}&limit=3&cursor={cursor}")
                seen += [each["id"] for each in part["results"]]
                if not (cursor := part["next"]):
                    break
            assert len(seen) == len(set(seen)) == number

    def test_a_cursor_is_good_for_its_search_until_something_changes(self, client):
        published.publish(*(published.article(f"水渠{at}", "正文") for at in range(3)))
        cursor = got(client, "search?q=水渠&limit=1")["next"]
        assert got(client, f"search?q=水渠&limit=2&cursor={cursor}")["next"] == ""
        got(client, f"search?q=水&limit=1&cursor={cursor}", status=400)
        for unknown in ("x", "!", "MS4x", cursor[:-1]):
            got(client, f"search?q=水渠&cursor={unknown}", status=400)
        tick()
        got(client, f"search?q=水渠&limit=1&cursor={cursor}", status=400)

    def test_snippets_are_text(self, client):
        published.publish(published.article("报道", "甲 &lt;b&gt; 乙丙丁"))
        assert "<" not in got(client, "search?q=乙丙")["results"][0]["snippet"].replace("<b>", "")


class TestDistricts:
    def test_with_their_counts(self, client, site):
        factories.DistrictFactory.create(code=site["honorees"].place, name="云岭区")
        [row] = got(client, "districts")
        assert row["counts"] == {"honoree": 1, "team": 1, "campaign": 1, "article": 1}
        assert got(client, f"districts/{row['code'][:6]}") == row

    def test_unknown_codes(self, client):
        for code in ("110101", "x", "999999999999"):
            got(client, f"districts/{code}", status=404)


class TestManners:
    def test_any_site_may_read(self, client, site):
        for response in (
            client.get("/api/v1/honorees"),
            client.options("/api/v1/honorees"),
            client.get("/api/v1/nosuch"),
        ):
            assert response["Access-Control-Allow-Origin"] == "*"

    def test_nothing_can_be_written(self, client, site):
        for method in (client.post, client.put, client.delete, client.patch):
            for path in ("", "honorees", "nosuch", "openapi.json"):
                response = method(f"/api/v1/{path}")
                assert response.status_code == 405
                assert set(response["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}

    def test_a_head_has_all_but_the_content(self, client, site):
        for path in ("honorees", "nosuch", "search", "openapi.json"):
            caches["pages"].clear()
            head, get, again = (ask(f"/api/v1/{path}") for ask in (client.head, client.get, client.head))
            assert head.status_code == get.status_code == again.status_code
            assert head.content == again.content == b""
            assert head.get("ETag") == get.get("ETag")

    def test_unchanged_answers_are_not_sent_again(self, client, site):
        first = client.get("/api/v1/honorees")
        again = client.get("/api/v1/honorees", headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")

    def test_kept_answers_cost_the_clock_alone(self, client, site, django_assert_num_queries):
        client.get("/api/v1/honorees")
        with django_assert_num_queries(1):
            client.get("/api/v1/honorees")

    def test_too_many_requests_are_refused_for_a_minute(self, client, settings, site):
        settings.API_REQUESTS_PER_MINUTE = 3
        statuses = [client.get("/api/v1/honorees").status_code for _ in range(4)]
        assert statuses == [200, 200, 200, 429]
        assert client.get("/api/v1/honorees")["Retry-After"] == "60"
        assert client.get("/api/v1/honorees", REMOTE_ADDR="192.0.2.7").status_code == 200

    @pytest.mark.parametrize("count", [1, 3, 60])
    def test_lists_cost_the_same_with_any_number_of_rows(self, client, count, django_assert_num_queries, nothing_kept):
        published.publish(*(published.honoree(f"甲{at}") for at in range(count)))
        with django_assert_num_queries(3):  # clock, suppressions, editions
            got(client, "honorees?limit=100")


def test_the_root_leads_to_the_description(client):
    assert client.get(got(client, "")["openapi"]).json()["info"]["title"] == "光荣榜"


def test_the_description_says_what_too_many_requests_get(client):
    for operations in got(client, "openapi.json")["paths"].values():
        assert "Retry-After" in operations["get"]["responses"]["429"]["headers"]


def test_popolo_dates_are_dates_or_null(client):
    posts = (
        PostLine("任职", "任职", "水务局", "科员", started="2019-03", ended=""),
        PostLine("任职", "任职", "水务局", "科长"),
    )
    published.publish(published.honoree("甲测", posts=posts))
    memberships = got(client, "popolo")["memberships"]
    assert [(each["start_date"], each["end_date"]) for each in memberships] == [("2019-03", None), (None, None)]


def test_offices_of_one_name_in_two_counties_are_two(client):
    city, north, south = (
        Ref("district", code, name)
        for code, name in (("990100000000", "甲市"), ("990101000000", "市北区"), ("990102000000", "市南区"))
    )
    town = Ref("district", "990102001000", "某街道")
    for name, at in (("甲测", (city, north)), ("乙测", (city, south)), ("丙测", (city, south, town))):
        place = Place(at[-1].id, at[-1].label, "", at)
        published.publish(published.honoree(name, place=place, organization="区水务局", post="局长"))
    found = got(client, "popolo")
    names = {each["id"]: each["name"] for each in found["persons"]}
    bodies = {names[each["person_id"]]: (each["organization_id"], each["post_id"]) for each in found["memberships"]}
    assert bodies["甲测"] != bodies["乙测"] == bodies["丙测"]
    assert [each["name"] for each in found["organizations"]] == ["区水务局"] * 2
    assert len(found["posts"]) == 2


def test_what_anybody_asks_in_vain_is_answered_in_json_and_no_error_of_ours(client, caplog):
    for path in ("articles/x%0Ay", "x%0Ay"):
        response = client.get(f"/api/v1/{path}")
        assert (response.status_code, response["Access-Control-Allow-Origin"]) == (404, "*")
        assert response.json()["detail"]
    assert client.get("/api/v1/oembed?url=x&format=xml").status_code == 501
    assert [each for each in caplog.records if each.name == "django.request" and each.levelname == "ERROR"] == []


def test_the_description_names_every_operation(client):
    described = client.get("/api/v1/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    assert set(described["paths"]) == {
        "/api/v1/articles", "/api/v1/articles/{public_id}", "/api/v1/honorees", "/api/v1/honorees/{public_id}",
        "/api/v1/teams", "/api/v1/teams/{public_id}", "/api/v1/campaigns", "/api/v1/campaigns/{public_id}",
        "/api/v1/districts", "/api/v1/districts/{code}", "/api/v1/search", "/api/v1/popolo",
        "/api/v1/oembed",
    }  # fmt: skip
    assert all(set(each) == {"get"} for each in described["paths"].values())
