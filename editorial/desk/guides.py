"""The guides for staff: Markdown files of docs/guides, as HTML with their contents and pictures."""

import dataclasses
import functools
import re
import struct
from pathlib import Path
from urllib.parse import quote, unquote

from django.conf import settings
from django.urls import reverse
from markdown_it import MarkdownIt
from markdown_it.token import Token

from districts import roles
from districts.models import Role, User

FOLDER = settings.BASE_DIR / "docs" / "guides"
ROLES = (Role.APPROVER, Role.REVIEWER, Role.EDITOR)
"""Who has a guide, the role that answers for most first: that is the main role of whoever holds several."""

_PICTURE = re.compile(r"img/([a-z-]+)\.png")
_PNG_SIZE = struct.Struct(">16xII")
"""Width and height, in pixels, behind the first 16 bytes of a PNG (its signature and the head of its first chunk)."""


@dataclasses.dataclass(frozen=True)
class Heading:
    """A heading of a guide with the anchor that leads to it; `level` is 2 for a chapter and 3 below it."""

    title: str
    anchor: str
    level: int


@dataclasses.dataclass(frozen=True)
class Guide:
    """A guide: its title, its chapters, and its text as HTML that may be shown as it is."""

    role: str
    title: str
    headings: tuple[Heading, ...]
    html: str
    pictures: frozenset[str]


def read(role: str) -> Guide:
    """The guide of the role. Raises KeyError for a role that has none."""
    if role not in ROLES:
        raise KeyError(role)
    path = FOLDER / f"{role}.md"
    return _rendered(role, path, path.stat().st_mtime_ns)


def all_guides() -> list[Guide]:
    """Every guide, in the order in which an edition goes through the roles."""
    return [read(role) for role in reversed(ROLES)]


def of(user: User) -> Role:
    """The role whose guide the person wants first: auditors the approver's, all others without one the editor's."""
    held = [role for role in ROLES if roles.paths_for(user, role)]
    if held:
        return held[0]
    return Role.APPROVER if roles.paths_for(user, Role.AUDITOR) else Role.EDITOR


def picture(name: str) -> Path:
    """The file of a picture that one of the guides shows. Raises KeyError for any other name."""
    if not any(name in guide.pictures for guide in all_guides()):
        raise KeyError(name)
    return FOLDER / "img" / f"{name}.png"


def anchor(title: str) -> str:
    """The anchor of a heading, the same that code hosts make: without punctuation, blanks as hyphens."""
    return re.sub(r"[^\w\- ]", "", title).strip().replace(" ", "-").lower()


def address(role: str, title: str = "") -> str:
    """Where the admin shows the guide, at the heading of that title."""
    page = reverse("admin:guide", args=[role])
    return f"{page}#{quote(anchor(title))}" if title else page


@functools.lru_cache(maxsize=len(ROLES) * 2)
def _rendered(role: str, path: Path, _changed: int) -> Guide:
    """Render a file. HTML in it is shown as text, and markdown-it refuses addresses that a browser would execute."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(path.read_text(encoding="utf-8"))
    title, headings, pictures = "", [], set()
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            words = _words(tokens[at + 1])
            if token.tag == "h1":
                title = words
                continue
            headings.append(Heading(words, anchor(words), int(token.tag[1])))
            token.attrSet("id", anchor(words))
        elif token.type == "inline":
            pictures.update(_point(token.children))
            token.children = [each for child in token.children for each in _enlarging(child)]
    begin = next((at + 3 for at, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h1"), 0)
    html = markdown.renderer.render(tokens[begin:], markdown.options, {})
    return Guide(role, title, tuple(headings), html, frozenset(pictures))


def _words(token) -> str:
    return "".join(child.content for child in token.children)


def _point(tokens) -> set[str]:
    """Let pictures and links to other guides lead to where the admin has them; return the names of the pictures."""
    names = set()
    for token in tokens:
        if token.type == "image" and (found := _PICTURE.fullmatch(token.attrs["src"])):
            names.add(found[1])
            token.attrSet("src", reverse("admin:guide_picture", args=[found[1]]))
            token.attrSet("loading", "lazy")
            if size := _size(FOLDER / "img" / f"{found[1]}.png"):
                token.attrs |= {"width": size[0], "height": size[1]}
        elif token.type == "link_open":
            page, _hash, place = unquote(token.attrs["href"]).partition("#")
            if page.removesuffix(".md") in ROLES:
                token.attrSet("href", address(page.removesuffix(".md"), place))
    return names


def _enlarging(token: Token) -> list[Token]:
    """A picture within a link to itself, so that it can be read on a telephone; anything else as it is."""
    if token.type != "image":
        return [token]
    return [Token("link_open", "a", 1, attrs={"href": token.attrs["src"]}), token, Token("link_close", "a", -1)]


def _size(path: Path) -> tuple[int, int] | None:
    try:
        with path.open("rb") as file:
            return _PNG_SIZE.unpack(file.read(_PNG_SIZE.size))
    except (OSError, struct.error):
        return None
