"""Photos stand between whole paragraphs of a long story at even distances, in their order, and none is lost."""

import re

from hypothesis import given
from hypothesis import strategies as st

from articles import spreading

PARAGRAPH = f"<p>{'这是一段用于测试的正文。' * 10}</p>"
HEADING = "<h2>小标题</h2>"


def order(markup: str, photos: str) -> list[str]:
    """The photos, and the stretches between them by the number of their paragraphs."""
    found = []
    for stretch in spreading.spread(markup, photos):
        found += [stretch.markup.count("<p>")] if stretch.markup else []
        found += [photo for _number, photo in stretch.photos]
    return found


def test_the_first_stands_before_the_text():
    assert order(PARAGRAPH * 12, "a") == ["a", 12]


def test_the_others_are_spread_evenly():
    assert order(PARAGRAPH * 12, "abcd") == ["a", 3, "b", 3, "c", 3, "d", 3]


def test_what_a_short_text_cannot_part_stands_at_its_end():
    assert order(PARAGRAPH * 2, "abc") == ["a", 2, "b", "c"]
    assert order(PARAGRAPH * 6, "abcd") == ["a", 3, "b", 3, "c", "d"]


def test_a_photo_stands_before_a_heading_and_never_after_one():
    markup = PARAGRAPH * 5 + HEADING + PARAGRAPH * 5
    assert spreading.spread(markup, "ab")[1].markup == PARAGRAPH * 5


def test_nothing_that_belongs_together_is_parted():
    inside = "".join(f"<li>{PARAGRAPH}</li>" for _each in range(10))
    markup = f"{PARAGRAPH}<ol>{inside}</ol><blockquote>{PARAGRAPH * 5}</blockquote>"
    assert [each.markup for each in spreading.spread(markup, "abc")] == ["", markup]


def test_a_text_without_blocks_and_none_at_all():
    assert order("", "ab") == ["a", "b"]
    assert [each.markup for each in spreading.spread("只有文字", "ab")] == ["", "只有文字"]


PARTS = (PARAGRAPH, HEADING, "<p>短</p>", f"<ul><li>{PARAGRAPH}</li></ul>", "<p>一<br>二</p>\n")


@given(st.lists(st.sampled_from(PARTS)), st.integers(0, 9))
def test_the_whole_body_and_every_photo_are_there_in_order(parts, count):
    found = spreading.spread("".join(parts), range(count))
    assert "".join(each.markup for each in found) == "".join(parts)
    assert [photo for each in found for photo in each.photos] == [(at + 1, at) for at in range(count)]
    assert not any(re.search(r"</h2>\Z", each.markup) for each in found[:-1])
