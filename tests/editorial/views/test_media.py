"""A picture is served where a live page shows it, or to staff, and nowhere else."""

import io

import pytest
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
