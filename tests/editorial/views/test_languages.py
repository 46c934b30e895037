"""The site in other languages: the same pages below an address of their own, live pages only, names as they are."""

import dataclasses
import datetime as dt
import re

import pytest

from editorial.names import stroke_key
from editorial.pages import Ref
from tests.editorial import published

pytestmark = pytest.mark.django_db


def text_of(client, path, status=200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


@pytest.fixture
def person():
    """Somebody whose name conversion would change, and the story that mentions them."""
    [person] = published.publish(published.honoree("范永贵", post="云岭区发展改革局干部"))
    published.publish(published.article("好干部的后勤", "范永贵的里程碑", [Ref("honoree", person.public_id, "范永贵")]))
    return person


class TestTraditional:
    def test_texts_are_converted_and_names_of_persons_are_not(self, client, person):
        page = text_of(client, f"/zh-hant/honorees/{person.public_id}/")
        assert "雲嶺區發展改革局幹部" in page
        assert "范永贵" in page
        assert "範永貴" not in page

    def test_a_form_that_the_record_states_is_shown(self, client):
        [person] = published.publish(published.honoree("范永贵", name_hant="范永貴"))
        assert "<h1>范永貴</h1>" in text_of(client, f"/zh-hant/honorees/{person.public_id}/")

    def test_names_that_only_a_story_mentions_stay_too(self, client):
        [story] = published.publish(published.article("后勤", "范永贵的工作", ["范永贵"]))
        page = text_of(client, f"/zh-hant/articles/{story.public_id}/")
        assert "范永贵的工作" in page
        assert "後勤" in page

    def test_names_of_activities_and_teams_are_converted(self, client):
        [drive] = published.publish(published.campaign("身边榜样"))
        team = Ref("team", "", "马队")
        rows = (published.roll_entry(team),)
        [roll] = published.publish(
            published.campaign("表彰", tiers=[published.tier("先进集体", rows, recipients="team")])
        )
        published.publish(published.team("马队"))
        [story] = published.publish(
            published.article("后勤", "身边榜样", [Ref("campaign", drive.public_id, "身边榜样")])
        )
        assert "身邊榜樣" in text_of(client, f"/zh-hant/campaigns/{drive.public_id}/")
        assert "身邊榜樣" in text_of(client, f"/zh-hant/articles/{story.public_id}/")
        assert "馬隊" in text_of(client, f"/zh-hant/campaigns/{roll.public_id}/")

    def test_an_activity_that_only_a_story_names_is_converted(self, client):
        [story] = published.publish(published.article("后勤", "", [Ref("campaign", "c1", "身边榜样")]))
        assert "身邊榜樣" in text_of(client, f"/zh-hant/articles/{story.public_id}/")

    @pytest.mark.parametrize(("stated", "surname"), [("", "冯"), ("馮玉钰", "馮")])
    def test_a_monogram_agrees_with_the_name(self, client, stated, surname):
        [person] = published.publish(published.honoree("冯玉钰", name_hant=stated))
        published.publish(published.article("后勤", "", [Ref("honoree", person.public_id, "冯玉钰")]))
        for path in (f"honorees/{person.public_id}/", "honorees/", "search/?q=冯玉钰"):
            page = text_of(client, f"/zh-hant/{path}")
            assert re.findall(r'class="monogram"[^>]*>(.)<', page) == [surname], path

    def test_the_index_of_a_roll_agrees_with_its_names(self, client):
        people = [published.roll_entry(f"{surname}甲{at}") for surname in "王冯" for at in range(30)]
        people = [dataclasses.replace(each, stroke_order=stroke_key(each.recipient.label)) for each in people]
        [roll] = published.publish(published.campaign("表彰", tiers=[published.tier("好干部", people)]))
        page = text_of(client, f"/zh-hant/campaigns/{roll.public_id}/")
        index = re.search(r'<nav class="strokes".*?</nav>', page, re.DOTALL)[0]
        assert ("冯" in index, "馮" in page) == (True, False)

    def test_words_that_opencc_divides_wrongly(self, client, person):
        assert "好幹部的後勤" in text_of(client, "/zh-hant/articles/")

    def test_language_and_canonical_address_are_stated(self, client, person):
        page = text_of(client, f"/zh-hant/honorees/{person.public_id}/")
        assert '<html lang="zh-Hant"' in page
        assert f'<link rel="canonical" href="http://testserver/honorees/{person.public_id}/">' in page


class TestEnglish:
    def test_interface_is_english_and_what_is_published_is_marked_as_chinese(self, client, person):
        page = text_of(client, f"/en/honorees/{person.public_id}/")
        assert '<html lang="en"' in page
        assert "<span>Achievements</span>" in page
        assert '<h1 lang="zh-CN">范永贵 <span class="latin" lang="zh-Latn">Fan Yonggui</span></h1>' in page

    def test_names_carry_their_pinyin_wherever_persons_are_named(self, client):
        """As their records state it, where they do: 单 is Shan as a surname, and somebody may call herself Dan."""
        [person] = published.publish(published.honoree("单晓雯", pinyin="Dan Xiaowen"))
        other = Ref("honoree", "", "吕金平")
        named = Ref("honoree", person.public_id, "单晓雯")
        [team] = published.publish(published.team("突击队", [named, other]))
        [roll] = published.publish(published.campaign("云岭区表彰", [named, other]))
        [story] = published.publish(published.article("后勤", "", [named, other]))
        paths = {
            f"campaigns/{roll.public_id}/": 1, f"teams/{team.public_id}/": 1, f"articles/{story.public_id}/": 1, "": 1,
            "honorees/": 0, "honorees/?view=table": 0, "search/?q=单晓雯": 0,
        }  # fmt: skip
        for path, others in paths.items():
            page = text_of(client, f"/en/{path}")
            assert re.findall(r'<span class="latin" lang="zh-Latn">(.*?)</span>', page).count("Dan Xiaowen") == 1, path
            assert page.count("Lü Jinping") == others, path
            assert "Dan Xiaowen" not in text_of(client, f"/{path}"), path

    def test_home_says_what_this_is_and_what_is_not_english(self, client, person):
        page = text_of(client, "/en/")
        assert "Only the interface is English" in page
        assert "Roll of Honour" in page.split("</title>")[0]
        assert "Only the interface" not in text_of(client, "/")

    def test_dates_are_english(self, client, person):
        assert "1 May 2024" in text_of(client, "/en/articles/") + text_of(client, "/en/")

    def test_its_canonical_address_is_its_own(self, client, person):
        page = text_of(client, f"/en/honorees/{person.public_id}/")
        assert f'<link rel="canonical" href="http://testserver/en/honorees/{person.public_id}/">' in page


@pytest.mark.parametrize("prefix", ["zh-hant", "en"])
class TestBoth:
    def test_every_link_stays_in_the_language(self, client, prefix, person):
        page = text_of(client, f"/{prefix}/")
        links = set(re.findall(r'<a [^>]*href="(/[^"]*)"', page)) - {"/", "/zh-hant/", "/en/"}
        assert links
        assert all(each.startswith(f"/{prefix}/") for each in links), links

    def test_pages_name_their_other_languages(self, client, prefix, person):
        page = text_of(client, f"/{prefix}/honorees/?year=2024")
        alternates = dict(re.findall(r'rel="alternate" hreflang="([^"]+)" href="http://testserver([^"]+)"', page))
        assert alternates == {
            "zh-CN": "/honorees/?year=2024", "en": "/en/honorees/?year=2024", "x-default": "/honorees/?year=2024",
        }  # fmt: skip

    def test_what_is_withdrawn_is_gone(self, client, prefix, person):
        until = published.LIVE_FROM + dt.timedelta(days=1)
        [gone] = published.publish(published.honoree("甲退"), live_until=until)
        page = text_of(client, f"/{prefix}/honorees/{gone.public_id}/", status=410)
        assert "甲退" not in page

    def test_unknown_addresses_and_those_of_staff_are_not_found(self, client, prefix):
        for path in ("nowhere/", "admin/", "accounts/login/", "as-of/2024-01-01/", f"{prefix}/", "healthz"):
            assert client.get(f"/{prefix}/{path}").status_code == 404, path

    def test_machines_are_sent_to_the_one_address(self, client, prefix):
        for path in ("feeds/articles.atom?column=x", "sitemap.xml"):
            response = client.get(f"/{prefix}/{path}")
            assert (response.status_code, response["Location"]) == (302, f"/{path}")

    def test_only_reading(self, client, prefix):
        assert client.post(f"/{prefix}/articles/").status_code == 405

    def test_a_missing_slash_loses_no_condition(self, client, prefix):
        response = client.get(f"/{prefix}/articles?year=2024")
        assert response["Location"] == f"/{prefix}/articles/?year=2024"

    def test_readers_are_answered_from_the_page_cache(self, client, prefix, person, django_assert_num_queries):
        text_of(client, f"/{prefix}/honorees/")
        with django_assert_num_queries(1):  # the clock
            text_of(client, f"/{prefix}/honorees/")


def test_languages_do_not_mix_in_the_cache(client, person):
    address = f"/honorees/{person.public_id}/"
    first = [text_of(client, f"{prefix}{address}") for prefix in ("", "/zh-hant", "/en")]
    assert [text_of(client, f"{prefix}{address}") for prefix in ("", "/zh-hant", "/en")] == first
    assert len(set(first)) == 3
