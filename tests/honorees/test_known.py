"""Known people are found in a text where a name is plainly a name."""

import pytest

from editorial import clock
from editorial.pages import Place
from honorees.known import named_in
from tests.editorial.published import PLACE, honoree, publish, team

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "mentioned", "found"),
    [
        ("记者看到阿布都在现场。", [], ["阿布都"]),
        ("记者看到阿布都在现场。", ["阿布都"], []),
        ("记者看到阿布都拉在现场。", ["阿布都拉"], []),
        ("手段高明的人。", [], []),
        ("“高明同志很忙。”", [], ["高明"]),
        ("李四、高明、王五", [], ["高明"]),
    ],
)
def test_names_in_a_text(text, mentioned, found):
    publish(honoree("阿布都"), honoree("高明"))
    assert named_in(text, PLACE, mentioned, clock.read()) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("云岭区行政审批局的同志说，", ["云岭区行政审批局"]),
        ("走进云岭区行政审批局窗口党支部，", ["云岭区行政审批局窗口党支部"]),
        ("云岭区行政审批局窗口党支部属于云岭区行政审批局，", ["云岭区行政审批局窗口党支部", "云岭区行政审批局"]),
        ("走进党支部。", []),
    ],
)
def test_teams_in_a_text(text, found):
    publish(team("云岭区行政审批局"), team("云岭区行政审批局窗口党支部"), team("党支部"))
    assert named_in(text, PLACE, [], clock.read()) == found


def test_people_of_other_districts_are_not_meant():
    publish(honoree("阿布都"))
    assert named_in("阿布都", Place("990002000000", "他区", "他区", ()), [], clock.read()) == []
