"""The page cache is exact, keeps nothing of staff, and answers conditional and compressed requests."""

import datetime as dt
import gzip

import brotli
import pytest
from django.core.cache import caches

from districts.models import SiteProfile
from editorial import cache, clock, workflow
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(article, desk):
    return factories.publish(article, desk)


@pytest.fixture
def address(live):
    return f"/articles/{live.public_id}/"


def test_second_request_costs_the_clock_alone(client, address, django_assert_num_queries):
    client.get(address)
    with django_assert_num_queries(1):
        assert client.get(address).status_code == 200


def test_takedown_shows_on_the_next_request(client, address, live, desk):
    assert client.get(address).status_code == 200
    workflow.perform("withdraw", live, desk.reviewer, digest=live.digest, note="有误")
    assert client.get(address).status_code == 410
    assert live.title not in client.get("/").content.decode()


def test_new_edition_shows_on_the_next_request(client, address, article, desk):
    client.get(address)
    with factories.acting(desk.editor):
        article.title = "改过的标题"
        article.save()
    factories.publish(article, desk)
    assert "改过的标题" in client.get(address).content.decode()


def test_scheduled_page_goes_live_by_the_clock_alone(client, article, desk):
    start = clock.time() + dt.timedelta(hours=1)
    edition = factories.publish(article, desk, at=start)
    address = f"/articles/{edition.public_id}/"
    assert client.get(address).status_code == 404
    with clock.travelling(start - dt.timedelta(microseconds=1)):
        assert client.get(address).status_code == 404
    with clock.travelling(start):
        assert client.get(address).status_code == 200
    assert client.get(address).status_code == 404


def test_change_of_reference_data_shows_on_the_next_request(client, address, desk):
    client.get(address)
    SiteProfile.objects.create(name="某区光荣榜")
    assert "某区光荣榜" in client.get(address).content.decode()


def test_unchanged_page_is_not_sent_again(client, address):
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert first["Cache-Control"] == "no-cache"
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]


def test_withdrawn_page_is_never_not_modified(client, address, live, desk):
    etag = client.get(address)["ETag"]
    workflow.perform("withdraw", live, desk.reviewer, digest=live.digest, note="有误")
    assert client.get(address, headers={"if-none-match": etag}).status_code == 410
    assert client.get(address, headers={"if-none-match": "*"}).status_code == 410


@pytest.mark.parametrize(
    ("accepted", "coding", "decode"),
    [
        ("br, gzip", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
        ("*", "br", brotli.decompress),
        ("identity", "", bytes),
        ("", "", bytes),
    ],
)
def test_pages_are_sent_as_the_reader_accepts_them(client, address, accepted, coding, decode):
    plain = client.get(address)
    response = client.get(address, headers={"accept-encoding": accepted})
    assert response.get("Content-Encoding", "") == coding
    assert decode(response.content) == plain.content
    assert int(response["Content-Length"]) == len(response.content)
    assert {"Accept-Encoding", "Cookie"} <= {each.strip() for each in response["Vary"].split(",")}


def test_codings_have_etags_of_their_own(client, address):
    etags = {client.get(address, headers={"accept-encoding": each})["ETag"] for each in ("br", "gzip", "")}
    assert len(etags) == 3


def test_head_is_get_without_the_body(client, address):
    get, head = client.get(address), client.head(address)
    assert head.status_code == 200
    assert head.content == b""
    assert head["Content-Length"] == get["Content-Length"]
    assert head["ETag"] == get["ETag"]


def test_a_long_text_is_kept_compressed(client, address, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(cache, "MAX_BYTES", len(client.get(address).content) // 2)
    caches["pages"].clear()
    plain = client.get(address)
    with django_assert_num_queries(2):
        again = client.get(address)
        packed = client.get(address, headers={"accept-encoding": "gzip"})
    assert again.content == plain.content == gzip.decompress(packed.content)
    assert again["Content-Length"] == str(len(plain.content))


@pytest.mark.parametrize("bounds", [{"MAX_BYTES": 100}, {"MAX_BYTES": 1000, "LONGEST": 1000}])
def test_what_is_too_long_to_be_kept_is_not_made_again_for_whoever_has_it(
    client, address, monkeypatch, bounds, live, desk, django_assert_num_queries
):
    for name, value in bounds.items():
        monkeypatch.setattr(cache, name, value)
    first = client.get(address)
    assert first["ETag"].startswith('W/"')
    with django_assert_num_queries(1):
        again = client.get(address, headers={"if-none-match": f'"other", {first["ETag"]}'})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert client.get(address, headers={"if-none-match": "*"}).status_code == 200
    workflow.perform("withdraw", live, desk.reviewer, digest=live.digest, note="有误")
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 410


def test_large_text_is_a_page_of_its_own(client, address):
    assert b'data-text="large"' not in client.get(address).content
    client.cookies["text"] = "large"
    assert b'data-text="large"' in client.get(address).content
    client.cookies["text"] = "<script>"
    assert b"data-text" not in client.get(address).content


def test_unknown_parameters_share_one_page_and_leave_no_trace(client, address, django_assert_num_queries):
    plain = client.get(address)
    with django_assert_num_queries(1):
        other = client.get(f"{address}?utm_source=evil%22%3E&x=1")
    assert other.content == plain.content


def test_staff_neither_fill_nor_read_the_cache(client, admin_client, address, django_assert_num_queries):
    response = admin_client.get(address)
    assert response["Cache-Control"] == "no-store, private"
    with django_assert_num_queries(3):  # clock, edition, neighbours: nothing was kept of the page
        client.get(address)
    with django_assert_num_queries(1):
        client.get(address)
    assert admin_client.get(address)["Cache-Control"] == "no-store, private"


def test_other_statuses_than_200_404_410_are_not_kept(client, live, django_assert_num_queries):
    client.get("/articles/unknown234/")
    with django_assert_num_queries(1):
        assert client.get("/articles/unknown234/").status_code == 404


def test_hosts_do_not_share_pages(client, address, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    assert b"http://one.example" in client.get(address, headers={"host": "one.example"}).content
    second = client.get(address, headers={"host": "two.example"}).content
    assert b"two.example" in second
    assert b"one.example" not in second


def test_under_debug_nothing_is_kept(client, address, settings, django_assert_num_queries):
    settings.DEBUG = True
    client.get(address)
    with django_assert_num_queries(3):
        client.get(address)
