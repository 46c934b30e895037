"""Where the body of a story begins and ends, and what the lines around it are."""

import re
from dataclasses import dataclass, field

from ..story import Line
from . import dates, origin
from .credits import is_credit_line
from .lines import (ENUMERATED, is_breadcrumb, is_caption, is_furniture, is_menu, is_picture, is_prose, is_rights, is_tail,
                    tidy)

NOTE = re.compile(r"^\s*[\[【((]?\s*(?:编者按|编者的话|编前语|编前|开栏语|开栏的话|开篇语|编者注|按语|编\s?者\s?按)\s*[\]】))]?\s*[::]?\s*")
SALUTATION = re.compile(r"^.{0,30}(?:各.{1,60}|同志们|全体.{1,20})[::]$")
OFFICE = re.compile(r"(?:委员会|政府|组织部|宣传部|总工会|办公室|领导小组|委|局|会|部|党组|公司|医院|学校|大学|学院|中心|办)$")
DOCUMENT_NUMBER = re.compile(r"[(\[]?[\u4e00-\u9fff]{1,12}[\[(]?(?:19|20)\d\d[\])]?第?\d{1,4}号[)\]]?")
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
    blocks: list[tuple[str, str]] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    title_line: int | None = None


def parts(lines: list[Line]) -> Zone:
    """Sort the lines of a page into head, body and tail."""
    zone = Zone()
    texts = [tidy(line.text) for line in lines]
    start = read_head(zone, lines, texts)
    read_body(zone, lines, texts, start)
    return zone


def is_meta(text: str) -> bool:
    """A line of date, source and counters."""
    if len(text) > 150 or (is_prose(text) and "。" in text):
        return False
    return any(dated.weight >= 3 for dated in dates.dates(text)) or bool(origin.labelled(text)) or origin.is_bare_label(text)


def opens_body(line: Line, text: str) -> bool:
    if line.kind == "heading" and len(text) < 60:
        return False
    return is_prose(text) and (len(text) >= 30 or not SHOUT.search(text))


def read_head(zone: Zone, lines: list[Line], texts: list[str]) -> int:
    """Classify what stands above the body; the number of the body's first line."""
    awaiting_note = awaiting_value = False
    for number, text in enumerate(texts):
        if not text:
            continue
        line = lines[number]
        note = NOTE.match(text)
        if note and not zone.note:
            rest = text[note.end():].strip()
            zone.note = rest if len(rest) >= 10 else ""
            awaiting_note = not zone.note
            continue
        if awaiting_value:
            awaiting_value = False
            if len(text) <= 30 and not is_prose(text):
                zone.values.add(number)
                zone.anchors.add(number)
                zone.head.append(number)
                continue
        if is_furniture(text) and not is_credit_line(text):
            if not is_rights(text) or number < len(texts) // 2:
                zone.furniture.append(number)
                if is_meta(text):
                    zone.head.append(number)
                    zone.anchors.add(number)
                awaiting_value = bool(re.fullmatch(r"(?:来源|作者|编辑|记者|责任编辑)\s*[::]", text)) and not text.startswith("【")
                if awaiting_value:
                    zone.head.append(number)
                continue
        if is_credit_line(text):
            zone.bylines.add(number)
            zone.anchors.add(number)
            zone.head.append(number)
            if re.fullmatch(r"\S{2,4}\s*[::]", text):
                awaiting_value = True
        elif is_meta(text):
            zone.anchors.add(number)
            zone.head.append(number)
            zone.furniture.append(number)
            zone.columns += column(text, texts[:number])
        elif is_caption(text) or line.kind == "caption":
            zone.captions.append(text)
            zone.caption_lines.add(number)
        elif is_picture(text) or DOCUMENT_NUMBER.fullmatch(text):
            zone.furniture.append(number)
        elif awaiting_note and is_prose(text):
            zone.note, awaiting_note = text, False
        elif opens_body(line, text) or SALUTATION.match(text) or line.kind == "row":
            return number
        elif is_breadcrumb(text) or is_menu(text) and line.kind != "heading" or line.kind == "link":
            zone.furniture.append(number)
        else:
            if dates.dates(text):
                zone.furniture.append(number)
                continue
            zone.plain.add(number)
            zone.head.append(number)
    return len(texts)


