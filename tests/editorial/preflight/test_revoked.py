"""Honours that were revoked: where they are told of their recipient again, and where somebody else has them rightly."""

import dataclasses

import pytest

from editorial import clock, kinds, preflight, snapshots
from editorial.models import Suppression
from editorial.pages import Ref
from honorees.models import Commendation
from honorees.pages import RollEntry
from tests import factories
from tests.editorial.preflight.cases import taken_back
from tests.editorial.published import article, award, campaign, honoree, tier

pytestmark = pytest.mark.django_db

HERO = Ref("honoree", "hero", "甲测试")
OTHER = Ref("honoree", "other", "乙测试")
TITLE = "云岭治水标兵"


@pytest.fixture(autouse=True)
def _taken_back():
    taken_back()


def places(page, public_id="own") -> list[str]:
    kind = next(each for each in kinds.every() if isinstance(page, each.page))
    found = preflight.check(snapshots.of_page(kind, public_id, page))
    return [each.place for each in found if each.check == "revoked-honours"]


def entry(ref, key) -> RollEntry:
    return RollEntry(str(key), ref, "", "")


def test_a_story_that_mentions_the_recipient_or_names_them_is_asked_about():
    text = f"他荣获“{TITLE}”称号。"
    assert places(article("报道", text, [HERO])) == ["body"]
    assert places(article("报道", f"甲测试{text}")) == ["body"]
    assert places(article(f"{TITLE}的故事", text, [HERO])) == ["title", "body"]
    assert places(article("报道", text, [OTHER])) == []


def test_a_namesake_who_is_mentioned_is_somebody_else():
    assert places(article("报道", f"甲测试荣获“{TITLE}”称号。", [dataclasses.replace(HERO, id="namesake")])) == []


def test_the_recipients_own_page_does_not_tell_it_nor_enter_it_once_more():
    assert places(honoree("甲测试", introduction=f"曾获评{TITLE}。"), "hero") == ["introduction"]
    assert places(honoree("甲测试", awards=(award(TITLE, year=2024),)), "hero") == [""]
    assert places(honoree("甲测试", awards=(award(TITLE, year=2021),)), "hero") == []


def test_a_roll_that_keeps_the_row_is_let_pass_unless_its_words_name_the_recipient():
    key = Commendation.objects.get().pk
    tiers = [tier(TITLE, [entry(HERO, key), entry(OTHER, "x")]), tier("优秀干部", [entry(HERO, "y")])]
    page = campaign("评选", tiers=tiers, introduction=f"评出{TITLE}2人。")
    assert places(page) == []
    assert places(dataclasses.replace(page, introduction=f"甲测试等获评{TITLE}。")) == ["introduction"]


def test_a_short_title_counts_only_in_a_sentence_with_the_name():
    Commendation.objects.update(title="", merit="third")
    assert places(article("报道", "甲测试到会。乙测试荣立三等功。", [HERO])) == []
    assert places(article("报道", "甲测试荣立三等功。乙测试到会。", [HERO])) == ["body"]


def test_who_is_suppressed_themselves_blocks_the_page_and_nothing_more_is_asked():
    Suppression.objects.create(
        target_kind="honoree", target_id="hero", name="甲测试", since=clock.read().now, by=factories.UserFactory(),
        authority="测试", reason="测试",
    )  # fmt: skip
    assert places(article("报道", f"甲测试荣获“{TITLE}”称号。", [HERO])) == []
