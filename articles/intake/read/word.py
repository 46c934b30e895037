"""Word files to lines, after a look at the package that keeps bombs and entities from the converter."""

import io
import re
import zipfile
import zlib

import mammoth

from ..errors import Unreadable
from ..story import Image, Source
from . import pages
from .bounds import MAX_IMAGES, MAX_MEMBERS, MAX_PART, MAX_UNPACKED

ENTITIES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)
DEEPEST = 60
"""Tables inside one another: the converter recurses."""
STYLES = (
    "p[style-name='Title'] => h1:fresh\np[style-name='标题'] => h1:fresh\np[style-name='Caption'] => p.caption:fresh"
)
PROBLEMS = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    AttributeError,
    TypeError,
    IndexError,
    UnicodeError,
    MemoryError,
    RecursionError,
    SyntaxError,
)


def read(data: bytes) -> Source:
    """Lines and pictures of a .docx. Raises Unreadable: bomb, entities, encrypted, damaged, unknown_format."""
    inspect(data)
    images: list[Image] = []

    def keep(picture) -> dict:
        if len(images) >= MAX_IMAGES:
            raise Unreadable("too_many_images", limit=MAX_IMAGES)
        with picture.open() as opened:
            content = opened.read()
        kind = str(picture.content_type or "")
        images.append(Image(f"image{len(images) + 1}", kind, content, str(getattr(picture, "alt_text", "") or "")))
        return {"src": f"image{len(images)}"}

    try:
        html = mammoth.convert_to_html(
            io.BytesIO(data), convert_image=mammoth.images.img_element(keep), style_map=STYLES
        ).value
    except Unreadable:
        raise
    except PROBLEMS:
        raise Unreadable("damaged", format="docx") from None
    except Exception as error:  # the XML parsers below mammoth raise classes of their own
        raise Unreadable("damaged", format="docx") from error
    if not re.sub(r"<[^>]*>", "", html).strip():
        raise Unreadable("no_text")
    source = pages.read(f"<html><body>{html}</body></html>")
    source.format = "docx"
    source.images = images
    return source


def inspect(data: bytes) -> None:
    """Refuse the package before anything parses it: sizes as really unpacked, not as declared."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        members = package.infolist()
    except PROBLEMS:
        raise Unreadable("damaged", format="docx") from None
    if len(members) > MAX_MEMBERS:
        raise Unreadable("bomb")
    names = {member.filename for member in members}
    if not any(name.endswith("document.xml") for name in names):
        raise Unreadable("unknown_format", format="zip")
    unpacked = 0
    for member in members:
        unpacked += measured(package, member, MAX_UNPACKED - unpacked)


def measured(package: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> int:
    """Bytes of a member as really unpacked. Raises Unreadable where they are more than `left`, or not to be parsed."""
    if member.flag_bits & 1:
        raise Unreadable("encrypted")
    markup = Markup() if member.filename.endswith((".xml", ".rels")) else None
    limit = min(left, MAX_PART if markup else MAX_UNPACKED)
    size = 0
    try:
        with package.open(member) as opened:
            while piece := opened.read(1 << 16):
                size += len(piece)
                if size > limit:
                    raise Unreadable("bomb")
                if markup:
                    markup.inspect(piece)
    except PROBLEMS:
        raise Unreadable("damaged", format="docx") from None
    return size


class Markup:
    """The markup of one member, piece by piece; each is read with the end of the one before it, where they were cut."""

    def __init__(self):
        self.tail = b""
        self.nesting = 0

    def inspect(self, piece: bytes) -> None:
        """Raise Unreadable for definitions of entities, and for tables in tables without end."""
        joined = self.tail + piece
        if ENTITIES.search(joined) or ENTITIES.search(joined.replace(b"\x00", b"")):
            raise Unreadable("entities")
        self.nesting += joined.count(b"<w:tbl>") - joined.count(b"</w:tbl>")
        if self.nesting > DEEPEST:
            raise Unreadable("bomb")
        self.tail = piece[-40:]
