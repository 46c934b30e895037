"""The outlet that a page names as its source."""

import re

from ..tables.chrome import COUNTER_LABELS, META_LABELS, SOURCE_LABELS
from ..tables.credits import OUTLET_ENDS, ROLES

LABEL = re.compile("(?:" + "|".join(map(re.escape, sorted(SOURCE_LABELS, key=len, reverse=True))) + r")\s*[:丨|/]\s*")
NEXT = re.compile(
    "|".join(
        map(
            re.escape, sorted({*META_LABELS, *COUNTER_LABELS, *(r for r in ROLES if len(r) > 1)}, key=len, reverse=True)
        )
    )
)
EMPTY = frozenset(("本站", "本网", "原创", "本站原创", "网络", "互联网", "未知", "转载", "无", "不详", "本网原创"))
WECHAT = re.compile(
    r"^\s*(?:原创\s+)?(?:\S{2,4}\s+)?(\S{2,20})\s+(?:19|20)\d{2}\D\d{1,2}\D\d{1,2}\S*\s+(?:\d{1,2}:\d{2}\s+)?发表于"
)
OUTLET = re.compile(
    r"^\s*[□■●◎◆(\s]*(?:本报讯\s*)?([\u4e00-\u9fff]{2,12}?)\s?(?:全媒体|融媒体|首席|见习)?(?:记者|通讯员)"
)


def labelled(text: str) -> str:
    """The value after a source label, or an empty string."""
    for match in LABEL.finditer(text):
        value = text[match.end() :]
        for cut in (re.search(r"\s{2,}|\t|[|丨|】\]))>]|\d{4}[-年/.]", value), NEXT.search(value)):
            if cut:
                value = value[: cut.start()]
        value = value.strip(" \t,。;:·-—“”\"'《》")
        if value and value not in EMPTY and 2 <= len(value) <= 40 and not re.match(r"^[\[【(]|^XX", value):
            return value
    return ""


def is_bare_label(text: str) -> bool:
    """来源: alone on its line; the value follows on the next."""
    return bool(re.fullmatch("(?:" + "|".join(map(re.escape, SOURCE_LABELS)) + r")\s*[::]\s*", text.strip()))


MASTHEAD = re.compile(r"^\s*([\u4e00-\u9fff]{1,10}报)[\s/]+(?:19|20)\d\d\D")
JOURNAL = re.compile(r"《([\u4e00-\u9fff]{2,12})》\s*(?:全媒体|融媒体|首席|见习)?(?:记者|通讯员|编辑部)")


def by_masthead(text: str) -> str:
    """The newspaper that heads its page: 某某日报 2021年12月03日 星期五."""
    match = MASTHEAD.match(text)
    return match[1] if match else ""


BESIDE_DATE = re.compile(
    r"^\s*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s+([\u4e00-\u9fff]{2,12})\s*$"
)


def beside_date(text: str) -> str:
    """The outlet that follows the date without a label: 2021-04-14 15:38     某某网."""
    match = BESIDE_DATE.match(text)
    return match[1] if match and match[1].endswith(OUTLET_ENDS) else ""


def by_account(text: str) -> str:
    match = WECHAT.match(text)
    return match[1] if match else ""


def by_reporter(text: str) -> str:
    """The outlet printed before 记者; 本报 and the like name nobody."""
    journal = JOURNAL.search(text)
    if journal:
        return journal[1]
    match = OUTLET.match(text)
    if not match:
        return ""
    name = match[1].strip()
    return name if name.endswith(OUTLET_ENDS) and not name.startswith(("本报", "本网", "本台", "本刊")) else ""
