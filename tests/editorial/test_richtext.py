"""Rich text: what is taken of it as plain text."""

import pytest

from editorial import richtext

LONG = "甲乙丙丁戊己庚辛壬癸"


@pytest.mark.parametrize(
    ("markup", "longest", "text"),
    [
        ("<p>第一句。</p><h2>小标题</h2><p>第二句。</p>", 20, "第一句。第二句。"),
        ("<p>第一句。第二句还没有说完</p>", 9, "第一句。"),
        ("<p>他说：“好！”接着说别的事</p>", 10, "他说：“好！”"),
        (f"<p>{LONG}，{LONG}，{LONG}</p>", 25, f"{LONG}，{LONG}"),
        (f"<p>短。{LONG}，{LONG}</p>", 18, f"短。{LONG}"),
        (f"<p>{LONG}{LONG}</p>", 15, (LONG + LONG)[:15]),
        ("<ul><li>一项</li><li>二项</li></ul><p>句。</p>", 20, "一项 二项 句。"),
        ("<table><tr><td>格</td></tr></table><p>&lt;句&gt;。</p>", 20, "<句>。"),
        ("<h2>只有标题</h2>", 20, "只有标题"),
        ("", 20, ""),
    ],
)
def test_the_opening_ends_where_a_sentence_or_a_clause_ends(markup, longest, text):
    assert richtext.opening(markup, longest) == text
