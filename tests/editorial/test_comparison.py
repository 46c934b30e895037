"""Comparing pages: what was inserted and deleted can be put together again to either text, in bounded time."""

import re
import time

import pytest

from editorial import kinds, snapshots
from editorial.comparison import ADDED, REMOVED, SAME, between, lines, segments
from tests import factories
from tests.editorial.published import campaign, deed, tier

PAIRS = [
    ("", ""), ("同样", "同样"), ("", "新增"), ("删去", ""), ("清晨六点四十", "清晨六点半"),
    ("他去过二十三个工地。", "他去过二十四个工地、九个村子。"), ("一句。二句。三句。", "一句。三句。"),
    ("𠮷野家" * 30, "𠮷野" * 30), ("a" * 400, "a" * 399 + "b"), ("甲乙" * 3000, "乙甲" * 3000),
    ("第一段。\n第二段。" * 200, "第一段！\n第二段。" * 200),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_either_text_can_be_put_together_again(old, new):
    found = segments(old, new)
    assert "".join(each.text for each in found if each.change in (SAME, REMOVED)) == old
    assert "".join(each.text for each in found if each.change in (SAME, ADDED)) == new


def test_a_change_is_shown_by_character():
    found = segments("清晨六点四十，雾还没有散", "清晨六点半，雾还没散")
    assert [(each.change, each.text) for each in found if each.change != SAME] == [
        (REMOVED, "四十"), (ADDED, "半"), (REMOVED, "有"),
    ]  # fmt: skip


@pytest.mark.parametrize("old", ["甲" * 20_000, "".join(chr(0x4E00 + at % 3000) for at in range(20_000))])
def test_long_texts_are_compared_quickly(old):
    new = "前言" + old[:9000] + "改" + old[9500:] + "后记"
    began = time.perf_counter()
    segments(old, new)
    segments(old, old[::-1])
    assert time.perf_counter() - began < 2


def test_codes_are_shown_in_words():
    page = campaign("评选", ["甲"], tiers=[tier("标兵", recipients="team")], achievements=(deed("盘活土地"),))
    text = "\n".join(text for _label, text in lines(kinds.get("campaign"), page))
    assert "个人实绩" in text
    assert "标兵 · 先进团队" in text
    assert not re.findall(r"[a-z]+", text)


@pytest.mark.django_db
def test_fields_that_differ_are_named(district):
    article = factories.ArticleFactory(district=district)
    kind = kinds.get("article")
    before = snapshots.freeze(article).page
    assert between(kind, before, before) == []
    article.title = "另一个题目"
    article.body = "<p><strong>这是</strong>一段用于测试的正文。</p>"
    article.save()
    found = between(kind, before, snapshots.freeze(article).page)
    assert len(found) == 2
    assert all(text for _label, text in lines(kind, before))


@pytest.mark.django_db
@pytest.mark.parametrize("factory", [factories.HonoreeFactory, factories.TeamFactory, factories.CampaignFactory])
def test_every_kind_can_be_compared(factory):
    record = factory()
    snapshot = snapshots.freeze(record)
    assert lines(snapshot.kind, snapshot.page)
    assert between(snapshot.kind, snapshot.page, snapshot.page) == []
