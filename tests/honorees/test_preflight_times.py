"""How often a text says that somebody was commended: what is read as such, and against which awards."""

import pytest

from honorees.listed import Listed
from honorees.preflight_times import stated


@pytest.mark.parametrize(
    ("text", "times", "what"),
    [
        ("三次嘉奖", 3, "嘉奖"), ("先后3次荣立三等功", 3, "三等功"), ("两次受到区委通报表扬", 2, "表扬"),
        ("2016、2019、2020年度考核中，他三次获得云岭区政府嘉奖。", 3, "嘉奖"),
        ("区政府先后三次给予他嘉奖", 3, "嘉奖"),
        ("先后获得5项表彰", 5, ""), ("获得国家级、省级荣誉", None, ""), ("荣获各级3项荣誉", 3, ""),
        ("先后3次被评为“优秀共产党员”。", 3, "优秀共产党员"), ("4次被评为全区先进个人，", 4, "全区先进个人"),
        ("3次被评为“优秀共产党员”“先进工作者”等。", None, ""), ("三次年度考核被评为优秀", None, ""),
        ("3次被评为优秀", None, ""), ("两次组织评选表彰大会", None, ""), ("第三次获得嘉奖", None, ""),
        ("三次入户，获得村民表扬", None, ""),
    ],
)  # fmt: skip
def test_what_is_read(text, times, what):
    assert [(each.times, each.what) for each in stated(text)] == ([(times, what)] if times else [])


def test_a_title_is_found_with_or_without_the_level_before_it_and_by_its_merit_class():
    (said,) = stated("4次被评为全区先进个人。")
    assert said.listed([Listed("先进个人"), Listed("全区先进个人"), Listed("劳动模范")]) == 2
    (said,) = stated("三次荣立三等功。")
    assert said.listed([Listed("治水标兵", form="记三等功"), Listed("记三等功"), Listed("嘉奖")]) == 2
