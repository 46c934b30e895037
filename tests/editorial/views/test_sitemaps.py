"""The sitemap: live pages only, in parts of bounded size, as the schemas of the protocol and its extensions have it."""

import datetime as dt
import tracemalloc
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from lxml import etree

from editorial import clock, guards, suppression, workflow
from editorial.models import Edition
from editorial.pages import Photo
from editorial.views import sitemaps
from tests import factories
from tests.editorial import published
from tests.sizes import ANY_NUMBER

pytestmark = pytest.mark.django_db
SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml",
    "i": "http://www.google.com/schemas/sitemap-image/1.1", "n": "http://www.google.com/schemas/sitemap-news/0.9",
}  # fmt: skip


def name(prefix, local):
    return f"{{{SPACES[prefix]}}}{local}"


# By element: which children it has, in this order for those of the protocol, each (least, most) times.
SCHEMA = {
    name("s", "sitemapindex"): {name("s", "sitemap"): (1, 50_000)},
    name("s", "sitemap"): {name("s", "loc"): (1, 1), name("s", "lastmod"): (0, 1)},
    name("s", "urlset"): {name("s", "url"): (0, 50_000)},
    name("s", "url"): {
        name("s", "loc"): (1, 1), name("s", "lastmod"): (0, 1), name("x", "link"): (0, 100),
        name("i", "image"): (0, 1000), name("n", "news"): (0, 1),
    },
    name("i", "image"): {name("i", "loc"): (1, 1)},
    name("n", "news"): {
        name("n", "publication"): (1, 1), name("n", "publication_date"): (1, 1), name("n", "title"): (1, 1),
    },
    name("n", "publication"): {name("n", "name"): (1, 1), name("n", "language"): (1, 1)},
}  # fmt: skip


def problems(content: bytes) -> list[str]:
    root, found = etree.fromstring(content), []
    if len(content) > 50 * 1024 * 1024:
        found.append("too large")
    for element in root.iter(etree.Element):
        allowed = SCHEMA.get(element.tag, {})
        found += [f"{child.tag} in {element.tag}" for child in element if child.tag not in allowed]
        for child, (least, most) in allowed.items():
            if not least <= len(element.findall(child)) <= most:
                found.append(f"{len(element.findall(child))} of {child} in {element.tag}")
        if element.tag.endswith("}loc") or element.tag == name("x", "link"):
            address = element.get("href") or element.text
            found += [] if urlsplit(address).netloc and len(address) < 2048 else [f"address {address}"]
        if element.tag.endswith("}lastmod"):
            found += [] if dt.datetime.fromisoformat(element.text).tzinfo else [f"date {element.text}"]
        if element.tag.endswith("}publication_date"):
            found += [] if dt.date.fromisoformat(element.text) else [f"date {element.text}"]
        if element.tag == name("x", "link"):
            found += [] if element.get("rel") == "alternate" and element.get("hreflang") else ["no alternate"]
    return found


