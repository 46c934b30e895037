"""Where the body of a story begins and ends, and what the lines around it are."""

import re
from dataclasses import dataclass, field

from ..story import Line
from . import dates, origin, title
from .credits import is_credit_line
from .lines import (
    COUNTER,
    ENUMERATED,
    PLATE,
    is_breadcrumb,
    is_caption,
    is_furniture,
    is_menu,
    is_picture,
    is_prose,
    is_rights,
    is_tail,
    tidy,
)

NOTE = re.compile(
    r"^\s*[\[【(]?\s*(?:编者按|编者的话|编前语|编前|开栏语|开栏的话|开篇语|编者注|按语|编\s?者\s?按)\s*[\]】)]?\s*:?\s*"
)
SALUTATION = re.compile(r"^.{0,30}(?:各.{1,60}|同志们|全体.{1,20}):$")
OFFICE = re.compile(
    r"(?:委员会|政府|组织部|宣传部|总工会|办公室|领导小组|委|局|会|部|党组|公司|医院|学校|大学|学院|中心|办)$"
)
DOCUMENT_NUMBER = re.compile(r"[(\[]?[\u4e00-\u9fff]{1,12}[\[(]?(?:19|20)\d\d[\])]?第?\d{1,4}号[)\]]?")
WHOLE_DATE = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
BARE_LABEL = re.compile(r"(?:来源|作者|编辑|记者|责任编辑)\s*:")
ANNEX = re.compile(r"^附件\s*\d{0,2}\s*:?\s*\S{0,30}$")
RELEASE = re.compile(r"^[(]?此件[^()]{2,12}[)]?$")
SHOUT = re.compile(r"[!?!?][”\"』」))]*$")


@dataclass
class Zone:
    """Line numbers of head and tail by what they are, and the content between."""

    head: list[int] = field(default_factory=list)
    tail: list[int] = field(default_factory=list)
    plain: set[int] = field(default_factory=set)
    anchors: set[int] = field(default_factory=set)
    bylines: set[int] = field(default_factory=set)
    values: set[int] = field(default_factory=set)
    furniture: list[int] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    caption_lines: set[int] = field(default_factory=set)
    captions: list[str] = field(default_factory=list)
    note: str = ""
    hint: str = ""  # the title where a table of labels gives it
    blocks: list[tuple[str, str]] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    title_line: int | None = None


def parts(lines: list[Line]) -> Zone:
    """Sort the lines of a page into head, body and tail."""
    zone = Zone()
    texts = [tidy(line.text) for line in lines]
    start = Head(zone, lines, texts).read()
    Body(zone, lines, texts, start).read()
    return zone


def is_meta(text: str) -> bool:
    """A line of date, source and counters."""
    if len(text) > 150 or (is_prose(text) and "。" in text):
        return False
    return (
        any(dated.weight >= 3 for dated in dates.dates(text))
        or bool(origin.labelled(text))
        or origin.is_bare_label(text)
    )


def opens_body(line: Line, text: str) -> bool:
    if line.kind == "heading" and len(text) < 60:
        return False
    return is_prose(text) and (len(text) >= 30 or not SHOUT.search(text))


