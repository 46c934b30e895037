"""Posts in running text: the post word, and how far its organisation reaches to the left."""

import re

from ..tables.posts import KEEP_AND, LEFT_STOP_CHARS, LEFT_STOPS, NO_POSTS, POSTS

WORD = re.compile("|".join(map(re.escape, POSTS)))
EXEMPT = (
    "都区",
    "都市",
    "都县",
    "都镇",
    "有限",
    "对外",
    "对口",
    "向阳",
    "着力",
    "从业",
    "到户",
    "为民服务",
    "就业",
    "让胡路",
    "对台",
    "与法",
)
EXEMPT_BEFORE = ("国有", "参与", "供给", "小说", "申请", "行为", "私有", "固有")
OFFICE_AFTER = "部处科办室局委组队中所"
BREAK = re.compile(r"[^\u3400-\u9fffA-Za-z0-9()·“”\U00020000-\U0003ffff]")
# 乡邮员, 线路工, 炉前工, 值长: posts that no table can list in full, told by their last character
FORMED = re.compile(r"(?<=[\u4e00-\u9fff])[\u4e00-\u9fff](?:员|工|长|师|手|匠|家)(?=[\u4e00-\u9fff ])")
FORMED_END = re.compile(r"[\u4e00-\u9fff](?:员|工|长|师|手|匠)$")
LONGEST = 42
KNOWN = frozenset(POSTS)
LENGTHS = sorted({len(post) for post in POSTS}, reverse=True)


def words(text: str) -> list[tuple[int, int]]:
    """(start, end) of every post word, longest first at each place, and of words that end as posts do."""
    listed = [match.span() for match in WORD.finditer(text)]
    ends = {end for _, end in listed}
    starts = {start for start, _ in listed}
    formed = [
        match.span()
        for match in FORMED.finditer(text)
        if match.end() not in ends and match.end() - 1 not in starts and match.group() not in NO_POSTS
    ]
    return sorted([*listed, *formed])


def is_formed(text: str, start: int, end: int) -> bool:
    """Whether the post word is none of the table but only ends as posts do: 乡邮员, 线路工, 值长."""
    return text[start:end] not in KNOWN


def phrase_start(text: str, start: int) -> int:
    """Where the phrase begins whose post word begins at `start`: its organisation stands directly before."""
    at, depth = start, 0
    floor = max(0, start - LONGEST)
    while at > floor:
        char = text[at - 1]
        if char == "”":
            opening = quotation_start(text, at)
            if opening is None:
                break
            at = opening
            continue
        if char == ")":
            depth += 1
        elif char == "(" and depth:
            depth -= 1
        elif ends_before(text, at, inside=depth > 0):
            at += is_own_district(text, at) and start - at > 4
            break
        at -= 1
    if depth:
        inner = text.find(")", at, start)
        at = inner + 1 if inner >= 0 else start
    return skip_dull(text, at, start)


def quotation_start(text: str, at: int) -> int | None:
    """Where the short name in quotation marks begins that ends at `at`; None where it is no name."""
    opening = text.rfind("“", max(0, at - 14), at - 1)
    if opening < 0 or not re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9]+", text[opening + 1 : at - 1]):
        return None
    return opening


def ends_before(text: str, at: int, *, inside: bool) -> bool:
    """Whether no organisation reaches further left than `at`; `inside` brackets it reaches over marks."""
    char = text[at - 1]
    return char in "(“我" or bool(BREAK.match(char) and not inside) or stops_before(text, at)


def is_own_district(text: str, at: int) -> bool:
    """Whether 我 before `at` only says whose district it is, which belongs to the phrase: 我区某局局长."""
    return text[at - 1] == "我" and text[at] in "区市县省镇乡旗州"


def stops_before(text: str, at: int) -> bool:
    """Whether a word that cannot belong to an organisation ends at `at`."""
    char = text[at - 1]
    if char in "和及":
        return not any(
            text.startswith(keep, at - 1 - offset)
            for keep in KEEP_AND
            for offset in [keep.find(char)]
            if offset >= 0 and at - 1 - offset >= 0
        )
    if char in LEFT_STOP_CHARS:
        return not (any(text.startswith(word, at - 1) for word in EXEMPT) or text[:at].endswith(EXEMPT_BEFORE))
    return text[at : at + 1] not in OFFICE_AFTER and text.endswith(LEFT_STOPS, 0, at)


DULL = re.compile(r"(?:\d{2,4}年|\d{1,2}月|\d{1,2}日|一[名位]|\d+[名位个岁]?|[年来、,·])")


def skip_dull(text: str, at: int, start: int) -> int:
    """Leave out years and counts at the beginning: 2020年, 一名."""
    while at < start:
        match = DULL.match(text, at)
        if not match or match.end() > start:
            break
        at = match.end()
    return at


def chain(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The phrase of the post word (start, end) and those that 、 or 兼 joins to it from the left, in order."""
    spans = [(phrase_start(text, start), end)]
    while len(spans) < 5:
        first = spans[0][0]
        joint = first - 1
        if joint < 1 or text[joint] not in "、兼":
            break
        before = ending(text, joint)
        if before is None:
            break
        spans.insert(0, (phrase_start(text, before), joint))
    return spans


def ending(text: str, at: int) -> int | None:
    """Start of the post word that ends exactly at `at`, or None."""
    for length in LENGTHS:
        if length <= at and text[at - length : at] in KNOWN:
            return at - length
    formed = FORMED_END.search(text, max(0, at - 3), at)
    return at - 2 if formed and formed.group() not in NO_POSTS else None


def following(text: str, at: int) -> list[tuple[int, int]]:
    """Posts that begin at `at` and run to a comma, stop or bracket: after 现任, 担任, 是, 系."""
    match = re.compile(r"[^,。;:!?\n()“”]{2,60}(?:“[^”\n]{1,12}”[^,。;:!?\n()]{0,20})?").match(text, at)
    if not match:
        return []
    out, begin = [], at
    limit = match.end()
    cut = text.find("的", at, limit)  # 担任党委副书记的年轻干部某某
    if cut > at and ending(text, cut) is not None:
        limit = cut
    while begin < limit:
        stop = text.find("、", begin, limit)
        stop = limit if stop < 0 else stop
        piece = text[begin:stop]
        if ending(text, stop) is None or len(piece) > LONGEST:
            break
        out.append((begin, stop))
        begin = stop + 1
    return out