def read(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    assert problems(response.content) == []
    return etree.fromstring(response.content)


def addresses(root) -> list[str]:
    return root.xpath("/*/*/s:loc/text()", namespaces=SPACES)


def every_page(client) -> list[str]:
    parts = [urlsplit(each).path for each in addresses(read(client, "/sitemap.xml"))]
    return [address for part in parts if part != "/sitemap-news.xml" for address in addresses(read(client, part))]


def test_live_pages_only(client, article, desk):
    draft = factories.ArticleFactory(district=article.district)
    edition = factories.publish(article, desk)
    found = every_page(client)
    assert f"http://testserver/articles/{edition.public_id}/" in found
    assert "http://testserver/" in found
    assert f"http://testserver/districts/{article.district.code}/" in found
    assert not any(draft.public_id in each for each in found)
    workflow.perform("withdraw", edition, desk.reviewer, digest=edition.digest, note="有误")
    assert not any(edition.public_id in each for each in every_page(client))


def test_every_page_stands_in_its_languages_and_names_them(client):
    [edition] = published.publish(published.honoree("何建国"))
    usual, english = (f"http://testserver{prefix}/honorees/{edition.public_id}/" for prefix in ("", "/en"))
    entries = read(client, "/sitemap-1.xml")
    assert addresses(entries) == [usual, english]
    for entry in entries:
        links = [(each.get("hreflang"), each.get("href")) for each in entry.findall(name("x", "link"))]
        assert links == [("zh-CN", usual), ("en", english), ("x-default", usual)]
    for address in (usual, english):
        page = client.get(urlsplit(address).path).content.decode()
        assert f'<link rel="canonical" href="{address}">' in page
    assert "http://testserver/en/teams/" in addresses(read(client, "/sitemap-site.xml"))


def test_a_part_says_when_the_newest_of_its_pages_went_live(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "PER_PART", 2)
    days = [published.LIVE_FROM + dt.timedelta(days=at) for at in (3, 1, 2)]
    for at, day in enumerate(days):
        published.publish(published.article(f"报道{at}"), live_from=day)
    found = read(client, "/sitemap.xml").xpath("//s:lastmod/text()", namespaces=SPACES)
    assert [dt.datetime.fromisoformat(each) for each in found] == [days[0], days[2]]


def test_pictures_stand_with_their_pages(client):
    photos = [Photo(mark * 64, 800, 600, "说明", "摄影") for mark in "ab"]
    published.publish(published.article("有图", photos=tuple(photos)), published.article("无图"))
    shown = [
        each.xpath("i:image/i:loc/text()", namespaces=SPACES) for each in read(client, "/sitemap-1.xml")[::2]
    ]  # fmt: skip
    assert shown == [[f"http://testserver/media/{mark * 64}/picture.jpg" for mark in "ab"], []]


def news(client) -> list[tuple[str, str]]:
    return [
        (each.findtext(name("n", "title")), each.findtext(name("n", "publication_date")))
        for each in read(client, "/sitemap-news.xml").iter(name("n", "news"))
    ]


def test_an_old_story_that_is_taken_over_is_no_news(client):
    now = clock.time()
    fresh = timezone.localdate(now) - dt.timedelta(days=1)
    for title, day in (("旧报道", dt.date(2020, 1, 31)), ("新报道", fresh), ("没有日期", None)):
        published.publish(published.article(title, published_on=day), live_from=now - dt.timedelta(minutes=1))
    assert sorted(news(client)) == sorted([("没有日期", f"{timezone.localdate(now)}"), ("新报道", f"{fresh}")])


def test_a_correction_makes_no_story_new(client):
    now = clock.time()
    [first] = published.publish(
        published.article("没有日期", published_on=None), live_from=now - dt.timedelta(days=9), live_until=now
    )
    with guards.lifted():
        [again] = published.publish(published.article("没有日期了", published_on=None), live_from=now)
        Edition.objects.filter(pk=again.pk).update(record_id=first.record_id, number=2)
    assert news(client) == []


def test_news_are_the_stories_of_two_days(client, monkeypatch):
    now = clock.time()
    for title, days in (("今天<&>\x0b的", 0), ("昨天的", 1), ("前天的", 3)):
        day = timezone.localdate(now) - dt.timedelta(days=days)
        published.publish(published.article(title, published_on=day), live_from=now - dt.timedelta(days=days, hours=1))
    published.publish(published.honoree("何建国"), live_from=now - dt.timedelta(hours=1))
    news = read(client, "/sitemap-news.xml")
    assert news.xpath("//n:title/text()", namespaces=SPACES) == ["今天<&>的", "昨天的"]
    with clock.travelling(now + dt.timedelta(days=1, hours=12)):
        assert news.xpath("//n:title/text()", namespaces=SPACES)[:1] == ["今天<&>的"]
        titles = read(client, "/sitemap-news.xml").xpath("//n:title/text()", namespaces=SPACES)
    assert titles == ["今天<&>的"]
    monkeypatch.setattr(sitemaps, "NEWS_AT_MOST", 1)
    assert len(read(client, "/sitemap-news.xml")) == 1


def test_who_is_suppressed_is_in_no_part(client, district, desk):
    [person] = published.publish(published.honoree("何建国"))
    factories.HonoreeFactory(public_id=person.public_id, district=district)
    suppression.suppress(("honoree", person.public_id), "何建国", desk.approver, authority="区委", reason="因")
    assert not any(person.public_id in each for each in every_page(client))


@pytest.mark.parametrize("count", ANY_NUMBER)
def test_parts_cost_the_same_with_any_number_of_rows(client, count, nothing_kept, django_assert_num_queries):
    published.publish(*(published.article(f"报道{at}") for at in range(count)))
    with django_assert_num_queries(3):  # clock, suppressions, count
        client.get("/sitemap.xml")
    with django_assert_num_queries(3):  # clock, pages, pictures
        assert len(read(client, "/sitemap-1.xml")) == 2 * count


def test_a_large_site_has_many_parts(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "PER_PART", 2)
    published.publish(*(published.article(f"报道{at}") for at in range(5)))
    parts = addresses(read(client, "/sitemap.xml"))
    assert parts[2:] == [f"http://testserver/sitemap-{number}.xml" for number in (1, 2, 3)]
    pages = [each for each in every_page(client) if "/articles/p" in each]
    assert len(pages) == len(set(pages)) == 2 * 5


@pytest.mark.parametrize("number", ["0", "4", "99999999999999999999999"])
def test_part_that_is_not_there_is_not_found(client, number):
    assert client.get(f"/sitemap-{number}.xml").status_code == 404


@pytest.mark.full
def test_fifty_thousand_pages_need_bounded_memory(client):
    [model] = published.publish(published.article("报道"))
    kept = {"live_from": model.live_from, "submitted_at": model.submitted_at, "submitted_by": model.submitted_by}
    for start in range(0, 50_000, 5_000):
        Edition.objects.bulk_create(
            Edition(
                kind="article", record_id=10_000 + n, number=1, schema=1, digest=f"{n:064x}", public_id=f"q{n:07}",
                title=f"报道{n}", place=model.place, stage="approved", **kept,
            )
            for n in range(start, start + 5_000)
        )  # fmt: skip
    parts = [urlsplit(each).path for each in addresses(read(client, "/sitemap.xml"))]
    tracemalloc.start()
    sizes = [len(client.get(part).content) for part in (parts[0], parts[2], parts[30], parts[-1])]
    _now, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(parts) == 2 + 101
    assert max(sizes) < 1024 * 1024
    assert highest < 40 * 1024 * 1024