def column(text: str, above: list[str]) -> list[str]:
    """The standing heading that a date line repeats from above: 榜样就在身边  加入时间:…"""
    label = re.match(r"^(\S{4,16})\s{1,}\S{0,8}(?:时间|日期)", text)
    return [label[1]] if label and label[1] in above else []


def read_body(zone: Zone, lines: list[Line], texts: list[str], start: int) -> None:
    """Collect the content from `start` to the first line after which nothing belongs to the story."""
    content: list[tuple[int, str]] = []
    broken = 0  # content so far when a byline or furniture first interrupted the prose
    interrupted = False
    end = len(texts)
    for number in range(start, len(texts)):
        text, line = texts[number], lines[number]
        if not text:
            continue
        byline = is_credit_line(text)
        if is_tail(text) and not byline and content:
            end = number
            break
        if byline or (is_meta(text) and not content_row(line)):
            whole_date = not byline and bool(re.fullmatch(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日", text))
            if whole_date:
                content.append((number, text))
                broken = broken if interrupted else len(content)
                continue
            zone.tail.append(number)
            (zone.bylines if byline else zone.anchors).add(number)
            interrupted = True
        elif is_furniture(text):
            zone.furniture.append(number)
            interrupted = interrupted or not is_picture(text)
        elif is_picture(text):
            zone.furniture.append(number)
        elif is_caption(text) or line.kind == "caption":
            zone.captions.append(text)
        elif line.kind == "link" and not is_prose(text):
            zone.furniture.append(number)
        else:
            if not interrupted or is_prose(text):
                content.append((number, text))
                broken = len(content)
                interrupted = False
            else:
                content.append((number, text))
    for number, _ in content[broken:]:
        zone.furniture.append(number)
    content = content[:broken]
    for number in range(end, len(texts)):
        text = texts[number]
        if text:
            zone.tail.append(number)
            if is_credit_line(text):
                zone.bylines.add(number)
            elif is_meta(text) and len(text) < 60 and number < end + 3:
                zone.anchors.add(number)
            if not is_credit_line(text):
                zone.furniture.append(number)
    content = sign(zone, content)
    zone.blocks = [(kind(lines[number], text, [t for _, t in content[at + 1: at + 2]]), text)
                   for at, (number, text) in enumerate(content)]


def content_row(line: Line) -> bool:
    return line.kind == "row"


def sign(zone: Zone, content: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Take the signing offices and the date below the text away from the body."""
    cut = len(content)
    while cut > 1 and cut > len(content) - 5:
        text = content[cut - 1][1]
        squeezed = re.sub(r"\s", "", text)
        if re.fullmatch(r"(?:(?:19|20)\d\d|二[〇○零]..)年.{1,3}月.{1,3}日", squeezed):
            cut -= 1
        elif cut < len(content) and len(squeezed) <= 40 and OFFICE.search(squeezed) and not ENUMERATED.match(text):
            cut -= 1
        else:
            break
    if cut < len(content) and any("年" in text for _, text in content[cut:]):
        zone.signature = [text for _, text in content[cut:]]
        return content[:cut]
    return content


def kind(line: Line, text: str, following: list[str]) -> str:
    """heading, paragraph, row or list."""
    if line.kind in ("row", "heading"):
        return line.kind
    if is_prose(text) or re.search(r"[。!?;;…!?]$", text) or len(text) > 40:
        return "paragraph"
    if ENUMERATED.match(text) and following and not re.search(r"\s{1,}\S+\s*$", text):
        return "heading"
    if re.search(r"\s|[、::]", text) or not following:
        return "list"
    return "heading" if following and (is_prose(following[0]) or len(following[0]) <= 30) else "list"
