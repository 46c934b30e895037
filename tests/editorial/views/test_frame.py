"""The frame of every page: meta tags, breadcrumbs, errors, sub-path, content policy, hostile queries."""

import re

import pytest
from django.test import Client
from django.urls import set_script_prefix

from districts.models import SiteProfile
from editorial import workflow
from tests import factories

pytestmark = pytest.mark.django_db

PAGES = ("/", "/accessibility/", "/copyright/", "/corrections/", "/sitemap/", "/articles/nosuch2345/", "/nosuch/")


@pytest.fixture
def live(article, desk):
    return factories.publish(article, desk)


@pytest.fixture
def profile(db):
    return SiteProfile.objects.create(
        name="某区光荣榜", domain="grb.example.gov.cn", site_code="1500000000", host="某部"
    )


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_the_site_tags(client, profile, path):
    page = client.get(path).content.decode()
    assert '<meta name="SiteName" content="某区光荣榜">' in page
    assert '<meta name="SiteDomain" content="grb.example.gov.cn">' in page
    assert '<meta name="SiteIDCode" content="1500000000">' in page


@pytest.mark.parametrize("path", [*PAGES])
def test_fields_that_are_empty_are_not_shown(client, path):
    page = client.get(path).content.decode()
    for absent in ("SiteDomain", "SiteIDCode", 'class="codes"', "ICP"):
        assert absent not in page


@pytest.mark.parametrize("path", PAGES[:5])
def test_pages_about_the_site_have_column_tags_and_one_heading(client, path):
    page = client.get(path).content.decode()
    assert 'name="ColumnName"' in page
    assert 'name="ColumnType"' in page
    assert page.count("<h1") == 1
    assert 'aria-label="You are here"' in page or "当前位置" in page or path == "/"


def test_what_gets_passed_on_can_be_shared_and_printed(client, live, district):
    for path in ("/", "/statistics/", f"/districts/{district.code}/", f"/articles/?district={district.code}"):
        page = client.get(path).content.decode()
        assert page.count('data-do="print"') == 1, path
        assert f'<input id="address" type="text" value="http://testserver{path}" readonly>' in page, path


def test_article_has_the_tags_of_article_pages(client, live, profile):
    page = client.get(f"/articles/{live.public_id}/").content.decode()
    assert f'<meta name="ArticleTitle" content="{live.title}">' in page
    assert re.search(r'<meta name="PubDate" content="\d{4}-\d\d-\d\d \d\d:\d\d">', page)
    assert '<meta name="ContentSource" content="某部">' in page
    assert 'name="ColumnName"' in page


@pytest.mark.parametrize("path", PAGES)
def test_nothing_inline_and_nothing_from_elsewhere(client, path):
    response = client.get(path)
    page = response.content.decode()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)
    assert all(" src=" in tag for tag in re.findall(r"<script[^>]*>", page) if "application/ld+json" not in tag)
    assert not re.findall(r'(?:src|href)="(?:https?:)?//(?!testserver)', page)
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "nonce" not in policy


def test_unknown_is_404_and_withdrawn_is_410_without_the_title(client, live, desk):
    address = f"/articles/{live.public_id}/"
    workflow.perform("withdraw", live, desk.reviewer, digest=live.digest, note="某人有误")
    gone = client.get(address)
    assert gone.status_code == 410
    for leak in (live.title, "某人有误", live.summary):
        assert leak not in gone.content.decode()
    assert client.get("/articles/nosuch2345/").status_code == 404
    assert b'name="robots" content="noindex"' in gone.content


def test_draft_and_unknown_are_answered_alike(client, article, desk):
    workflow.submit(article, desk.editor)
    draft = client.get(f"/articles/{article.public_id}/")
    unknown = client.get("/articles/zzzzzzzzzz/")
    assert draft.status_code == unknown.status_code == 404
    assert draft.content.replace(article.public_id.encode(), b"zzzzzzzzzz") == unknown.content
    assert dict(draft.headers).keys() == dict(unknown.headers).keys()


def test_addresses_follow_the_sub_path(live, settings):
    settings.FORCE_SCRIPT_NAME = "/portal/grb"
    set_script_prefix("/portal/grb/")  # as the WSGI handler does
    try:
        page = Client(SCRIPT_NAME="/portal/grb").get(f"/articles/{live.public_id}/").content.decode()
    finally:
        set_script_prefix("/")
    paths = re.findall(r'(?:href|action)="(/[^"]*)"', page)
    assert paths
    assert [path for path in paths if not path.startswith(("/portal/grb/", "/static/"))] == []


HOSTILE = ["%00", "%ff%fe", "a" * 5000, "%22%3E%3Cscript%3E", "-1", "99999999999999999999", "%E2%80%AE", "'; DROP--",
           "%F0%9F%98%80", "[]", "NaN", "1e400", "../..", "%0d%0aX:y"]  # fmt: skip


MACHINES = ("/feeds/articles.atom", "/sitemap.xml", "/robots.txt", "/healthz", "/display/")
PARAMETERS = ("page", "q", "district", "column", "year", "next", "text", "x[]")


@pytest.mark.parametrize("path", [*PAGES, *MACHINES])
def test_no_query_string_fails(client, live, path):
    for value in HOSTILE:
        query = "&".join(f"{name}={value}" for name in PARAMETERS)
        assert client.get(f"{path}?{query}").status_code < 500, value


@pytest.mark.parametrize("path", PAGES[:5])
def test_only_reading_methods(client, path):
    for method in ("post", "put", "delete", "patch"):
        assert getattr(Client(enforce_csrf_checks=False), method)(path).status_code == 405


def test_failure_page_needs_no_database(client, rf, django_assert_num_queries):
    from editorial.views import errors

    with django_assert_num_queries(0):
        response = errors.failed(rf.get("/"))
    assert response.status_code == 500
    assert b"<h1>" in response.content
