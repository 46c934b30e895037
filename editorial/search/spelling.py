"""Pinyin and initials by which the names of people and organisations are found."""

import functools
import re
import unicodedata

from pypinyin import lazy_pinyin

from editorial.names import surname_of
from editorial.search.text import is_han, normalise

SURNAMES = {
    "单": ("shan",), "曾": ("zeng",), "仇": ("qiu",), "区": ("ou",), "查": ("zha",), "朴": ("piao", "pu"),
    "解": ("xie",), "任": ("ren",), "华": ("hua",), "盖": ("ge", "gai"), "缪": ("miao",), "宁": ("ning",),
    "冼": ("xian",), "洗": ("xian",), "覃": ("qin", "tan"), "隗": ("wei", "kui"), "召": ("shao",), "折": ("she",),
    "翟": ("zhai", "di"), "乐": ("yue", "le"), "员": ("yun",), "祭": ("zhai",), "黑": ("he",), "繁": ("po",),
    "逄": ("pang",), "逯": ("lu",), "佴": ("nai",), "尉": ("wei", "yu"), "谌": ("chen", "shen"), "种": ("chong",),
    "秘": ("bi",), "宓": ("mi", "fu"), "卜": ("bu",), "句": ("gou",), "牟": ("mou", "mu"), "那": ("na",),
    "行": ("xing",), "车": ("che",), "曲": ("qu",), "葛": ("ge",), "纪": ("ji",), "石": ("shi",), "都": ("du",),
    "重": ("chong",), "柏": ("bai", "bo"), "薄": ("bo",), "臧": ("zang",), "藏": ("zang",), "郇": ("xun", "huan"),
    "撒": ("sa",), "仉": ("zhang",), "晁": ("chao",), "贾": ("jia",), "阚": ("kan",), "郝": ("hao",), "过": ("guo",),
    "干": ("gan",), "应": ("ying",), "令": ("ling",), "褚": ("chu",), "俞": ("yu",), "适": ("kuo", "shi"),
    "尉迟": ("yu chi",), "万俟": ("mo qi",), "长孙": ("zhang sun",), "令狐": ("ling hu",), "澹台": ("tan tai",),
    "亓官": ("qi guan",), "濮阳": ("pu yang",), "乐正": ("yue zheng",), "宰父": ("zai fu",), "澹": ("tan",),
}  # fmt: skip
"""Readings of surnames that a dictionary of words gets wrong or knows only one of."""

PERSON, INITIALS, BODY, ACRONYM = "_p", "_i", "_o", "_a"
"""Prefixes of spelled grams: a person's reading and initials, an organisation's. Grams of texts have no underscore."""

PERSON_LENGTH = 4
"""Han characters up to which a name without separator is taken for a person's."""

KEY_LIMIT = 40
_LETTERS = re.compile(r"[a-z]+")
_WITH_TONE = re.compile("[\u0300\u0301\u0304\u030c]")


def plain_letters(text: str) -> str:
    """Return pinyin in the letters a to z: without tone marks, with v for ü."""
    bare = _WITH_TONE.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", bare).casefold().replace("ü", "v")


def is_spelled(term: str) -> bool:
    """Could the term be pinyin or initials? Two letters at least, and no others."""
    return len(term) > 1 and bool(_LETTERS.fullmatch(plain_letters(term)))


@functools.lru_cache(maxsize=20_000)
def person_keys(name: str, stated: str = "") -> tuple[str, ...]:
    """The readings, initials, surname and given name by which a person is found; `stated` is the reading that the
    record gives. A given name of one syllable is left out: it would be taken for a surname."""
    keys = []
    for syllables in _readings(name, stated):
        split = len(normalise(surname_of(name)))
        keys += [*_spellings(syllables), _initials(syllables), *_spellings(syllables[:split])]
        keys += _spellings(syllables[split:]) if len(syllables) > split + 1 else []
    return _cut(keys)


@functools.lru_cache(maxsize=20_000)
def person_grams(name: str, stated: str = "") -> tuple[str, ...]:
    """Grams of a person's name: readings from each syllable on, and the initials."""
    found = []
    for syllables in _readings(name, stated):
        found.append(INITIALS + _initials(syllables))
        for at in range(len(syllables)):
            found += [PERSON + each for each in _spellings(syllables[at:])]
    return _cut(found)


