"""Bounds on what intake takes in: bytes, characters, pictures and unpacked sizes."""

from ..errors import Unreadable

MAX_BYTES = 20 * 1024 * 1024
MAX_CHARACTERS = 500_000
MAX_IMAGES = 200
MAX_UNPACKED = 100 * 1024 * 1024
MAX_PART = 16 * 1024 * 1024  # one XML part of a Word file
MAX_MEMBERS = 2_000
MAX_PAGES = 500


def check_size(data: bytes) -> None:
    if not data:
        raise Unreadable("empty")
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large", limit=MAX_BYTES)


def check_length(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise Unreadable("too_long", limit=MAX_CHARACTERS)


def check_images(images: list) -> None:
    if len(images) > MAX_IMAGES:
        raise Unreadable("too_many_images", limit=MAX_IMAGES)
