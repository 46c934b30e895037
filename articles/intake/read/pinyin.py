"""Machine-converted text such as 區(qū): the pinyin in brackets goes, traditional forms become simplified."""

import re
from functools import cache

import opencc

# one Han character, then a syllable with an optional tone mark in brackets of either width
SYLLABLE = r"[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê]{1,6}"
ANNOTATED = re.compile(rf"(?<=[\u3400-\u9fff])[(\uff08]({SYLLABLE})[)\uff09]")
TONED = re.compile(r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")


HAN = re.compile(r"[\u3400-\u9fff]+")


@cache
def converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def is_converted(text: str) -> bool:
    """Whether the page carries pinyin in brackets as a converter leaves it (at least five, toned)."""
    notes = ANNOTATED.findall(text)
    return len(notes) >= 5 and sum(1 for note in notes if TONED.search(note)) >= 5


def is_traditional(text: str) -> bool:
    """Whether the page is in traditional characters: over a tenth of its Han characters have a simplified form."""
    sample = "".join(HAN.findall(text))[:2000]
    changed = sum(1 for old, new in zip(sample, converter().convert(sample), strict=False) if old != new)
    return len(sample) >= 30 and changed * 10 > len(sample)


def restore(text: str) -> str:
    """Simplified text without the syllables; untouched where the text is plain."""
    return converter().convert(ANNOTATED.sub("", text))
