"""A page as numbered text: every field, paragraph and item with the anchor by which findings and notes name it."""

import dataclasses
import re
from collections.abc import Iterator

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from editorial import kinds, richtext
from editorial.comparison import wording
from editorial.pages import Photo

TITLE = 24
"""Characters by which an item is named."""

_QUOTED = re.compile(r"“([^”]+)”")


@dataclasses.dataclass(frozen=True)
class Block:
    """A piece of the page: a paragraph, an item, or the whole text of a field.

    `name` says in words where it stands, `number` its place in its list (0 for a field as a whole), `depth` how deep it
    lies in lists, `title` what an item is known by: its first words.
    """

    anchor: str
    name: str
    text: str
    number: int = 0
    depth: int = 0
    photo: Photo | None = None
    title: str = ""


@dataclasses.dataclass(frozen=True)
class Entry:
    """A field of the page that says something."""

    anchor: str
    label: str
    blocks: tuple[Block, ...]


class Outline:
    """The entries of a page in order, and its blocks by anchor."""

    def __init__(self, kind: kinds.Kind, page):
        found = (_entry(name, label, value) for name, label, value in wording.fields(kind, page))
        self.entries = [entry for entry in found if entry.blocks]
        self.blocks = {block.anchor: block for entry in self.entries for block in entry.blocks}
        fields = {entry.anchor: Block(entry.anchor, entry.label, "") for entry in self.entries}
        self.blocks = fields | self.blocks

    def nearest(self, place: str, message: str = "") -> Block | None:
        """The block at the place, or else the next larger one that holds it; None where there is none.

        Where that is a field of many paragraphs, the one with the words that the message quotes is meant.
        """
        while place and place not in self.blocks:
            place = place.rpartition(".")[0]
        inside = [block for anchor, block in self.blocks.items() if anchor.startswith(f"{place}.")] if place else []
        quoted = _QUOTED.findall(message)
        found = (block for words in quoted for block in inside if words in block.text)
        return next(found, self.blocks.get(place))

    def of_quote(self, anchor: str, quote: str) -> Block | None:
        """Where words that stood at the anchor of an earlier page stand now; None where they are gone."""
        block = self.blocks.get(anchor)
        if block and (not quote or quote in block.text):
            return block
        field = anchor.split(".", maxsplit=1)[0]
        return next((each for each in self.blocks.values() if each.anchor.split(".")[0] == field
                     and quote and quote in each.text), None)  # fmt: skip


def _entry(name: str, label: str, value) -> Entry:
    if wording.is_list(value):
        return Entry(name, label, tuple(_items(name, label, value, 0)))
    text = wording.text_of(name, value)
    if name == "body" or (isinstance(value, str) and "\n" in value):
        lines = text.split("\n") if name == "body" else richtext.text_of(text).split("\n")
        return Entry(name, label, tuple(_paragraphs(name, label, lines)))
    photo = value if isinstance(value, Photo) else None
    return Entry(name, label, (Block(name, label, text, photo=photo),) if text else ())


def _paragraphs(name: str, label: str, lines: list[str]) -> Iterator[Block]:
    for at, line in enumerate(lines, 1):
        if line:
            words = _("%(field)s, paragraph %(number)d") % {"field": label, "number": at}
            yield Block(f"{name}.{at}", words, line, at)


def _items(place: str, label: str, items: tuple, depth: int) -> Iterator[Block]:
    for at, item in enumerate(items, 1):
        anchor = f"{place}.{at}"
        words = _("%(field)s, item %(number)d") % {"field": label, "number": at}
        photo = item if isinstance(item, Photo) else None
        text = wording.item_text(item)
        yield Block(anchor, words, text, at, depth, photo, Truncator(text.replace("\n", " ")).chars(TITLE))
        for name in wording.shown_fields(item):
            inner = getattr(item, name)
            if wording.is_list(inner):
                yield from _items(f"{anchor}.{name}", words, inner, depth + 1)
