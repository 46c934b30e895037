"""Web pages and rich text to lines: scripts and furniture elements left out, tables and captions kept."""

import re

import lxml.html
from lxml import etree

from ..errors import Unreadable
from ..story import Image, Line, Source
from .bounds import MAX_IMAGES, check_length

DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "applet",
        "svg",
        "math",
        "canvas",
        "video",
        "audio",
        "form",
        "button",
        "select",
        "textarea",
        "input",
        "nav",
        "head",
        "frameset",
        "map",
    ]
)
BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "blockquote",
        "pre",
        "address",
        "figure",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "body",
        "html",
        "br",
        "hr",
        "center",
        "form",
        "fieldset",
        "caption",
    ]
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
HTML = re.compile(
    r"<(?:!doctype html|html|head|body|div|p|span|table|h[1-6]|br|script|a|img|ul|li|tr|td|th|b|strong|article)\b"
    r"[^<>]{0,2000}>",
    re.I,
)
META = {
    "articletitle": "title",
    "pubdate": "published",
    "contentsource": "source",
    "author": "author",
    "og:title": "title",
}


def looks_like_html(text: str, suffix: str) -> bool:
    head = text[:20_000]
    if suffix in ("html", "htm", "xhtml", "shtml"):
        return "<" in head
    return len(HTML.findall(head)) >= 2


def read(text: str) -> Source:
    """Lines of a page in document order. Raises Unreadable("no_text") if there is nothing to read."""
    check_length_of_markup(text)
    text = re.sub(r"<\?xml[^>]{0,200}\?>", "", text)
    text = shallow(text.replace("\x00", ""))
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, no_network=True)
    try:
        root = lxml.html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise Unreadable("no_text") from None
    walk = Walk()
    walk.through(root)
    walk.flush()
    source = Source(walk.lines, format="html", images=walk.images)
    for node in root.iter("meta"):
        key = META.get((node.get("name") or node.get("property") or "").lower())
        if key and node.get("content"):
            source.meta.setdefault(key, node.get("content").strip()[:300])
    check_length(source.text)
    return source


def check_length_of_markup(text: str) -> None:
    # markup may be longer than what is read from it, but not without end
    if len(text) > 8_000_000:
        raise Unreadable("too_long", limit=8_000_000)


def shallow(text: str) -> str:
    """The text, or without its tags where they nest so deep that no page of people could."""
    depth = deepest = 0
    for found in re.finditer(
        r"<(/?)(div|span|p|table|ul|ol|li|font|b|i|em|strong|blockquote|section|td|tr|a)\b", text, re.I
    ):
        depth += -1 if found.group(1) else 1
        deepest = max(deepest, depth)
    if deepest > 5000:
        return re.sub(r"<[^<>]{0,500}>", "\n", text)
    return text


class Walk:
    """An iterative walk over the tree, so that depth costs memory and never the stack."""

    def __init__(self):
        self.lines: list[Line] = []
        self.images: list[Image] = []
        self.words: list[str] = []
        self.kind = ""
        self.linked = 0

    def through(self, root) -> None:
        skip = None
        link = 0
        for event, node in etree.iterwalk(root, events=("start", "end")):
            tag = node.tag if isinstance(node.tag, str) else "script"
            if event == "start":
                if skip is None and tag in DROPPED:
                    skip = node
                if skip is None:
                    link += tag == "a"
                    self.open(tag, node)
                    self.say(node.text, link > 0)
                continue
            if skip is None:
                self.close(tag)
                link -= tag == "a"
            if skip is node:
                skip = None
            if skip is None and node is not root:
                self.say(node.tail, link > 0)

    def open(self, tag: str, node) -> None:
        if tag in ("td", "th"):
            if self.kind == "row" and self.words:
                self.words.append("\t")
            return
        if tag == "img":
            self.picture(node)
            return
        if self.kind == "row" and tag in ("p", "div", "br", "span"):
            self.words.append(" ")
            return
        if tag in BLOCKS:
            self.flush()
            self.kind = (
                "row" if tag == "tr" else "heading" if tag in HEADINGS else "caption" if tag == "figcaption" else ""
            )

    def close(self, tag: str) -> None:
        if tag == "tr" or (tag in BLOCKS and self.kind != "row"):
            self.flush()

    def say(self, text: str | None, link: bool) -> None:
        if text and text.strip():
            self.words.append(re.sub(r"[\r\n\t]+", " ", text))
            self.linked += len(text.strip()) if link else 0

    def picture(self, node) -> None:
        if len(self.images) > MAX_IMAGES:
            raise Unreadable("too_many_images", limit=MAX_IMAGES)
        address = (node.get("src") or "")[:500]
        if address.lower().lstrip().startswith("javascript:"):
            return
        name = re.sub(r"[?#].*$", "", address).rsplit("/", 1)[-1][:100] if not address.startswith("data:") else "image"
        self.images.append(Image(name or "image", "", None, (node.get("alt") or node.get("title") or "").strip()[:200]))

    def flush(self) -> None:
        text = "".join(self.words).strip(" \n\r")
        if text:
            bare = len(text.replace(" ", ""))
            kind = self.kind
            if not kind and self.linked * 10 >= bare * 8 and bare <= 40:
                kind = "link"
            self.lines.append(Line(text, kind))
        self.words, self.linked = [], 0
        if self.kind != "row":
            self.kind = ""
