"""Finding names in what readers get: in text, across markup, in attributes and data, however they are written."""

import dataclasses
import html.parser
import json
import re
from urllib.parse import unquote

from editorial.search.text import normalise

_INLINE = frozenset(
    (
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "kbd", "mark", "q", "rb",
        "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    )
)  # fmt: skip
"""Elements that do not break a line of text: a name may run through them."""

_ADDRESSES = frozenset(["href", "src", "srcset", "action", "content", "value"])
_ECHOES = frozenset(["title", "form", "nav", "head"])
"""Elements in which a page of search results repeats what was asked for."""

_ESCAPED = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_AROUND = 20
"""Characters shown on each side of a mention."""

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)


@dataclasses.dataclass(frozen=True)
class Sought:
    """What no page may show. `names` are compared as search does; `marks` are ids and hashes, found as they stand."""

    names: tuple[str, ...]
    marks: tuple[str, ...]

    def marks_in(self, body: str) -> str:
        """The first id or hash that stands in the text, or ""."""
        return next((each for each in self.marks if each in body), "")

    def name_in(self, text: str) -> str:
        """The words around the first name in a text, or ""."""
        for line in normalise(text).split("\n"):
            for name in self.names:
                if (at := line.find(name)) >= 0:
                    return line[max(0, at - _AROUND) : at + len(name) + _AROUND].strip()
        return ""


def sought(names: list[str], marks: list[str]) -> Sought:
    """What is looked for, given names as they are printed."""
    return Sought(tuple(dict.fromkeys(filter(None, map(normalise, names)))), tuple(dict.fromkeys(filter(None, marks))))


def text_of(body: str, *, is_markup: bool, without_echo: bool = False) -> str:
    """All that an answer says, a line for each piece: text as it is read, attributes, data with their escapes undone.

    `without_echo` leaves out where a page of results repeats the words that were asked for.
    """
    if not is_markup:
        return _unescaped(body)
    reading = _Reading(without_echo)
    reading.feed(body)
    reading.close()
    return "\n".join(["".join(reading.text), *reading.attributes])


class _Reading(html.parser.HTMLParser):
    def __init__(self, without_echo: bool):
        super().__init__(convert_charrefs=True)
        self.without_echo = without_echo
        self.echoing: list[str] = []
        self.text: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag, attrs):
        if self.without_echo and tag not in _VOID and (self.echoing or self._echoes(tag, attrs)):
            self.echoing.append(tag)
        if tag not in _INLINE:
            self.text.append("\n")
        if self.echoing:
            return
        for name, value in attrs:
            if value and not (self.without_echo and name in _ADDRESSES):
                self.attributes.append(unquote(value) if name in _ADDRESSES else value)

    def handle_endtag(self, tag):
        if tag in self.echoing:
            while self.echoing and self.echoing.pop() != tag:
                pass
        if tag not in _INLINE:
            self.text.append("\n")

    def handle_data(self, data):
        if not self.echoing:  # a line break in the source is a space to who reads it
            self.text.append((_unescaped(data) if "\\u" in data else data).replace("\n", " "))

    def _echoes(self, tag, attrs) -> bool:
        return tag in _ECHOES or ("role", "status") in attrs or ("class", "empty") in attrs


def _unescaped(text: str) -> str:
    """The text with the escapes of JSON undone; pairs that make one character stay together."""
    return _ESCAPED.sub(lambda run: json.loads(f'"{run[0]}"'), text)
