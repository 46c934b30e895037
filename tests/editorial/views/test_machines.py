"""Sitemap, robots and health: for machines, of live pages only."""

import pytest
from django.db import DatabaseError, connection
from lxml import etree

from editorial import workflow
from editorial.views import machines
from tests import factories
from tests.editorial import published

pytestmark = pytest.mark.django_db
NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(response) -> list[str]:
    return etree.fromstring(response.content).xpath("//s:loc/text()", namespaces=NAMESPACE)


def test_sitemap_lists_live_pages_only(client, article, desk):
    draft = factories.ArticleFactory(district=article.district)
    edition = factories.publish(article, desk)
    found = addresses(client.get("/sitemap.xml"))
    assert f"http://testserver/articles/{edition.public_id}/" in found
    assert "http://testserver/" in found
    assert not any(draft.public_id in each for each in found)
    workflow.perform("withdraw", edition, desk.reviewer, digest=edition.digest, note="有误")
    assert not any(edition.public_id in each for each in addresses(client.get("/sitemap.xml")))


@pytest.mark.parametrize("count", [1, 3, 300])
def test_sitemap_costs_the_same_with_any_number_of_rows(client, count, nothing_kept, django_assert_num_queries):
    published.publish(*(published.article(f"报道{at}") for at in range(count)))
    with django_assert_num_queries(4):  # clock, suppressions, count, pages
        found = addresses(client.get("/sitemap.xml"))
    assert len([each for each in found if "/articles/p" in each]) == count


def test_large_sitemap_is_an_index_of_parts(client, monkeypatch):
    monkeypatch.setattr(machines, "PER_PART", 2)
    published.publish(*(published.article(f"报道{at}") for at in range(5)))
    parts = addresses(client.get("/sitemap.xml"))
    assert parts == [f"http://testserver/sitemap-{number}.xml" for number in (1, 2, 3)]
    pages = [page for part in parts for page in addresses(client.get(part.removeprefix("http://testserver")))]
    assert len(pages) == len(set(pages)) == 5


@pytest.mark.parametrize("number", ["0", "4", "99999999999999999999999"])
def test_part_that_is_not_there_is_not_found(client, number):
    assert client.get(f"/sitemap-{number}.xml").status_code == 404


def test_robots_names_the_sitemap(client):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text


def test_healthy(client):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_unhealthy_without_database(client):
    def refuse(execute, sql, params, many, context):
        raise DatabaseError

    with connection.execute_wrapper(refuse):
        assert client.get("/healthz").status_code == 503


def test_unhealthy_where_files_cannot_be_written(client, settings, tmp_path):
    (tmp_path / "file").write_text("no folder")
    settings.MEDIA_ROOT = tmp_path / "file" / "media"
    assert client.get("/healthz").status_code == 503
