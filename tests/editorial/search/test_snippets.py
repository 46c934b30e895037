"""Snippets show what was found, marked and escaped."""

import pytest

from editorial.search.query import parse
from editorial.search.snippets import CONTEXT, found_names, marked, marked_name, snippet


def test_found_words_are_marked_in_the_original_text():
    assert marked("我們的幹部", parse("干部")) == "我們的<mark>幹部</mark>"


def test_a_padded_name_is_marked_whole():
    assert marked("有：张　三、李四", parse("张三")) == "有：<mark>张　三</mark>、李四"


def test_text_is_escaped_before_anything_is_marked():
    text = "<script>alert('干部')</script>&amp;"
    expected = "&lt;script&gt;alert(&#x27;<mark>干部</mark>&#x27;)&lt;/script&gt;&amp;amp;"
    assert marked(text, parse("干部")) == expected


@pytest.mark.parametrize("typed", ["script", "lt", "amp", "mark", "<b>", "&"])
def test_words_of_the_markup_itself_are_never_torn(typed):
    out = marked("<b>干部 & mark</b>", parse(f"{typed} 干部"))
    assert out.replace("<mark>", "").replace("</mark>", "") == "&lt;b&gt;干部 &amp; mark&lt;/b&gt;"


def test_snippet_has_forty_characters_on_each_side():
    assert snippet("前" * 100 + "干部" + "后" * 100, parse("干部")) == (
        "……" + "前" * CONTEXT + "<mark>干部</mark>" + "后" * CONTEXT + "……"
    )


def test_snippet_does_not_begin_with_the_end_of_another_sentence():
    assert snippet("前" * 20 + "。" + "中" * 39 + "干部", parse("干部")) == "……" + "中" * 39 + "<mark>干部</mark>"


def test_snippet_is_where_most_of_the_query_stands():
    text = "项目" + "甲" * 200 + "项目与审批" + "乙" * 200
    assert "<mark>项目</mark>与<mark>审批</mark>" in snippet(text, parse("项目 审批"))


def test_snippet_of_nothing_found_is_empty():
    assert snippet("干部", parse("团队")) == ""


def test_names_found_by_reading_are_marked_whole():
    assert marked_name("吕建国", parse("ljg")) == "<mark>吕建国</mark>"
    assert found_names(("张三", "吕建国", "区委组织部"), parse("lvjianguo")) == "<mark>吕建国</mark>"
    assert found_names(("张三", "区委组织部"), parse("zuzhibu")) == "<mark>区委组织部</mark>"


def test_names_are_escaped():
    assert found_names(("<b>张三",), parse("张三")) == "&lt;b&gt;<mark>张三</mark>"


def test_fields_are_parted_in_what_is_shown():
    text = "评选表彰\n83名干部\n\n济南市。\n市中区\n"
    assert snippet(text, parse("干部")) == "评选表彰 · 83名<mark>干部</mark> · 济南市。市中区"
    assert snippet("甲" * 37 + "\n一二干部", parse("干部")) == "甲" * 37 + " · 一二<mark>干部</mark>"
    assert snippet("身边榜样\n——记干部", parse("干部")) == "身边榜样——记<mark>干部</mark>"
    assert snippet("首\n" + "甲" * 38 + "干部", parse("干部")) == "首 · " + "甲" * 38 + "<mark>干部</mark>"
    assert snippet("首\n" + "甲" * 39 + "干部", parse("干部")) == "……" + "甲" * 39 + "<mark>干部</mark>"
