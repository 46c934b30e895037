"""Pictures are checked before they are decoded, cleaned of metadata, and named by their content."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from editorial import pictures
from editorial.models import Picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def upload(content: bytes, name="a.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def encoded(size=(800, 600), kind="JPEG", mode="RGB", colour="teal", **options) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, kind, **options)
    return out.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A PNG that promises a size and has no more than a few bytes of data."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 9)) + chunk(b"IEND", b"")


def stored(picture: Picture, name: str):
    return default_storage.open(pictures.rendition(picture.hash, name))


def test_metadata_is_taken_out():
    exif = Image.Exif()
    exif[0x010E] = "secret description"
    exif.get_ifd(0x8825)[2] = (30.0, 15.0, 10.0)
    content = encoded(exif=exif)
    assert b"secret description" in content
    picture = pictures.store(upload(content))
    for name in ("original.jpg", *pictures.RENDITIONS):
        stored = default_storage.open(f"pictures/{picture.hash[:2]}/{picture.hash}/{name}").read()
        assert b"secret" not in stored
        assert not Image.open(io.BytesIO(stored)).getexif()


def test_orientation_is_applied_before_the_metadata_goes():
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = pictures.store(upload(encoded((800, 600), exif=exif)))
    assert (picture.width, picture.height) == (600, 800)


def test_same_picture_is_stored_once():
    first, second = pictures.store(upload(encoded())), pictures.store(upload(encoded(), "other.jpg"))
    assert first == second
    assert Picture.objects.count() == 1


def test_renditions_have_their_widths_and_none_is_wider_than_the_picture():
    picture = pictures.store(upload(encoded((1000, 500))))
    sizes = {name: Image.open(stored(picture, name)).size for name in pictures.RENDITIONS}
    assert sizes == {
        "480.avif": (480, 240),
        "960.avif": (960, 480),
        "1600.avif": (1000, 500),
        "480.webp": (480, 240),
        "960.webp": (960, 480),
        "1600.webp": (1000, 500),
        "picture.jpg": (1000, 500),
    }
    assert pictures.widths(1000) == [("480.webp", 480), ("960.webp", 960), ("1600.webp", 1000)]
    assert pictures.widths(300) == [("480.webp", 300)]
    assert pictures.widths(300, "AVIF") == [("480.avif", 300)]


def test_missing_rendition_is_made_again():
    picture = pictures.store(upload(encoded()))
    path = f"pictures/{picture.hash[:2]}/{picture.hash}/480.webp"
    default_storage.delete(path)
    assert Image.open(stored(picture, "480.webp")).width == 480
    assert default_storage.exists(path)


@pytest.mark.parametrize(
    "content",
    [
        encoded(kind="PNG", mode="RGBA", colour=(1, 2, 3, 0)),
        encoded(kind="PNG", mode="LA", colour=(1, 0)),
        encoded(kind="PNG", mode="P", colour=1),
        encoded(kind="PNG", mode="I;16", colour=1),
        encoded(kind="PNG", mode="1", colour=1),
        encoded(kind="JPEG", mode="CMYK", colour=(1, 2, 3, 4)),
        encoded(kind="WEBP"),
        encoded((1, 1)),
        encoded((5000, 3), kind="PNG"),
    ],
)
def test_usual_pictures_of_all_modes_are_taken(content):
    assert pictures.store(upload(content)).hash


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_picture"),
        (b"GIF89a" + b"\0" * 100, "no_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "no_picture"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "no_picture"),
        (b"%PDF-1.4", "no_picture"),
        (b"\0" * 1000, "no_picture"),
        (png_header(10_000, 10_000), "too_many_pixels"),
        (png_header(2**31 - 1, 2**31 - 1), "too_many_pixels"),
        (png_header(300, 300), "damaged"),
        (encoded((900, 900))[:4000], "damaged"),
        (encoded(kind="PNG")[:200], "damaged"),
        (encoded(kind="WEBP")[:100], "no_picture"),
        (b"\0" * (pictures.MAX_BYTES + 1), "too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_hostile_files_get_a_message(content, code):
    with pytest.raises(ValidationError) as caught:
        pictures.store(upload(content))
    assert caught.value.code in (code, "no_picture", "damaged") if code != "too_large" else caught.value.code == code
    assert not Picture.objects.exists()


def test_unknown_rendition_is_an_error():
    with pytest.raises(KeyError):
        pictures.rendition("0" * 64, "../../settings.py")