@functools.lru_cache(maxsize=20_000)
def body_keys(name: str) -> tuple[str, ...]:
    """The reading and the initials of an organisation."""
    syllables = _syllables(normalise(name))
    return _cut([*_spellings(syllables), _initials(syllables)] if syllables else [])


@functools.lru_cache(maxsize=20_000)
def body_grams(name: str) -> tuple[str, ...]:
    """Grams of an organisation's name: readings and initials from each syllable on."""
    syllables = _syllables(normalise(name))
    found = []
    for at in range(len(syllables)):
        found += [BODY + each for each in _spellings(syllables[at:])]
        found.append(ACRONYM + _initials(syllables[at:]))
    return _cut(found)


@functools.lru_cache(maxsize=20_000)
def romanised(name: str, stated: str = "") -> str:
    """A person's name in Hanyu Pinyin as GB/T 28039-2011 has it: Lü Jinping, Ouyang Xiu; "" where it has no Han."""
    syllables = next(iter(_readings(name, stated)), ())
    split = len(normalise(surname_of(name)))
    return " ".join(_one_word(part) for part in (syllables[:split], syllables[split:]) if part)


@functools.lru_cache(maxsize=20_000)
def reading(name: str, joined: str = "") -> tuple[str, ...]:
    """The first reading of a person's name, syllable by syllable; `joined` is the one that is known, as one word."""
    return next(iter(_readings(name, joined)), ())


@functools.lru_cache(maxsize=20_000)
def text_reading(text: str) -> tuple[str, ...]:
    """The reading of any text, for sorting: syllables of Han characters; all else stands before them as written."""
    return tuple(each if _LETTERS.fullmatch(each) else f" {each}" for each in map(plain_letters, lazy_pinyin(text)))


def is_person(name: str) -> bool:
    """Names in a list may be those of people or of teams: people's are short, or have a separator."""
    return "·" in name or len(normalise(name)) <= PERSON_LENGTH


def _one_word(syllables: tuple[str, ...]) -> str:
    """Syllables written together: a capital first, an apostrophe before a later one that begins with a vowel."""
    first, *rest = syllables
    word = first + "".join(f"’{each}" if each[0] in "aoe" else each for each in rest)
    return word.replace("v", "ü").capitalize()


def _readings(name: str, stated: str) -> list[tuple[str, ...]]:
    """The possible readings of a person's name, each as syllables."""
    han = normalise(name)
    usual = _syllables(han)
    if stated:
        given = tuple(_LETTERS.findall(plain_letters(stated)))
        if len(given) == 1:
            given = _divided(given[0], usual)
        return [given] if given else []
    if not usual:
        return []
    surname = normalise(surname_of(name))
    if surname not in SURNAMES:
        return [usual]
    rest = _syllables(han[len(surname) :])
    return [(*reading.split(), *rest) for reading in SURNAMES[surname]]


def _syllables(han: str) -> tuple[str, ...]:
    """The usual reading of the Han characters of a text."""
    known = "".join(filter(is_han, han))
    return tuple(each for each in map(plain_letters, lazy_pinyin(known, errors="ignore")) if _LETTERS.fullmatch(each))


def _divided(joined: str, usual: tuple[str, ...]) -> tuple[str, ...]:
    """A reading written as one word, divided at the end where it agrees with the usual one."""
    tail = []
    for syllable in reversed(usual[1:]):
        if not joined.endswith(syllable) or len(joined) == len(syllable):
            break
        tail.insert(0, syllable)
        joined = joined[: -len(syllable)]
    return (joined, *tail)


def _spellings(syllables: tuple[str, ...]) -> list[str]:
    """The syllables as one word; where there is an ü, in each of the ways in which it is typed: v, u, yu."""
    joined = "".join(syllables)
    return [joined.replace("v", each) for each in ("v", "u", "yu")] if "v" in joined else [joined]


def _initials(syllables: tuple[str, ...]) -> str:
    return "".join(each[0] for each in syllables)


def _cut(keys: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key[:KEY_LIMIT] for key in keys))
