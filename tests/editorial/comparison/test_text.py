"""Comparing texts: either can be put together again, changes read as a person would mark them, the time is bounded."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial import pages
from editorial.comparison import ADDED, REMOVED, SAME, Segment, segments, wording
from editorial.templatetags.review import GAP, folded

PAIRS = [
    ("", ""), ("同样", "同样"), ("", "新增"), ("删去", ""), ("清晨六点四十", "清晨六点半"),
    ("他去过二十三个工地。", "他去过二十四个工地、九个村子。"), ("一句。二句。三句。", "一句。三句。"),
    ("𠮷野家" * 30, "𠮷野" * 30), ("a" * 400, "a" * 399 + "b"), ("甲乙" * 3000, "乙甲" * 3000),
    ("第一段。\n第二段。" * 200, "第一段！\n第二段。" * 200),
]  # fmt: skip


def marked(old: str, new: str) -> str:
    signs = {SAME: "{}", ADDED: "[+{}]", REMOVED: "[-{}]"}
    return "".join(signs[each.change].format(each.text) for each in segments(old, new))


def either(found) -> tuple[str, str]:
    return (
        "".join(each.text for each in found if each.change != ADDED),
        "".join(each.text for each in found if each.change != REMOVED),
    )


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_either_text_can_be_put_together_again(old, new):
    assert either(segments(old, new)) == (old, new)


@given(st.text("甲乙丙1。，\n", max_size=60), st.text("甲乙丙1。，\n", max_size=60))
def test_so_it_is_with_any_texts(old, new):
    assert either(segments(old, new)) == (old, new)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("清晨六点四十，雾还没有散", "清晨六点半，雾还没散", "清晨六点[-四十][+半]，雾还没[-有]散"),
        ("他去过三个工地。", "他去过三个工地、九个村子。", "他去过三个工地[+、九个村子]。"),
        ("共表彰83人，个人75名。", "共表彰84人，先进个人75名。", "共表彰[-83][+84]人，[+先进]个人75名。"),
        (
            "他主动放弃休息，挨家挨户走访，解决问题。群众都说好。", "他忙完手头活计，到村组听意见。群众都说好。",
            "[-他主动放弃休息，挨家挨户走访，解决问题。][+他忙完手头活计，到村组听意见。]群众都说好。",
        ),
        ("张三获奖。李四带队。", "李四带队。王五讲话。", "[-张三获奖。]李四带队。[+王五讲话。]"),
    ],
)  # fmt: skip
def test_changes_read_as_a_person_would_mark_them(old, new, expected):
    assert marked(old, new) == expected


def test_a_paragraph_that_stands_elsewhere_is_moved():
    first, second, third = (f"{each}段说的是一件完整的事情，有头有尾。\n" for each in ("第一", "第二", "第三"))
    found = segments(first + second + third, second + third + first)
    assert [(each.change, each.moved) for each in found] == [(REMOVED, True), (SAME, False), (ADDED, True)]


@pytest.mark.parametrize("old", ["甲" * 20_000, "".join(chr(0x4E00 + at * 7 % 3000) for at in range(20_000))])
@pytest.mark.parametrize("parting", ["", "。", "\n"])
def test_the_worst_texts_are_compared_in_bounded_time(old, parting):
    old = parting.join(old[at : at + 40] for at in range(0, 20_000, 40))
    began = time.perf_counter()
    segments(old, "前言" + old[:9000] + "改" + old[9500:] + "后记")
    segments(old, old[::-1])
    assert time.perf_counter() - began < 2


def test_beside_a_paragraph_that_moved_small_changes_are_shown_small():
    lead = "开头的一段话说明了缘由和经过。\n"
    assert marked(lead + "小标题\n清晨六点他到村里。\n末段。\n", "清晨七点他到村里。\n末段。\n" + lead) == (
        f"[-{lead}][-小标题\n]清晨[-六][+七]点他到村里。\n末段。\n[+{lead}]"
    )


def test_numbers_are_told_without_the_zeros_of_their_column_and_with_their_unit():
    figure = pages.FigureLine("户数", "", Decimal("100.0000"), "户")
    assert wording.item_text(figure) == "户数 · 100户"


def test_unchanged_text_is_folded_at_the_ends_of_sentences():
    same = "".join(f"第{number}句话说到这里为止，没有改动。" for number in range(20))
    shown = list(folded([Segment(ADDED, "新增"), Segment(SAME, same), Segment(ADDED, "又增")]))
    _new, head, gap, tail, _last = shown
    assert gap.change == GAP
    assert head.text.endswith("。")
    assert tail.text.startswith("第")
    assert len(head.text) + int(gap.text) + len(tail.text) == len(same)
