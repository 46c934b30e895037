"""Figures: counted results with their number, unit, qualifier, scope and rank."""

import re
from decimal import Decimal

from ..story import Figure
from ..tables.honours import MERITS
from ..tables.units import (
    DULL_NOUNS,
    DULL_UNITS,
    DURATION_RESULTS,
    QUALIFIERS_AFTER,
    QUALIFIERS_BEFORE,
    SCOPES,
    TIME_UNITS,
    UNITS,
)
from .numerals import value

TIMES = tuple(sorted(TIME_UNITS, key=len, reverse=True))
NUMBER = re.compile(
    r"(?<![\dA-Za-z.\-/第])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?)\s?([十百千万亿]{0,3})(余|多|来)?([万亿]{0,2})(?!\.?\d)"
)
HAN = re.compile(
    r"(?<![第零〇一二三四五六七八九十百千万亿两数几])([零〇一二三四五六七八九两十百千万亿]{1,9})(余|多|来)?([万亿]{0,2})(?=[\u4e00-\u9fff])"
)
PERCENT_HAN = re.compile(r"百分之([零〇一二三四五六七八九十百点]{1,8})")
UNIT = re.compile("|".join(map(re.escape, UNITS)))
QUOTED = re.compile(r"[“‘《〈]([^“”‘’《》〈〉\n]{1,14})[”’》〉]")
RANK = re.compile(
    r"(?:位居|位列|居|列|排名|名列|跃居)?(?:全[国省市区县州旗]|同领域|三区|同类|全系统)?[^,。;]{0,8}(?:第[一二三四五六七八九十\d]{1,3}(?:位|名)?|前[一二三四五六七八九十列茅]{1,3}(?:位|名|强)?|首位|榜首)"
)
AWARDED = re.compile(r"^[^,。;]{0,3}?(?:获|被评|荣|立功|受到?表彰|受嘉奖|立|夺|蝉联|入选|当选)")
THRESHOLD = re.compile(r"^(?:以上|以下|以内|之内)")
SPACE_BEFORE = re.compile(r"(?:电话|编号|邮编|邮政编码|QQ|号码|传真)[::]?\s*$")
IDIOMS = (
    "千方百计",
    "千家万户",
    "百姓",
    "万家",
    "千万",
    "百年",
    "十分",
    "十足",
    "百日",
    "千里",
    "万众",
    "百花",
    "十佳",
    "百强",
    "万事",
    "百倍",
    "十全",
    "千百",
    "千军万马",
    "千言万语",
    "百感",
    "千头万绪",
    "万无一失",
    "百业",
    "万户千家",
    "千辛万苦",
    "万水千山",
    "亿万",
    "十里",
    "百分",
)
RESULT_BEFORE = re.compile("(?:" + "|".join(DURATION_RESULTS) + r")[^,。\d]{0,4}$")
DURATIONS = frozenset(("天", "小时", "分钟", "个工作日", "个月", "个小时", "工作日", "昼夜"))
AMBIGUOUS_TIMES = frozenset(("路", "级", "代", "分", "楼", "度", "层"))
SMALL_HAN = frozenset("一二三四五六七八九两")
BIG_HAN = frozenset("百千万亿")
LOOSE_UNITS = frozenset("方面里度点步代路声号届层家口门道级分团顶字")
"""Units that are rather parts of words behind a short number: 一方面, 两地分居, 十里."""
NEAR = (
    "近",
    "约",
    "达",
    "超",
    "逾",
    "破",
    "共",
    "计",
    "了",
    "过",
    "约有",
    "有",
    "带出",
    "余",
    "、",
    "发",
    "得",
    "金",
    "的",
    "过",
)


def figures(text: str, tallies: list[tuple[int, int]] = (), scope_text: str = "") -> list[Figure]:
    """Every counted result of the body, in order; spans in `tallies` are counts of awards and left out."""
    quoted = [match.span(1) for match in QUOTED.finditer(text) if len(match.group(1)) <= 14]
    found: list[Figure] = []
    for match in NUMBER.finditer(text):
        figure = arabic(text, match, quoted)
        if figure:
            found.append(figure)
    for match in PERCENT_HAN.finditer(text):
        amount = percent(match[1])
        if amount is not None:
            found.append(make(text, match.start(), match.end(), match[1] if amount != 100 else "100", amount))
    for match in HAN.finditer(text):
        figure = han(text, match, quoted)
        if figure:
            found.append(figure)
    taken = []
    for figure in sorted(found, key=lambda item: (item.start, -item.end)):
        if taken and figure.start < taken[-1].end:
            continue
        if any(start <= figure.start < end for start, end in tallies) or counts_award(text, figure):
            continue
        taken.append(figure)
    return taken


def counts_award(text: str, figure: Figure) -> bool:
    """Whether the figure says how many were honoured: 张三等10人获…称号, 103名同志授予…称号."""
    if figure.unit not in ("人", "名", "位", "个"):
        return False
    before, after = text[max(0, figure.start - 30) : figure.start], text[figure.end : figure.end + 34]
    many = before.endswith("等") or after.startswith(("同志", "“", "获奖", "个人", "集体"))
    return many and bool(
        re.search(
            r"获得|荣获|获评|授予|表彰|给予|称号|奖励|嘉奖|命名|评选|获此|评为|当选|入选|荣立|荣膺|受奖",
            re.split(r"[。\n]", after)[0] + re.split(r"[。\n]", before)[-1],
        )
    )


