"""Headings break between their clauses first."""

import re

import pytest

from editorial.templatetags.chinese import headline


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("某某某：发改一线三十年", ["某某某：", "发改一线三十年"]),
        ("“不忘初心、牢记使命”主题教育", []),
        ("问计、问需，《甲、乙》见报。", ["问计、", "问需，", "《甲、乙》见报。"]),
        ("一句话", []),
        ("：甲", ["：", "甲"]),
    ],
)
def test_clauses_hold_together_and_quotations_stay_whole(text, clauses):
    html = headline(text)
    plain = re.sub(r'<span class="nb">(.*?)</span>', r"\1", html.replace("<wbr>", ""))
    assert re.findall('<span class="clause">(.*?)</span>', plain) == clauses
    assert re.sub("<[^>]*>", "", html) == text