class Head:
    """Classifies what stands above the body, line by line, until a line opens the body."""

    def __init__(self, zone: Zone, lines: list[Line], texts: list[str]):
        self.zone, self.lines, self.texts = zone, lines, texts
        self.awaiting_note = self.awaiting_value = False

    def read(self) -> int:
        """The number of the body's first line."""
        above = self.date_line()
        for number, text in enumerate(self.texts):
            if not text or self.note(text) or self.value(number, text) or self.furniture(number, text):
                continue
            if self.byline(number, text) or self.aside(number, text) or self.labelled(number, text):
                continue
            line = self.lines[number]
            headline = number < above and len(text) <= 60 and not re.search(r"[。;][”\"]?$", text)
            if (opens_body(line, text) and not headline) or SALUTATION.match(text) or line.kind == "row":
                return number
            menu = is_menu(text) and line.kind != "heading"
            dated = dates.dates(text)
            if is_breadcrumb(text) or menu or line.kind == "link" or dated:
                self.zone.furniture.append(number)
                if dated and len(text) <= 30:  # a paper's name and day: it may be all that dates the page
                    self.zone.head.append(number)
            else:
                self.zone.plain.add(number)
                self.zone.head.append(number)
        return len(self.texts)

    def date_line(self) -> int:
        """Where the line of date and source stands, if no paragraph comes before it; else 0."""
        filled = 0
        for number, text in enumerate(self.texts):
            filled += bool(text)
            if filled > 40 or (len(text) >= 40 and text.endswith(("。", "。”"))):
                break
            if is_meta(text) and not is_credit_line(text):
                return number
        return 0

    def labelled(self, number: int, text: str) -> bool:
        """The row of a header table that gives the title, and the masthead of a newspaper's page."""
        match = title.LABELLED.match(text)
        if match:
            self.zone.hint = match[1].strip()
        elif origin.by_masthead(text):
            self.zone.head.append(number)
        else:
            return False
        self.zone.furniture.append(number)
        return True

    def note(self, text: str) -> bool:
        """An editor's note: after its label on the line, or in the paragraph that follows."""
        match = NOTE.match(text)
        if match and not self.zone.note:
            rest = text[match.end() :].strip()
            self.zone.note = rest if len(rest) >= 10 else ""
            self.awaiting_note = not self.zone.note
            return True
        if self.awaiting_note and is_prose(text) and not is_furniture(text):
            self.zone.note, self.awaiting_note = text, False
            return True
        return False

    def value(self, number: int, text: str) -> bool:
        """The value that belongs to a label alone on the line before."""
        if not self.awaiting_value:
            return False
        self.awaiting_value = False
        if len(text) > 30 or is_prose(text):
            return False
        self.zone.values.add(number)
        self.anchor(number)
        return True

    def anchor(self, number: int) -> None:
        self.zone.anchors.add(number)
        self.zone.head.append(number)

    def furniture(self, number: int, text: str) -> bool:
        if not is_furniture(text) or is_credit_line(text) or (is_rights(text) and number >= len(self.texts) // 2):
            return False
        self.zone.furniture.append(number)
        self.awaiting_value = bool(BARE_LABEL.fullmatch(text))
        if is_meta(text):
            self.anchor(number)
        elif self.awaiting_value:
            self.zone.head.append(number)
        return True

    def byline(self, number: int, text: str) -> bool:
        if is_credit_line(text):
            self.zone.bylines.add(number)
            self.anchor(number)
            self.awaiting_value = bool(re.fullmatch(r"\S{2,4}\s*:", text))
            return True
        if is_meta(text):
            self.anchor(number)
            self.zone.furniture.append(number)
            self.zone.columns += column(text, self.texts[:number])
            return True
        return False

    def aside(self, number: int, text: str) -> bool:
        """Captions, pictures and document numbers."""
        if is_caption(text) or self.lines[number].kind == "caption":
            self.zone.captions.append(text)
            self.zone.caption_lines.add(number)
            return True
        if is_picture(text) or DOCUMENT_NUMBER.fullmatch(text):
            self.zone.furniture.append(number)
            return True
        return False


def column(text: str, above: list[str]) -> list[str]:
    """The standing heading that a date line repeats from above: 榜样就在身边  加入时间:…"""
    label = re.match(r"^(\S{4,16})\s{1,}\S{0,8}(?:时间|日期)", text)
    return [label[1]] if label and label[1] in above else []


class Body:
    """Collects the content from the first line of the body to the line after which nothing belongs to the story."""

    def __init__(self, zone: Zone, lines: list[Line], texts: list[str], start: int):
        self.zone, self.lines, self.texts, self.start = zone, lines, texts, start
        self.content: list[tuple[int, str]] = []
        self.settled = 0  # how much of the content stands before a byline or furniture that no prose follows
        self.interrupted = False

    def read(self) -> None:
        end = len(self.texts)
        for number in range(self.start, len(self.texts)):
            text = self.texts[number]
            if not text:
                continue
            if (is_tail(text) or COUNTER.match(text)) and not is_credit_line(text) and self.content:
                end = number
                break
            if not self.outside(number, text):
                self.take(number, text)
        self.zone.furniture += [number for number, _ in self.content[self.settled :]]
        self.tail(end)
        plates = [number for number, text in enumerate(self.texts) if PLATE.match(text)]
        if len(plates) >= 2:  # a set of pictures: what stands under them is all its text
            self.zone.captions += [text for number, text in self.content[: self.settled] if number > plates[0]]
        content = sign(self.zone, self.content[: self.settled])
        following = [*(text for _, text in content[1:]), ""]
        self.zone.blocks = [
            (kind(self.lines[number], text, after), text)
            for (number, text), after in zip(content, following, strict=False)
        ]

    def take(self, number: int, text: str) -> None:
        self.content.append((number, text))
        if not self.interrupted or is_prose(text) or ANNEX.match(text):
            self.settled = len(self.content)
            self.interrupted = False

    def outside(self, number: int, text: str) -> bool:
        """Put a line that is no content where it belongs; a date alone is content, for a decision may be signed so."""
        zone, line = self.zone, self.lines[number]
        byline = is_credit_line(text)
        if byline or (is_meta(text) and line.kind != "row" and not WHOLE_DATE.fullmatch(text)):
            zone.tail.append(number)
            (zone.bylines if byline else zone.anchors).add(number)
            self.interrupted = True
        elif is_furniture(text):
            zone.furniture.append(number)
            self.interrupted = self.interrupted or not (is_picture(text) or RELEASE.match(text))
        elif is_caption(text) or line.kind == "caption":
            zone.captions.append(text)
        elif is_picture(text) or (line.kind == "link" and not is_prose(text)):
            zone.furniture.append(number)
        else:
            return False
        return True

    def tail(self, end: int) -> None:
        for number in range(end, len(self.texts)):
            text = self.texts[number]
            if not text:
                continue
            self.zone.tail.append(number)
            if is_credit_line(text):
                self.zone.bylines.add(number)
                continue
            self.zone.furniture.append(number)
            if is_meta(text) and len(text) < 60 and number < end + 3:
                self.zone.anchors.add(number)


def sign(zone: Zone, content: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Take the signing offices and the date below the text away from the body."""
    cut = len(content)
    while cut > 1 and cut > len(content) - 5:
        text = content[cut - 1][1]
        squeezed = re.sub(r"\s", "", text)
        if re.fullmatch(r"(?:(?:19|20)\d\d|二[〇○零]..)年.{1,3}月.{1,3}日", squeezed) or (
            cut < len(content) and len(squeezed) <= 40 and OFFICE.search(squeezed) and not ENUMERATED.match(text)
        ):
            cut -= 1
        else:
            break
    if cut < len(content) and any("年" in text for _, text in content[cut:]):
        zone.signature = [text for _, text in content[cut:]]
        return content[:cut]
    return content


def kind(line: Line, text: str, following: str) -> str:
    """heading, paragraph, row or list."""
    if line.kind in ("row", "heading"):
        return line.kind
    if is_prose(text) or re.search(r"[。!?;…]$", text) or len(text) > 40:
        return "paragraph"
    if ENUMERATED.match(text) and following and not re.search(r"\s+\S+\s*$", text):
        return "heading"
    if re.search(r"[\s、:]", text) or not following:
        return "list"
    return "heading" if is_prose(following) or len(following) <= 30 else "list"
