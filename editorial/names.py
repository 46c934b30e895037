"""Chinese personal names: surname, pinyin keys, stroke order. Tables first, libraries second."""

from editorial import strokes

COMPOUND_SURNAMES = frozenset(
    [
        "欧阳",
        "太史",
        "端木",
        "上官",
        "司马",
        "东方",
        "独孤",
        "南宫",
        "万俟",
        "闻人",
        "夏侯",
        "诸葛",
        "尉迟",
        "公羊",
        "赫连",
        "澹台",
        "皇甫",
        "宗政",
        "濮阳",
        "公冶",
        "太叔",
        "申屠",
        "公孙",
        "慕容",
        "仲孙",
        "钟离",
        "长孙",
        "宇文",
        "司徒",
        "鲜于",
        "司空",
        "闾丘",
        "子车",
        "亓官",
        "司寇",
        "巫马",
        "公西",
        "颛孙",
        "壤驷",
        "公良",
        "漆雕",
        "乐正",
        "宰父",
        "谷梁",
        "拓跋",
        "夹谷",
        "轩辕",
        "令狐",
        "段干",
        "百里",
        "呼延",
        "东郭",
        "南门",
        "羊舌",
        "微生",
        "公户",
        "公玉",
        "公仪",
        "梁丘",
        "公仲",
        "公上",
        "公门",
        "公山",
        "公坚",
        "左丘",
        "公伯",
        "西门",
        "公祖",
        "第五",
        "公乘",
        "贯丘",
        "公皙",
        "南荣",
        "东里",
        "东宫",
        "仲长",
        "子书",
        "子桑",
        "即墨",
        "达奚",
        "褚师",
    ]
)


def surname_of(name: str, given: str = "") -> str:
    """The surname of a Chinese name: `given` if the record states it, a compound surname if there is one.

    Names with a separator (阿·乙) are not of this form: all before the separator is returned.
    """
    if given:
        return given
    if "·" in name:
        return name.split("·", maxsplit=1)[0]
    return name[:2] if len(name) > 2 and name[:2] in COMPOUND_SURNAMES else name[:1]


def monogram(name: str, surname: str = "") -> str:
    """The one or two characters that stand for a person without portrait: the surname."""
    found = surname_of(name, surname)
    return found if len(found) <= 2 else found[:1]


def stroke_key(name: str) -> str:
    """A text whose order is the order of names by strokes (姓氏笔画): the surname first, character by character.

    Characters are compared by their number of strokes, then by the classes of the strokes in writing order. Under one
    surname, given names of one character stand before longer ones, as in the lists of public bodies.
    """
    surname = surname_of(name)
    given = name[len(surname) :]
    short = "1" if len(given) <= 1 else "2"
    return f"{','.join(map(_character_key, surname))} {short} {','.join(map(_character_key, given))}".rstrip()


def stroke_count(key: str) -> int:
    """The number of strokes of the first character, from a stroke key; 0 where it is not known."""
    count = int(key[:2]) if key[:2].isdecimal() else strokes.UNKNOWN
    return 0 if count == strokes.UNKNOWN else count


def _character_key(character: str) -> str:
    return f"{strokes.count_of(character):02d}{strokes.order_of(character)}{character}"
