"""How often a story says that somebody was commended: of whom the sentence speaks, and what live pages list of them."""

import dataclasses

import pytest

from editorial import kinds, preflight, snapshots
from editorial.pages import Ref
from honorees.pages import RollEntry
from tests.editorial.published import article, award, campaign, honoree, publish, tier

pytestmark = pytest.mark.django_db

HERO, OTHER = Ref("honoree", "hero", "甲测试"), Ref("honoree", "other", "乙测试")


@pytest.fixture(autouse=True)
def _live():
    publish(honoree("甲测试", awards=(award("嘉奖", year=2021),)), public_id="hero")
    publish(campaign("评选", tiers=[tier("嘉奖", [RollEntry("a1", HERO, "", "")])]))


def asked(page) -> list[str]:
    found = preflight.check(snapshots.of_page(kinds.get("article"), "own", page))
    return [each.message for each in found if each.check == "article-times-stated"]


@pytest.mark.parametrize(
    ("text", "mentions", "found"),
    [
        ("甲测试三次获得嘉奖。", [HERO], 1),
        ("甲测试两次获得嘉奖。", [HERO], 0),
        ("甲测试工作扎实。他三次获得嘉奖。", [HERO], 1),
        ("甲测试工作扎实。他三次获得嘉奖。", [HERO, OTHER], 0),
        ("甲测试三次获得嘉奖。", [HERO, OTHER], 1),
        ("甲测试、乙测试三次获得嘉奖。", [HERO, OTHER], 0),
        ("乙测试三次获得嘉奖。", [HERO, OTHER], 0),
        ("甲测试扎根一线，先后三次获得嘉奖。", [HERO], 1),
        ("甲测试到会，丙测试三次获得嘉奖。", [HERO], 0),
        ("区政府先后三次给予他嘉奖。", [HERO], 1),
        ("甲测试所在班组连续三次获得嘉奖。", [HERO], 0),
        ("甲测试带领队员三次获得嘉奖。", [HERO], 0),
        ("甲测试的父亲三次获得嘉奖。", [HERO], 0),
        ("三次获得嘉奖的丙测试来了。", [HERO], 0),
    ],
)
def test_of_whom_the_sentence_speaks(text, mentions, found):
    assert len(asked(article("报道", text, mentions))) == found


def test_who_is_only_quoted_is_not_meant_by_a_pronoun():
    page = article("报道", "他三次获得嘉奖。", [HERO])
    quoted = dataclasses.replace(page.mentions[0], capacity="leader")
    assert asked(dataclasses.replace(page, mentions=(quoted,))) == []
