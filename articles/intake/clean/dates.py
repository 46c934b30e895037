"""The date and time of publication: which of a page's dates it is."""

import re
from dataclasses import dataclass
from datetime import date, time

from ..tables.chrome import META_LABELS, SOURCE_LABELS

DATE = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s?(?:[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)|年[\s/]?(\d{1,2})\s?月[\s/]?(\d{1,2})\s?日)"
    r"(?:[\sT]*(\d{1,2})[::](\d{2})(?:[::]\d{2})?)?"
)
LABEL = re.compile(
    "(?:" + "|".join(map(re.escape, sorted(META_LABELS, key=len, reverse=True))) + r")\s*[::]?\s*[\[【]?\s*$"
)
MASTHEAD = re.compile(r"^\s*[\u4e00-\u9fff]{1,10}报[\s/]+(?:19|20)\d\d")
TODAY = re.compile(r"星期|今天|今日|周[一二三四五六日]")


@dataclass
class Dated:
    """A date on a line, how sure it is the day of publication, and where it stands."""

    on: date
    at: time | None
    weight: int
    start: int
    end: int


def dates(text: str) -> list[Dated]:
    """Every valid date of a line with its weight as publication date; weight 0 or less is no candidate."""
    found = []
    for match in DATE.finditer(text):
        year, month, day = match[1], match[2] or match[4], match[3] or match[5]
        try:
            on = date(int(year), int(month), int(day))
        except ValueError:
            continue
        at = clock(match[6], match[7])
        found.append(Dated(on, at, weight(text, match, at), match.start(), match.end()))
    return found


def weight(text: str, match: re.Match, at: time | None) -> int:
    """How surely the date in the line is the day of publication, by what stands beside it: 6 behind a label, 0 or less
    not at all."""
    before = text[: match.start()]
    rest = (before + text[match.end() :]).strip(" \t()[]【】-—|丨")
    if MASTHEAD.match(text):
        return 4  # a newspaper prints its own day beside its name
    if LABEL.search(before):
        return 6
    if TODAY.search(text):
        return -1 if at is None else 1
    if any(label in text for label in SOURCE_LABELS) or re.search(r"浏览|点击|阅读|发表于", text):
        return 5
    if at is not None:
        return 4
    return 3 if not rest else 1 if len(rest) <= 20 else 0


def clock(hour: str | None, minute: str | None) -> time | None:
    if hour is None or int(hour) > 23 or int(minute) > 59:
        return None
    return time(int(hour), int(minute))
