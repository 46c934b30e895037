"""The site in other languages: the same pages below an address of their own, live pages only, names as they are."""

import datetime as dt
import re

import pytest

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
