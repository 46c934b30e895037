"""What a single line of a page is: prose, furniture, breadcrumb, menu, caption or disclaimer."""

import re

from ..fold import fold
from ..tables.chrome import ANYWHERE, RIGHTS, TAIL, WHOLE

CAPTION_START = re.compile(r"^\s*(?:[▲△▼↑↓◀▶]|图为|图[①-⑳]|图一|图二|图三|图[1-9]|[上下左右]图|资料图|题图|首图)")
CAPTION_END = re.compile(r"(?:[\s/(]摄影?|资料图片?|供图|图片由.{2,20}提供|[\s(][^\s]{2,4}\s?摄)\s*[)。]?$")
CAPTION_INSIDE = re.compile(r"[(][左右前中后][一二三四五六]?(?:排[左右]?[一二三四五六]?)?[)]")
PICTURE = re.compile(r"^\s*(?:\[?图片\]?|\S{1,60}\.(?:png|jpe?g|gif|webp|bmp)|\d{1,2}\s?/\s?\d{1,2})\s*$", re.I)
# 阅读 1.2万 分享 评论 16
COUNTER = re.compile(
    r"^\s*(?:阅读|浏览|播放|点击|观看|评论|点赞|转发)[量数]?\s*[:：]?\s*[\d.,]+\s?[万+wW]*(?:次|人)?(?:\s|$)"
)
PLATE = re.compile(r"^\s*\d{1,2}\s?/\s?\d{1,2}\s*$")
ENUMERATED = re.compile(r"^\s*[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.]")


# 索 引 号: 标  题: the header table of official documents pads its labels
TABLE_LABEL = re.compile(
    r"^\s*(?:索\s*引\s*号|主\s*题\s*词|文\s*号|发文字号|发文机关|发文单位|成文日期|主题分类|公文种类|关\s*键\s*词|效\s*力|时\s*效|体裁分类|服务对象)\s*:"
)


def tidy(text: str) -> str:
    """The line without surrounding spaces, in half-width punctuation."""
    return fold(text).strip()


def bare(text: str) -> str:
    return re.sub(r"[\s::|·>»,,、。\[\]【】()()*+-]+", "", text)


def is_prose(text: str) -> bool:
    """A sentence or more: long with inner punctuation, or ended by a stop."""
    text = text.strip()
    if len(text) >= 35 and re.search(r"[。!?;,,!?;]", text):
        return not is_menu(text)
    if len(text) >= 12 and re.search(r"[。!?!?…;][”\"』」))]*$", text):
        return True
    # English full stops after Han text, as some sites print them
    return len(text) >= 15 and bool(re.search(r"[\u4e00-\u9fff][.][\"”]?$", text))


def is_menu(text: str) -> bool:
    """Several short words with nothing but separators between them."""
    if re.search(r"[。;;!?!?]", text):
        return False
    words = [word for word in re.split(r"[\s|>»·_]+|->|>>|--", text.strip()) if word]
    return len(words) >= 3 and all(len(word) <= 8 for word in words) and not re.search(r"[::,,、]", text)


def is_breadcrumb(text: str) -> bool:
    return (
        len(text) < 100
        and bool(
            re.search(
                r"(?:首页|主页|位置|网站|网)\s*(?:>|>|»|->|/|-)\s*\S|\S\s*(?:>>|>|>|»)\s*\S{2,10}\s*(?:$|>|>|»)", text
            )
        )
        and not re.search(r"[。;]", text)
    )


def is_rights(text: str) -> bool:
    return any(phrase in text for phrase in RIGHTS)


def is_furniture(text: str) -> bool:
    """Whether the line holds a phrase that only site furniture holds; prose is furniture only as a disclaimer."""
    if not text:
        return False
    squeezed = bare(text)
    if not squeezed or squeezed in WHOLE or text in WHOLE:
        return True
    if len(text) > 150 or (is_prose(text) and len(text) > 50):
        return is_rights(text) and not re.search(r"记者|同志|干部", text)
    return any(phrase in text for phrase in ANYWHERE) or bool(TABLE_LABEL.match(text)) or bool(COUNTER.match(text))


def is_tail(text: str) -> bool:
    """Whether nothing after this line belongs to the story."""
    if len(text) > 80 and is_prose(text) and not is_rights(text):
        return False
    if text.strip(" -—*·") in ("推荐", "相关", "END", "end", "完", "The End", "THE END"):
        return True
    return any(phrase in text for phrase in TAIL) or (is_rights(text) and not re.search(r"记者|同志", text))


def is_caption(text: str) -> bool:
    """Whether the line itself says that it stands under a picture."""
    if len(text) > 90:
        return False
    if CAPTION_START.search(text):
        return True
    if (
        len(text) <= 70
        and CAPTION_END.search(text)
        and not re.match(r"^\s*[(]?(?:摄影|图片|供图|文)", text)
        and len(text) >= 10
    ):
        return True
    return len(text) <= 50 and bool(CAPTION_INSIDE.search(text)) and not re.search(r"。.", text)


def is_picture(text: str) -> bool:
    return bool(PICTURE.match(text))
