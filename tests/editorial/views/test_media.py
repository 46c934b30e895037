"""A picture is served where a live page shows it, or to staff, and nowhere else."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.models import Photo
from editorial import pictures, workflow
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def picture():
    out = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(out, "PNG")
    return pictures.store(SimpleUploadedFile("a.png", out.getvalue()))


@pytest.fixture
def illustrated(article, desk, picture):
    with factories.acting(desk.editor):
        Photo.objects.create(article=article, picture=picture, caption="图", photographer="某", consent=True)
    return article


def address(picture, name="480.webp"):
    return f"/media/{picture.hash}/{name}"


def test_picture_of_a_draft_is_not_found_by_outsiders(client, illustrated, picture):
    for method in (client.get, client.head):
        for name in pictures.RENDITIONS:
            assert method(address(picture, name)).status_code == 404
    assert client.get(address(picture), headers={"if-none-match": "*"}).status_code == 404
    assert client.get(address(picture), headers={"range": "bytes=0-3"}).status_code == 404


def test_staff_see_the_picture_of_a_draft_and_no_cache_keeps_it(client, illustrated, picture, desk):
    client.force_login(desk.editor)
    response = client.get(address(picture))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_picture_of_a_live_page_is_served_for_minutes(client, illustrated, picture, desk):
    factories.publish(illustrated, desk)
    response = client.get(address(picture))
    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=300"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert client.get(address(picture), headers={"if-none-match": response["ETag"]}).status_code == 304


@pytest.fixture
def served(client, illustrated, picture, desk):
    """The whole answer of a live picture."""
    factories.publish(illustrated, desk)
    response = client.get(address(picture))
    return response, b"".join(response.streaming_content)


def test_a_picture_is_streamed_with_its_length(client, served, picture):
    response, content = served
    assert response.streaming
    assert int(response["Content-Length"]) == len(content)
    assert Image.open(io.BytesIO(content)).size == (480, 320)
    head = client.head(address(picture))
    assert (head.status_code, head.content) == (200, b"")
    for name in ("Content-Length", "Content-Type", "ETag", "Accept-Ranges", "Cache-Control"):
        assert head[name] == response[name]


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-9", 0, 9), ("bytes=5-", 5, None), ("bytes=-7", -7, None), ("bytes=3-999999999", 3, None)],
)
def test_a_range_is_sent_alone(client, served, picture, asked, first, last):
    whole, content = served
    response = client.get(address(picture), headers={"range": asked, "if-range": whole["ETag"]})
    part = b"".join(response.streaming_content)
    start = first % len(content)
    assert (response.status_code, part) == (206, content[start : None if last is None else last + 1])
    assert response["Content-Range"] == f"bytes {start}-{start + len(part) - 1}/{len(content)}"
    assert response["Content-Length"] == str(len(part))
    assert response["Cache-Control"] == whole["Cache-Control"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"range": "bytes=0-3,8-9"}, 200), ({"range": "lines=0-3"}, 200), ({"range": "bytes=-"}, 200),
        ({"range": "bytes=9-3"}, 200), ({"range": "bytes=0-3", "if-range": '"another"'}, 200),
        ({"range": "bytes=999999999-"}, 416), ({"range": "bytes=-0"}, 416),
        ({"range": "bytes=0-3", "if-match": '"x"'}, 412),
    ],
)  # fmt: skip
def test_other_ranges_and_conditions(client, served, picture, headers, status):
    response = client.get(address(picture), headers=headers)
    assert response.status_code == status
    if status == 416:
        assert response["Content-Range"] == f"bytes */{served[0]['Content-Length']}"


def test_who_has_the_picture_costs_no_file(client, served, picture, monkeypatch):
    monkeypatch.setattr(default_storage, "open", lambda path: pytest.fail("a file was opened"))
    for headers in ({"if-none-match": served[0]["ETag"]}, {"if-none-match": "*", "range": "bytes=0-3"}):
        response = client.get(address(picture), headers=headers)
        assert (response.status_code, response["Cache-Control"]) == (304, "public, max-age=300")
    assert client.head(address(picture)).status_code == 200


def test_picture_of_a_withdrawn_page_is_gone_with_it(client, illustrated, picture, desk):
    edition = factories.publish(illustrated, desk)
    etag = client.get(address(picture))["ETag"]
    workflow.perform("withdraw", edition, desk.reviewer, digest=edition.digest, note="有误")
    assert client.get(address(picture)).status_code == 404
    assert client.get(address(picture), headers={"if-none-match": etag}).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        f"/media/{'0' * 64}/480.webp",
        "/media/../480.webp",
        f"/media/{'0' * 63}g/480.webp",
        f"/media/{'0' * 64}/original.jpg",
        f"/media/{'0' * 64}/..%2F..%2Fsecret_key",
        "/media/x/y",
        f"/media/{'٠' * 64}/480.webp",
    ],
)
def test_nothing_is_guessed_from_a_path(client, admin_client, path):
    assert client.get(path).status_code == 404
    assert admin_client.get(path).status_code == 404


def test_article_offers_its_photo_in_several_widths(client, illustrated, picture, desk):
    edition = factories.publish(illustrated, desk)
    page = client.get(f"/articles/{edition.public_id}/").content.decode()
    assert f"{address(picture)} 480w" in page
    assert f"{address(picture, '960.webp')} 900w" in page
    assert 'width="900" height="600"' in page
