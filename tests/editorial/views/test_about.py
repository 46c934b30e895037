"""Pages about the site say where readers can turn, or plainly that they cannot; production is warned of that."""

import datetime as dt

import pytest
from django.core.checks import run_checks

from districts.models import SiteProfile
from tests.editorial import published

pytestmark = pytest.mark.django_db
ABOUT = ("/corrections/", "/copyright/", "/accessibility/")


def main(client, path, status=200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode().split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("path", ABOUT)
def test_with_a_way_to_reach_the_site_it_is_shown(client, path):
    SiteProfile.objects.create(telephone="0476-0000000", email="grb@example.org", address="某街1号")
    page = main(client, path)
    for words in ("0476-0000000", 'href="mailto:grb@example.org"', "某街1号"):
        assert words in page
    assert "尚未公布" not in page


@pytest.mark.parametrize("path", ABOUT)
def test_without_one_the_page_says_so(client, path):
    SiteProfile.objects.create(host="某部")
    page = main(client, path)
    assert "本站尚未公布联系电话、邮箱和地址" in page
    assert "<dt>" not in page
    assert "受理" not in page
    assert "请告知" not in page


def inviting(client) -> dict[str, str]:
    """Addresses of pages that ask readers to write, and the words with which they do."""
    until = dt.datetime(2024, 3, 4, 20, tzinfo=dt.UTC)
    [gone] = published.publish(published.honoree("甲退"), live_until=until)
    [person] = published.publish(published.honoree("乙测"))
    [story] = published.publish(published.article("报道", "正文"))
    paths = {f"/articles/{story.public_id}/": 200, f"/honorees/{person.public_id}/": 200, "/honorees/?q=无此人": 200,
             f"/honorees/{gone.public_id}/": 410}  # fmt: skip
    return {path: main(client, path, status) for path, status in paths.items()}


def test_pages_lead_to_corrections_only_where_somebody_takes_them(client):
    SiteProfile.objects.create(telephone="0476-0000000")
    pages = inviting(client)
    assert [path for path, page in pages.items() if 'href="/corrections/"' not in page] == []


def test_without_a_way_to_reach_the_site_no_page_asks_readers_to_write(client):
    for path, page in inviting(client).items():
        assert "请" not in page.replace("转载请", ""), path
        assert "疑问" not in page, path
        assert ('href="/corrections/"' in page) == ("更正说明" in page), path


def found() -> list[str]:
    messages = run_checks(include_deployment_checks=True, databases=["default"])
    return [each.id for each in messages if each.id == "editorial.W002"]


def test_the_check_before_deployment_warns_until_one_is_stated():
    assert found() == ["editorial.W002"]
    profile = SiteProfile.objects.create(host="某部")
    assert found() == ["editorial.W002"]
    SiteProfile.objects.filter(pk=profile.pk).update(telephone="0476-0000000")
    assert found() == []


def test_what_is_withdrawn_says_when_and_who_decided_and_no_more(client):
    SiteProfile.objects.create(host="某部")
    until = dt.datetime(2024, 3, 4, 20, tzinfo=dt.UTC)
    [gone] = published.publish(published.honoree("甲退"), live_until=until)
    page = main(client, f"/honorees/{gone.public_id}/", status=410)
    assert '<time datetime="2024-03-05">2024年3月5日</time>' in page
    assert "<dd>某部</dd>" in page
    assert page.count("撤下日期") == 1
    assert "甲退" not in page
    assert "5 March 2024" in main(client, f"/en/honorees/{gone.public_id}/", status=410)


@pytest.mark.parametrize("path", ["/nope/", "/en/nope/", "/zh-hant/nope/", "/honorees/nope/", "/subscribe/"])
def test_every_page_leads_to_its_other_languages(client, path):
    page = client.get(path).content.decode()
    plain = path.replace("/en/", "/").replace("/zh-hant/", "/")
    for other in {plain, f"/en{plain}", f"/zh-hant{plain}"} - {path}:
        assert f'<li><a href="{other}"' in page


@pytest.mark.parametrize("path", ["//evil.example/", "/en//evil.example/", "/zh-hant//evil.example/"])
def test_no_unknown_address_leads_to_another_site(client, path):
    page = client.get(path).content.decode()
    assert 'href="//' not in page
    assert "http://evil" not in page
