"""What a correction changed of a body is found again by its paragraphs."""

import pytest

from editorial.corrections import blocks

OLD = "<p>一</p><ul><li><p>二</p></li></ul><p>三</p>"


@pytest.mark.parametrize(
    ("new", "mine", "merged"),
    [
        (OLD.replace("二", "贰"), "<p>新</p>" + OLD, "<p>新</p>" + OLD.replace("二", "贰")),
        (OLD + "<p>四</p>", "<p>新</p>" + OLD, "<p>新</p>" + OLD + "<p>四</p>"),
        ("<p>零</p>" + OLD, OLD, "<p>零</p>" + OLD),
        ("<p>一</p><p>三</p>", OLD + "<p>新</p>", "<p>一</p><p>三</p><p>新</p>"),
    ],
)
def test_a_change_is_put_into_another_text(new, mine, merged):
    for change in blocks.changes(OLD, new):
        mine = blocks.put(mine, change)
    assert mine == merged


def test_lists_and_loose_text_are_blocks():
    assert blocks.blocks(OLD) == ("<p>一</p>", "<ul><li><p>二</p></li></ul>", "<p>三</p>")
    assert blocks.blocks("无标记") == ("无标记",)
    assert blocks.blocks("") == ()


def test_what_is_not_there_is_refused():
    [change] = blocks.changes(OLD, OLD.replace("一", "壹"))
    with pytest.raises(ValueError, match="not there"):
        blocks.put("<p>别的</p>", change)
