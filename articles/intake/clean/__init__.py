"""Clean: lines of a page to the story on it, furniture left out."""

import re
from itertools import pairwise

from ..fold import Original
from ..read.damage import spots
from ..story import Block, Credit, Source, Story
from ..tables.credits import OUTLET_ENDS
from . import credits, dates, origin, title
from .body import Zone, parts
from .broken import whole
from .lines import is_rights, tidy

__all__ = ["clean"]

# 某某网讯 马晓、记者沈海报道: who wrote, without brackets
WIRE = re.compile(r"^[^\s。,]{2,24}讯\s+([^\s。,()]{2,30})报道\s")
ISSUE = re.compile(r"^\s*(?:19|20)\d\d年(?:第\s?\d{1,3}\s?期|\d{1,2}月刊)|^第\s?\d{1,4}\s?[期版]|^\d{1,2}$")
LABEL = re.compile(r"^【[^】]{2,12}】$")
LAST_BRACKET = re.compile(r"\s*[(\[【]([^()\[\]【】]{2,80})[)\]】]\s*$")


def clean(source: Source) -> Story:
    """The story among the lines: title, dates, credits and note found, body in blocks with their offsets."""
    source.lines = whole(source.lines)
    zone = parts(source.lines)
    story = Story(images=source.images)
    head = [(number, tidy(source.lines[number].text)) for number in zone.head]
    tail = [(number, tidy(source.lines[number].text)) for number in zone.tail]
    story.editor_note = zone.note
    story.captions = list(zone.captions) + [image.caption for image in source.images if image.caption]
    story.chrome = [tidy(source.lines[number].text) for number in zone.furniture]
    story.blocks = [Block(kind, text) for kind, text in zone.blocks]
    story.signature = zone.signature
    story.rights = "\n".join(text for _, text in tail if is_rights(text))
    body = story.body
    put_title(story, source, zone, head, body)
    put_leftovers(story, zone, head)
    put_credits(story, zone, head, tail)
    put_date(story, source, zone, head, tail)
    put_source(story, source, zone, head, tail)
    as_printed(story, Original(source.text))
    story.place_blocks()
    story.damage = spots(story.body)
    return story


def as_printed(story: Story, original: Original) -> None:
    """Give every text its printed punctuation back; the rules worked on the folded form."""
    for name in ("title", "kicker", "subtitle", "source", "editor_note"):
        setattr(story, name, original.of(getattr(story, name)))
    for block in story.blocks:
        block.text = original.of(block.text)
    for name in ("captions", "chrome", "signature"):
        setattr(story, name, [original.of(text) for text in getattr(story, name)])
    story.rights = "\n".join(original.of(text) for text in story.rights.splitlines())


def put_title(story: Story, source: Source, zone: Zone, head: list, body: str) -> None:
    candidates = [(number, text, source.lines[number].kind) for number, text in head if number in zone.plain]
    hint = source.meta.get("title", "") or zone.hint
    chosen = title.pick(candidates, body, zone.anchors, hint)
    if chosen is None:
        story.title = hint
        return
    order = [number for number, _, _ in candidates]
    texts = {number: text for number, text, _ in candidates}
    place = order.index(chosen)
    story.title = re.sub(r"^[•·●■◆★☆▪>\s]+", "", texts[chosen])
    if place + 1 < len(order):
        match = title.SUBTITLE.match(texts[order[place + 1]])
        if match:
            story.subtitle = title.spaced(match[1].strip())
    if place and not story.subtitle:
        above = texts[order[place - 1]]
        leading = title.LEADING.match(above)
        if leading:
            story.subtitle = title.spaced(leading[1].strip())
        elif (
            4 <= len(above) <= 16
            and not above.endswith(OUTLET_ENDS)
            and not title.is_offices(above)
            and any(above in text for number, text in head if number > chosen)
        ):
            story.kicker = above
    story.kicker = story.kicker or title.column_of(story.title)
    for label in zone.columns:
        story.kicker = story.kicker or label
    zone.title_line = chosen


def is_verse(texts: list[str]) -> bool:
    """Whether these are lines of a sentence that a public account breaks for the small screen."""
    return len(texts) >= 4 and sum(map(len, texts)) <= 12 * len(texts)