def percent(text: str) -> Decimal | None:
    whole, _, part = text.partition("点")
    base = value(whole)
    if base is None or not part:
        return base
    digits = "".join(str("零一二三四五六七八九".find(char)) for char in part if char in "零一二三四五六七八九")
    return base + Decimal(f"0.{digits}") if digits else base


def inside(quoted: list[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in quoted)


def arabic(text: str, match: re.Match, quoted: list[tuple[int, int]]) -> Figure | None:
    """A figure in digits, or None for dates, ranks, thresholds, telephone numbers and names in quotation marks."""
    start, end = match.span()
    before = text[max(0, start - 12) : start]
    number = text[start:end]
    amount = value(number)
    if match[2] and any(text.startswith(idiom, match.start(2)) for idiom in IDIOMS):
        return None  # 2017十佳: a year before a title
    if amount is None or SPACE_BEFORE.search(before) or inside(quoted, start) or before.endswith(("〔", "[")):
        return None
    if text.startswith("%", end):
        return make(text, start, end + 1, number, amount)
    at = end + (text[end : end + 1] == " ")
    at += text[at : at + 1] in ("余", "多") and not match[3]
    after = text[at : at + 12]
    big = bool(match[2] or match[4])
    unit = UNIT.match(after)
    word = unit.group() if unit else ""
    time = next((item for item in TIMES if after.startswith(item) and len(item) >= len(word)), "")
    if time and not (big and time in AMBIGUOUS_TIMES):
        long = time in DURATIONS and RESULT_BEFORE.search(before)
        return make(text, start, at + len(time), number, amount, time) if long else None
    if not word:
        return make(text, start, end, number, amount, "") if big and not re.match(r"[年月日天A-Za-z]", after) else None
    if is_dull(word, after[len(word) :], big):
        return None
    word = "个百分点" if after.startswith("个百分点") else word
    return make(text, start, at + len(word), number, amount, word)


def is_dull(word: str, rest: str, big: bool) -> bool:
    """Whether the unit tells a threshold, a grade or an arrangement of the text, and no result."""
    if THRESHOLD.match(rest) or (word == "个" and rest.startswith(DULL_NOUNS)):
        return True
    if word in ("元", "人", "吨") and rest.startswith("级"):
        return True
    return word in DULL_UNITS and not big


def han(text: str, match: re.Match, quoted: list[tuple[int, int]]) -> Figure | None:
    """A figure in Chinese numerals, or None for idioms, durations, thresholds, and numbers that count nothing."""
    start, end = match.span()
    if inside(quoted, start) or any(text.startswith(idiom, start) for idiom in IDIOMS):
        return None
    if re.search(r"\d\s?$", text[max(0, start - 2) : start]):
        return None
    after = text[end : end + 10]
    unit = UNIT.match(after)
    word = unit.group() if unit else ""
    if not word or is_time(after, word):
        return None
    rest = after[len(word) :]
    if (word == "个" and rest.startswith(DULL_NOUNS)) or THRESHOLD.match(rest):
        return None
    if counts_nothing(match, word, text[max(0, start - 8) : start], rest):
        return None
    digits = match[1]
    amount = value(digits + (match[3] or ""))
    if not amount or (digits == "一" * len(digits) and word != "次"):
        return None
    return make(text, start, end + len(word), text[start:end], amount, word)


def is_time(after: str, word: str) -> bool:
    """Whether what follows the number is a unit of time, at least as long as the unit `word`."""
    return word != "分" and any(after.startswith(time) for time in TIMES if len(time) >= len(word))


def counts_nothing(match: re.Match, word: str, before: str, rest: str) -> bool:
    """Whether a number in Chinese numerals is a manner of speaking: 一家人, 千家, 三次会议."""
    digits, vague = match[1], match[2]
    if digits in SMALL_HAN and not match[3]:
        return not counts_honours(digits, word, before, rest)
    if vague:
        return False
    return (word in LOOSE_UNITS and len(digits) < 3) or (digits in BIG_HAN and not before.endswith(NEAR))


def counts_honours(digits: str, word: str, before: str, rest: str) -> bool:
    """Whether a number below ten says how often somebody was honoured: 三次获得嘉奖, 记三等功一次."""
    after_merit = before.endswith(tuple(MERITS)) or bool(re.search(r"(?:功|嘉奖|奖励?|称号|表彰)$", before))
    if word != "次" or (digits == "一" and not after_merit):
        return False
    return after_merit or bool(AWARDED.match(rest))


def make(text: str, start: int, end: int, number: str, amount: Decimal, unit: str = "%") -> Figure:  # noqa: PLR0917
    """The figure with the words around it that belong to it."""
    left = max(text.rfind(mark, 0, start) for mark in ",。;:、!?\n“”(") + 1
    left = max(left, start - 20)
    before = text[left:start]
    qualifier = next((word for word in QUALIFIERS_BEFORE if before.endswith(word)), "")
    tail = next(
        (word for word in QUALIFIERS_AFTER if number.endswith(word) or text.startswith(word, end - len(unit) - 1)), ""
    )
    scope = next((word for word in SCOPES if word in before), "")
    rank = RANK.match(text, end + 1) if text[end : end + 1] in ",、" else None
    bare = number.rstrip("余多来")
    inner = re.sub(r"(?<=[\d十百千万])[余多来](?=[万亿])", "", bare)
    return Figure(
        before + text[start:end],
        inner,
        amount,
        unit,
        qualifier or tail,
        scope,
        rank.group() if rank and re.search(r"第|首|榜|前", rank.group()) else "",
        start,
        end,
    )
