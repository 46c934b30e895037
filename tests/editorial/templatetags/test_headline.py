"""Headings break between words of the field, not within them; whatever else they say stays as it is."""

import re

import pytest

from editorial import phrases
from editorial.templatetags.chinese import headline


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2019年表彰最多，当年1,264项", ["表彰", "最多", "当年"]),
        ("元宝山区农村供水抢修突击队", ["农村", "供水", "抢修", "突击队"]),
        ("“担当作为好干部”评选表彰活动", ["“担当作为好干部”", "评选", "表彰", "活动"]),
        ("百日攻坚专项行动", ["攻坚", "专项行动"]),
        ("", []),
    ],
)
def test_words_of_the_field_and_quotations_hold_together(text, parts):
    html = headline(text)
    assert re.findall('<span class="nb">(.*?)</span>', html) == parts
    assert re.sub("<[^>]*>", "", html) == text


def test_what_is_no_markup_stays_text():
    assert headline('<b>表彰</b>&"') == '&lt;b&gt;<span class="nb">表彰</span>&lt;/b&gt;&amp;&quot;'
    assert headline(None) == ""


def test_the_longest_word_comes_first_and_none_twice():
    assert len(set(phrases.WORDS)) == len(phrases.WORDS)
    assert headline("某某区某某某好干部").count("<span") == 1
    assert headline("好干部") == "好干部"
