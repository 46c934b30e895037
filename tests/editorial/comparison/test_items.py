"""Comparing lists item by item: what came, what went, what reads otherwise, what moved, and no more than that."""

import time

from articles.pages import CreditLine, MentionLine
from editorial.comparison import ADDED, REMOVED, SAME
from editorial.comparison.items import compared, matched
from editorial.pages import AchievementLine, FigureLine, Photo, Ref
from honorees.pages import RollEntry, TierLine


def entry(name: str, post: str = "") -> RollEntry:
    return RollEntry(f"award-{name}", Ref("honoree", f"id-{name}", name), "测试单位", post)


def tier(*entries: RollEntry) -> TierLine:
    return TierLine("标兵", "person", len(entries), "", "", entries)


def told(old, new):
    changes, unchanged = compared("part", old, new)
    return [(each.change, each.anchor, each.moved) for each in changes], unchanged


def test_an_entry_put_in_leaves_those_after_it_alone():
    old = [entry(name) for name in "甲乙丙丁"]
    assert told(old, [old[0], entry("新"), *old[1:]]) == ([(ADDED, "part.2", False)], 4)
    assert told(old, old[1:]) == ([(REMOVED, "", False)], 3)
    assert told(old, old) == ([], 4)


def test_an_entry_that_moved_is_said_to_have_moved_and_no_other_is():
    old = [entry(name) for name in "甲乙丙丁"]
    assert told(old, [*old[1:], old[0]]) == ([(SAME, "part.4", True)], 3)


def test_an_entry_is_known_by_its_award_whatever_else_changed():
    changes, unchanged = compared("tiers", [entry("甲", "科长"), entry("乙")], [entry("甲", "局长"), entry("乙")])
    assert unchanged == 1
    assert "".join(each.text for each in changes[0].segments if each.change == ADDED) == "局"


def test_changes_of_a_roll_stand_inside_their_tier():
    changes, unchanged = compared(
        "tiers", [tier(entry("甲"), entry("乙"))], [tier(entry("甲"), entry("乙"), entry("丙"))]
    )
    assert unchanged == 0
    assert [(each.change, each.anchor) for each in changes[0].inside] == [(ADDED, "tiers.1.entries.3")]
    assert changes[0].unchanged == 2


def test_photos_tell_a_new_caption_from_a_new_picture():
    photo = Photo("a" * 64, 900, 600, "领奖现场")
    recaptioned = Photo("a" * 64, 900, 600, "颁奖现场")
    retaken = Photo("b" * 64, 900, 600, "领奖现场")
    (change,), _ = compared("photos", [photo], [recaptioned])
    assert change.change == SAME
    assert not change.replaced
    assert len(change.segments) > 1
    (change,), _ = compared("photos", [photo], [retaken])
    assert change.replaced
    assert (change.old_photo, change.photo) == (photo, retaken)


def test_credits_mentions_and_figures_are_known_by_what_they_are():
    reporter, editor = CreditLine("记者", ("任远",)), CreditLine("编辑", ("刘青",))
    assert matched([reporter, editor], [editor, CreditLine("记者", ("任远", "刘青"))]) == [(1, 0), (0, 1)]
    person = MentionLine(Ref("honoree", "x", "韩立冬"), "韩立冬", "科员", "deeds", "事迹")
    assert matched([person], [MentionLine(Ref("honoree", "x", "韩立冬"), "老韩", "科长", "deeds", "事迹")]) == [(0, 0)]
    deed = AchievementLine("盘活闲置土地120亩", "person", None, (FigureLine("盘活土地", "120", unit="亩"),))
    again = AchievementLine("盘活闲置土地130亩", "person", None, (FigureLine("盘活土地", "130", unit="亩"),))
    (change,), _ = compared("achievements", [deed], [again])
    assert [each.change for each in change.inside] == [SAME]


def test_a_long_roll_is_compared_quickly():
    old = [entry(f"{at}") for at in range(3000)]
    new = [entry(f"{at}", "改") for at in range(3000, 0, -1)]
    began = time.process_time()
    compared("entries", old, new)
    assert time.process_time() - began < 1
