"""Matching what was found against the records: who is named to whom, with what reason, at what cost."""

import pytest

from articles.intake import drafting, match
from articles.intake.receiving import receive_text
from articles.intake.story import Person
from editorial import clock
from honorees.models import Post
from tests import factories

from .test_drafting import STORY

pytestmark = pytest.mark.django_db

NAME = "2022年度“担当作为好干部”评选活动"


def campaigns(desk, district, *names) -> list[tuple[str, str]]:
    with factories.acting(desk.editor):
        for name in names:
            factories.CampaignFactory(name=name, district=district)
    return [(each.record.name, each.certainty) for each in match.campaigns(NAME, district, desk.editor)]


def test_campaigns_of_that_name_come_first_and_of_nearly_that_name_after_them(desk, district):
    found = campaigns(
        desk, district,
        "2021年度“担当作为好干部”评选活动", "担当作为好干部", "2022年度担当作为好干部评选", "优秀党务工作者推选活动",
    )  # fmt: skip
    assert found[0] == ("2022年度担当作为好干部评选", match.SAME)
    assert sorted(found[1:]) == [
        ("2021年度“担当作为好干部”评选活动", match.POSSIBLE), ("担当作为好干部", match.POSSIBLE),
    ]  # fmt: skip


def test_a_name_of_marks_alone_is_like_no_campaign(desk, district):
    campaigns(desk, district, "担当作为好干部")
    assert match.campaigns("“”活动", district, desk.editor) == []


@pytest.mark.parametrize("count", [1, 3])
def test_namesakes_are_compared_at_one_cost(count, desk, district, django_assert_num_queries):
    for _ in range(count):
        honoree = factories.HonoreeFactory(district=district, name="张测试")
        Post.objects.create(honoree=honoree, title="示例县发改局副局长")
    with clock.travelling(clock.time()), django_assert_num_queries(3):
        found = match.people(Person("张测试"), district, desk.editor)
    assert len(found) == count


@pytest.mark.parametrize("count", [1, 30])
def test_a_story_is_matched_at_one_cost_among_few_campaigns_and_many(count, desk, district, django_assert_num_queries):
    for at in range(count):
        factories.CampaignFactory(district=district, name=f"第{at}届“最美家庭”推选")
    intake = receive_text(STORY, desk.editor, district)
    with clock.travelling(clock.time()), django_assert_num_queries(3):
        drafting.read(intake, desk.editor)
