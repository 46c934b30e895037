"""Comparing pages field by field, in words."""

import re
from decimal import Decimal

import pytest

from editorial import kinds, snapshots
from editorial.comparison import between, lines
from editorial.comparison.wording import item_text
from editorial.pages import FigureLine
from tests import factories
from tests.editorial.published import campaign, deed, tier


def test_codes_are_shown_in_words():
    page = campaign("评选", ["甲"], tiers=[tier("标兵", recipients="team")], achievements=(deed("盘活土地"),))
    text = "\n".join(text for _label, text in lines(kinds.get("campaign"), page))
    assert "个人实绩" in text
    assert "标兵 · 先进团队" in text
    assert not re.findall(r"[a-z]+", text)


def test_what_an_item_says_twice_is_shown_once():
    number = FigureLine("开工项目", "94个", Decimal(94), "个", scope="全区")
    assert item_text(number) == "开工项目 · 94个 · 全区"


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
