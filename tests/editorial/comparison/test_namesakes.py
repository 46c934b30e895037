"""Comparing pages on which one name means another person, or one link leads elsewhere: both are said in words."""

import dataclasses

import pytest

from editorial import comparison, kinds, workflow
from editorial.pages import Photo, Ref
from honorees.pages import RollEntry
from tests import factories
from tests.editorial.admin.conftest import address, signed_in
from tests.editorial.published import LIVE_FROM, article, campaign, honoree, publish, team, tier

pytestmark = pytest.mark.django_db
ONE, OTHER = Ref("honoree", "wang1", "王伟"), Ref("honoree", "wang2", "王伟")


def words(old, new) -> str:
    """All that is said of the differences: [+what came] and [-what went]."""
    kind = next(each for each in kinds.every() if isinstance(new, each.page))
    signs = {comparison.SAME: "{}", comparison.ADDED: "[+{}]", comparison.REMOVED: "[-{}]"}

    def of(part) -> str:
        own = "".join(signs[each.change].format(each.text) for each in part.segments)
        inner = part.items if isinstance(part, comparison.Difference) else part.inside
        return "\n".join(filter(None, [own, part.unshown, *map(of, inner)]))

    return "\n".join(map(of, comparison.between(kind, old, new, now=LIVE_FROM)))


@pytest.fixture
def live_one():
    publish(honoree("王伟", post="区住建局局长"), public_id="wang1")


def test_the_page_on_which_people_decide_names_both(desk, district):
    with factories.acting(desk.editor):
        first, second = (factories.HonoreeFactory(district=district, name="王伟") for _each in range(2))
        record = factories.CampaignFactory(district=district)
        award = factories.CommendationFactory(
            campaign=record, tier=factories.TierFactory(campaign=record, declared=1), honoree=first
        )
    factories.publish(record, desk)
    with factories.acting(desk.editor):
        award.honoree = second
        award.save()
    edition = workflow.submit(record, desk.editor, answers=factories.answered(record), significance="minor")
    text = signed_in(desk.reviewer).get(address("change", edition)).content.decode()
    assert f"编号{first.public_id}〕</del>" in text
    assert f"编号{second.public_id}〕</ins>" in text
    assert "内容没有变化" not in text


def roll(*people):
    entries = tuple(RollEntry(f"award{at}", each, "测试单位", "") for at, each in enumerate(people))
    return campaign("评选", tiers=[tier("标兵", entries)])


def test_a_roll_that_honours_a_namesake_says_who_that_is(live_one, django_assert_num_queries):
    with django_assert_num_queries(1):
        said = words(roll(ONE), roll(OTHER))
    assert "王伟[-〔区住建局局长，编号wang1〕][+〔尚未公开，编号wang2〕]" in said


def test_namesakes_that_changed_places_are_told_apart():
    assert "编号wang2" in words(roll(ONE, OTHER), roll(OTHER, ONE))


def test_which_of_two_namesakes_is_gone_is_said(live_one):
    said = words(roll(OTHER, ONE), roll(OTHER))
    assert "[-王伟〔区住建局局长，编号wang1〕" in said


def test_mentions_members_and_teams_are_told_apart_too():
    nobody = Ref("honoree", "", "王伟")
    assert "编号wang2" in words(article("题", "正文", [ONE]), article("题", "正文", [OTHER]))
    assert "[-〔未关联记录〕]" in words(article("题", "正文", [nobody]), article("题", "正文", [ONE]))
    assert "编号wang2" in words(team("队", [ONE]), team("队", [OTHER]))
    teams = [(Ref("team", each, "专班"),) for each in ("team1", "team2")]
    assert "编号team2" in words(honoree("甲", teams=teams[0]), honoree("甲", teams=teams[1]))


def test_a_page_without_namesakes_reads_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        said = words(roll(ONE), roll(dataclasses.replace(OTHER, label="王玮")))
    assert "wang" not in said


def linked(address: str, text: str = "这里") -> object:
    return article("题", f'<strong>详</strong>见<a href="{address}" rel="noopener">{text}</a>。')


def test_a_link_that_leads_elsewhere_is_shown_with_both_addresses():
    said = words(linked("https://a.example/?x=1&amp;y=2"), linked("https://b.example/"))
    assert said == "详见这里[-〔https://a.example/?x=1&y=2〕][+〔https://b.example/〕]。"
    assert "[+〔https://a.example/〕]" in words(article("题", "详见这里。"), linked("https://a.example/"))


def test_formatting_alone_is_said_to_be_formatting():
    assert words(article("题", "详<em>见</em>"), article("题", "详见")) == "仅格式有变动。"


def test_the_flags_of_a_photo_are_compared():
    photo = Photo("a" * 64, 900, 600, "领奖现场")
    old = article("题", photos=(photo,))
    for changed, said in (
        ({"consent": True}, "[+ · 已留存画面中人的同意]"),
        ({"file_photo": True}, "[+ · 资料图片]"),
        ({"focus_x": 30}, "[+ · 画面焦点距左30%]"),
    ):
        assert said in words(old, article("题", photos=(dataclasses.replace(photo, **changed),)))
