"""Pictures are uploaded in the form, and survive an error in another field of it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.models import Photo
from editorial.models import Picture
from tests.editorial.admin.conftest import address, article_fields

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def upload(name="photo.jpg", colour="red") -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


def photo_fields(**fields) -> dict:
    given = {"photos-TOTAL_FORMS": 1, "photos-0-focus_x": 50, "photos-0-focus_y": 50, "photos-0-position": 0}
    return given | {f"photos-0-{name}": value for name, value in fields.items()}


def test_an_upload_is_stored_with_who_added_it(article, desk, editor):
    sent = article_fields(article) | photo_fields(upload=upload(), caption="现场", photographer="李测试")
    assert editor.post(address("change", article), sent).status_code == 302
    assert Photo.objects.get().picture == Picture.objects.get()
    assert Picture.objects.get().added_by == desk.editor


def test_a_picture_survives_an_error_elsewhere(article, editor):
    sent = article_fields(article, title="") | photo_fields(upload=upload(), caption="现场")
    response = editor.post(address("change", article), sent)
    assert response.status_code == 200
    photos = response.context["inline_admin_formsets"][1].formset
    kept = photos.forms[0]["stored"].value()
    assert kept
    again = article_fields(article) | photo_fields(stored=kept, caption="现场")
    assert editor.post(address("change", article), again).status_code == 302
    assert Photo.objects.get().picture == Picture.objects.get()


def test_nobody_refers_to_a_picture_that_they_did_not_send(article, editor):
    stolen = Picture.objects.create(hash="f" * 64, width=1, height=1)
    sent = article_fields(article) | photo_fields(stored=str(stolen.pk), picture=stolen.pk, caption="别人的")
    assert editor.post(address("change", article), sent).status_code == 200
    assert not Photo.objects.exists()


def test_what_is_no_picture_is_refused_and_the_rest_kept(article, editor):
    fake = SimpleUploadedFile("x.jpg", b"<script>", "image/jpeg")
    sent = article_fields(article) | photo_fields(upload=fake, caption="打字")
    response = editor.post(address("change", article), sent)
    assert response.status_code == 200
    assert "打字" in response.content.decode()
    assert not Picture.objects.exists()


def test_a_row_without_a_picture_says_so(article, editor):
    response = editor.post(address("change", article), article_fields(article) | photo_fields(caption="没有图"))
    assert response.status_code == 200
    assert response.context["inline_admin_formsets"][1].formset.forms[0].errors["upload"]