def put_leftovers(story: Story, zone: Zone, head: list) -> None:
    """Short lines between the head and the first sentence: captions if they are several, else a first heading."""
    numbers = {number for number, _ in head}
    edge = max([zone.title_line if zone.title_line is not None else -1, *(zone.anchors & numbers)])
    taken = {story.title, story.kicker}
    left = [
        (number, text)
        for number, text in head
        if number in zone.plain and text not in taken and not title.SUBTITLE.match(text)
    ]
    below = [text for number, text in left if number > edge]
    first = next((at for at, text in enumerate(below) if text.isdigit()), len(below))
    after = [text for text in below if not ISSUE.match(text)]
    story.chrome += [text for number, text in left if number < edge or ISSUE.match(text)]
    if is_verse(below[:first]):
        headings = [Block("heading", text) for text in below[first:] if not ISSUE.match(text)]
        story.blocks[:0] = [Block("paragraph", "".join(below[:first])), *headings]
    elif after and all(LABEL.match(text) for text in after):
        story.blocks[:0] = [Block("heading", text) for text in after]
    elif len(after) >= 2 or (after and zone.caption_lines and len(after[0]) >= 10):
        story.captions += after
    elif after and any(block.kind == "heading" for block in story.blocks):
        story.blocks.insert(0, Block("heading", after[0]))
    else:
        story.chrome += after


def put_credits(story: Story, zone: Zone, head: list, tail: list) -> None:
    found: list[Credit] = []
    lines = [text for number, text in head if number in zone.bylines or number in zone.anchors]
    previous = ""
    for number, text in head:
        if number in zone.values and previous:
            found += credits.parse(f"{previous} {text}")
        previous = text if re.fullmatch(r"\S{2,4}\s*:", text) else ""
    for text in lines:
        found += credits.parse(text)
    prose = [block for block in story.blocks if block.kind == "paragraph"]
    if prose:
        match = re.match(r"^[^。]{0,20}?[(]([^()]{2,60})[)]", prose[0].text)
        if match:
            found += credits.parse(match[1])
        wire = WIRE.match(prose[0].text)
        if wire and not match:
            found += wired(wire[1])
        found += closing_bracket(story, prose[-1])
    for caption in story.captions:
        found += credits.pictured(caption)
    for number, text in tail:
        if number in zone.bylines or number in zone.anchors:
            found += credits.parse(text)
    story.credits = credits.merge(found)


def wired(words: str) -> list[Credit]:
    """马晓、记者沈海: a role in the middle holds for the names after it, those before it are authors."""
    role = re.search(r"(?:^|、)(记者|通讯员)", words)
    if not role:
        return credits.signed(words)
    return credits.signed(words[: role.start()]) + credits.parse(words[role.start(1) :])


def closing_bracket(story: Story, block: Block) -> list[Credit]:
    """Credits in a bracket at the end of the last paragraph; the bracket leaves the body."""
    # only the last characters: a search over the whole would be slow on endless spaces
    cut = max(0, len(block.text) - 100)
    match = LAST_BRACKET.search(block.text, cut)
    if not match or match.start() < 10:
        return []
    inside = match[1].strip()
    found = credits.parse(inside)
    if not found and re.search(r"[。!?”.]\s*$", block.text[: match.start()]):
        found = credits.signed(inside)
    if not found and origin.labelled(inside):
        story.source = origin.labelled(inside)
        found = []
        block.text = block.text[: match.start()].rstrip()
        return found
    if found:
        block.text = block.text[: match.start()].rstrip()
        story.source = origin.labelled(inside) or story.source
    return found


def put_date(story: Story, source: Source, zone: Zone, head: list, tail: list) -> None:
    best = None
    lines = [(text, 2) for _, text in head] + [(text, 1) for _, text in tail] + [(text, 0) for text in story.signature]
    if source.meta.get("published"):
        lines.insert(0, ("发布时间:" + source.meta["published"], 9))
    for text, bonus in lines:
        if is_rights(text) and "发布" not in text:
            continue
        for dated in dates.dates(text):
            weight = dated.weight * 3 + bonus
            if dated.weight > 0 and (best is None or weight > best[0]):
                best = (weight, dated)
    if best is None:
        best = signed_on(story)
    if best:
        story.published_on, story.published_time = best[1].on, best[1].at


def signed_on(story: Story):
    """The date under the signing office of a decision whose lists follow it, with its weight."""
    for office, block in pairwise(story.blocks):
        if title.is_offices(office.text) and len(block.text) <= 16:
            for dated in dates.dates(block.text):
                return 0, dated
    return None


def put_source(story: Story, source: Source, zone: Zone, head: list, tail: list) -> None:
    if source.meta.get("source"):
        story.source = source.meta["source"]
        return
    lines = head + [(number, text) for number, text in tail if not is_rights(text)]
    for index, (_, text) in enumerate(lines):
        value = origin.labelled(text) if len(text) <= 150 else ""
        if not value and origin.is_bare_label(text) and index + 1 < len(lines) and lines[index + 1][0] in zone.values:
            value = lines[index + 1][1]
        if value:
            story.source = value
            break
    if not story.source:
        for _, text in head:
            story.source = (
                origin.by_masthead(text)
                or origin.beside_date(text)
                or origin.by_account(text)
                or (origin.by_reporter(text) if credits.is_credit_line(text) else "")
            )
            if story.source:
                break
    if story.source:
        story.credits.append(Credit("来源", [story.source], story.source))
