"""Title, kicker and subtitle among the lines above the body."""

import re

from .lines import ENUMERATED, bare

SUBTITLE = re.compile(r"^\s*(?:——+|—|--+|――+|──+|–+)\s*(\S.*)$")


# 开题: 某县选树好干部—— stands over the title that it leads to
LEADING = re.compile(r"^(.{6,40}?)\s*(?:——|--)\s*$")
COLUMN = re.compile(r"^(?:【([^】]{2,14})】|([^|丨:,。]{2,12}?)\s*[|丨]\s*)(?=.{6,})")
LABELLED = re.compile(r"^(?:标\s*题|题\s*目|名\s*称|信息名称|文件名称)\s*:\s*(\S.{5,})$")
DOCUMENT = re.compile(r"^(?:[^。]{0,40})?关于.{4,60}的?(?:决定|通报|通知|公示|公告|通告|意见|函|批复)$")
OFFICE_ENDS = ("委员会", "政府", "委", "局", "部", "厅", "会", "办公室", "领导小组", "公司", "医院", "学校")


def is_offices(text: str) -> bool:
    """Whether the line only names who issues a document: 某市人力资源和社会保障局 某市水利局."""
    tokens = [token for token in re.split(r"[\s、]+", text) if token]
    return bool(tokens) and all(3 <= len(token) <= 24 and token.endswith(OFFICE_ENDS) for token in tokens)


def column_of(text: str) -> str:
    """The standing heading inside a headline: 【榜样的力量】…, 身边榜样 | …."""
    match = COLUMN.match(text)
    return (match[1] or match[2]).strip() if match else ""


def grams(text: str) -> set[str]:
    text = re.sub(r"[^\u3400-\u9fffA-Za-z0-9]", "", text)
    return {text[i : i + 2] for i in range(len(text) - 1)}


def pick(candidates: list[tuple[int, str, str]], body: str, anchors: set[int], hint: str = "") -> int | None:
    """Index of the title among (line number, text, kind); anchors are the numbers of date and byline lines.

    A title shares its words with the body, is 6 to 50 characters long and stands next to the date or byline.
    """
    best, chosen = 0.0, None
    known = grams(body)
    first = min(anchors, default=-1)
    above = [number for number, text, kind in candidates if number < first and len(bare(text)) >= 8 and kind != "link"]
    for place, (number, text, kind) in enumerate(candidates):
        length = len(bare(text))
        if length < 4 or length > 80 or SUBTITLE.match(text):
            continue
        own = grams(text)
        score = 5 * (len(own & known) / len(own) if own else 0)
        score += 2 if 8 <= length <= 50 else 0.5 if length >= 6 else -1
        near = min((abs(anchor - number) for anchor in anchors), default=9)
        score += {1: 2.5, 2: 1.5, 3: 0.8}.get(near, 0)
        score -= 4 if above and number > first else 0
        follows = candidates[place + 1][1] if place + 1 < len(candidates) else ""
        score += 2 if SUBTITLE.match(follows) else 0
        score -= 4 if LEADING.match(text) and follows else 0
        score += 2 if kind == "heading" else -2 if kind == "link" else 0
        score += (
            8
            if hint
            and (
                bare(hint).startswith(bare(text))
                or bare(text).startswith(bare(hint))
                or bare(hint).endswith(bare(text))
            )
            else 0
        )
        score += 1 if re.search(r"[::“”!?—|丨]|获|表彰|关于|评", text) else 0
        score += 3 if DOCUMENT.search(text) else 0
        score -= 5 if is_offices(text) else 0
        score -= 1 if ENUMERATED.match(text) else 0
        score -= 2 if re.search(r"(?:网|报|频道|门户网站|客户端|人民政府|委员会)$", text.strip()) and length < 20 else 0
        if score > best + 1e-9:
            best, chosen = score, number
    return chosen


def spaced(text: str) -> str:
    """单 德 昌 → 单德昌: single characters set apart by spaces belong together."""
    return re.sub(
        r"(?:(?<=^)|(?<=[\s\u4e00-\u9fff]))([\u4e00-\u9fff])((?:[ \u3000]+[\u4e00-\u9fff](?![\u4e00-\u9fff])){1,3})",
        lambda found: found[1] + re.sub(r"\s", "", found[2]),
        text,
    )
