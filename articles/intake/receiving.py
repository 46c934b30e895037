"""Receiving: a pasted text or a file becomes an incoming story, or one that says why it could not be read."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.intake import sheet
from articles.intake.clean import clean
from articles.intake.errors import Unreadable
from articles.intake.messages import message
from articles.intake.read import read, read_text
from articles.intake.story import Image, Source
from articles.models import Intake
from districts.models import District
from editorial import pictures


def receive_file(data: bytes, name: str, user, district: District) -> Intake:
    """Read a file. A file that is refused is kept as a failed one, with the reason, so that it can be reported."""
    return _receive(lambda: read(data, name), name, user, district)


def receive_text(text: str, user, district: District) -> Intake:
    """Read pasted text, plain or rich."""
    return _receive(lambda: read_text(text), "", user, district)


def _receive(source, name: str, user, district: District) -> Intake:
    intake = Intake(district=district, filed_by=user, name=name[-150:])
    try:
        page: Source = source()
    except Unreadable as error:
        intake.step, intake.problem = Intake.Step.FAILED, message(error)
    else:
        story = clean(page)
        intake.original = page.text
        intake.sheet = sheet.of_story(story, page.text, _stored(story.images, user))
    intake.save()
    return intake


def _stored(images: list[Image], user) -> list[dict]:
    """The pictures that came along, cleaned and stored; those that are no pictures are left out."""
    kept = []
    for image in images:
        if image.data is None:
            continue
        upload = SimpleUploadedFile(image.name or "picture", image.data, image.content_type)
        try:
            picture = pictures.store(upload, user)
        except ValidationError:
            continue
        kept.append({"picture": picture.pk, "caption": image.caption})
    return kept
