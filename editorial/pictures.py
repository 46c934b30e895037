"""The way in for pictures: checked before they are decoded, cleaned of everything but the image, named by content.

A picture is stored as one JPEG without metadata (no EXIF, no GPS) and as the renditions that pages ask for.
"""

import hashlib
import io
import struct
import warnings
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

from editorial.models import Picture

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 50_000_000
LONGEST_SIDE = 4000
"""Pixels; larger originals are scaled down to it."""

FORMATS = ("JPEG", "PNG", "WEBP")

RENDITIONS = {
    "480.avif": (480, "AVIF"),
    "960.avif": (960, "AVIF"),
    "1600.avif": (1600, "AVIF"),
    "480.webp": (480, "WEBP"),
    "960.webp": (960, "WEBP"),
    "1600.webp": (1600, "WEBP"),
    "picture.jpg": (1200, "JPEG"),
}
"""By name: the greatest width in pixels, and the format. No rendition is wider than the picture."""

CONTENT_TYPES = {"AVIF": "image/avif", "WEBP": "image/webp", "JPEG": "image/jpeg"}

OFFERED = ("AVIF", "WEBP")
"""The formats of which a browser takes the first that it knows; JPEG is for those that know neither."""

_QUALITY = {"AVIF": 62, "WEBP": 80, "JPEG": 84}
_OPTIONS = {"AVIF": {"speed": 8}, "WEBP": {"method": 4}, "JPEG": {"progressive": True, "optimize": True}}

_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, MemoryError, struct.error,
           OverflowError, Image.DecompressionBombError)  # fmt: skip
"""What Pillow raises over files that are no pictures, are cut off or were made to harm."""


def store(upload, user=None) -> Picture:
    """Clean an uploaded file, store it with its renditions and return its row; the same picture is stored once.

    Raises ValidationError, for the person who uploads, over what is too large or no picture.
    """
    if upload.size > MAX_BYTES:
        raise ValidationError(_("The picture is larger than 20 MB."), code="too_large")
    image = _cleaned(upload.read(MAX_BYTES + 1))
    content = _encoded(image, "JPEG", quality=92)
    digest = hashlib.sha256(content).hexdigest()
    _write(default_storage, _path(digest, "original.jpg"), content)
    for name in RENDITIONS:
        _write(default_storage, _path(digest, name), _rendered(image, name))
    picture, _made = Picture.objects.get_or_create(
        hash=digest, defaults={"width": image.width, "height": image.height, "added_by": user}
    )
    return picture


def rendition(digest: str, name: str) -> str:
    """Where a rendition is in the storage; it is made from the stored picture if it was not there. Raises
    FileNotFoundError, KeyError.

    `digest` must have been found in the database: a path is made of it.
    """
    if name not in RENDITIONS:
        raise KeyError(name)
    path = _path(digest, name)
    if not default_storage.exists(path):
        with default_storage.open(_path(digest, "original.jpg")) as file:
            image = Image.open(io.BytesIO(file.read()), formats=("JPEG",))
            image.load()
        _write(default_storage, path, _rendered(image, name))
    return path


def widths(width: int, wanted: str = "WEBP") -> list[tuple[str, int]]:
    """(name, width in pixels) of the renditions in a format worth offering for a picture of that width, ascending."""
    offered = []
    for name, (limit, kind) in RENDITIONS.items():
        if kind == wanted:
            offered.append((name, min(limit, width)))
            if limit >= width:
                break
    return offered


def _cleaned(content: bytes) -> Image.Image:
    if len(content) > MAX_BYTES:
        raise ValidationError(_("The picture is larger than 20 MB."), code="too_large")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit below is lower
        try:
            image = Image.open(io.BytesIO(content), formats=FORMATS)
        except Image.DecompressionBombError:
            raise ValidationError(_("The picture has more than 50 megapixels."), code="too_many_pixels") from None
        except _BROKEN:
            raise ValidationError(_("This is no JPEG, PNG or WebP picture."), code="no_picture") from None
        if image.width * image.height > MAX_PIXELS:
            raise ValidationError(_("The picture has more than 50 megapixels."), code="too_many_pixels")
        try:
            image.load()
            image = ImageOps.exif_transpose(image)
            return _fitted(_on_white(_in_srgb(image)), LONGEST_SIDE)
        except _BROKEN:
            raise ValidationError(_("The picture is damaged and cannot be read."), code="damaged") from None


def _in_srgb(image: Image.Image) -> Image.Image:
    """The image with its colours as the web takes them, where its own profile can be read."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, *_BROKEN):
        return image


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        return paper
    return image.convert("RGB")


def _fitted(image: Image.Image, side: int) -> Image.Image:
    """A copy that carries pixels and nothing else, scaled down if a side is longer."""
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    bare.thumbnail((side, side), Image.Resampling.LANCZOS)
    return bare


def _rendered(image: Image.Image, name: str) -> bytes:
    width, kind = RENDITIONS[name]
    scaled = image.convert("RGB")
    if image.width > width:
        scaled = scaled.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)
    return _encoded(scaled, kind, quality=_QUALITY[kind])


def _encoded(image: Image.Image, kind: str, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, quality=quality, **_OPTIONS[kind])
    return out.getvalue()


def _path(digest: str, name: str) -> str:
    return str(PurePosixPath("pictures") / digest[:2] / digest / name)


def _write(storage: Storage, path: str, content: bytes) -> None:
    """Write unless it is there. A full disk leaves no empty file behind."""
    if storage.exists(path) and storage.size(path):
        return
    try:
        storage.delete(path)
        storage.save(path, ContentFile(content))
    except OSError:
        storage.delete(path)
        raise
