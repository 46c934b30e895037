"""Names of persons: their order by strokes, and what stands for them."""

import pytest

from editorial import strokes
from editorial.names import monogram, stroke_count, stroke_key


def test_names_stand_in_the_order_of_public_lists():
    """Surnames as such lists order them; under one surname, given names of one character come first."""
    expected = [
        "丁一苇", "习知远", "马青禾", "王毅", "王沪川", "尹力", "石敬山", "刘国清", "李希", "李强", "李干城", "李书田",
        "李鸿声", "何卫国", "何立言", "张又新", "张国栋", "陈文渊", "陈吉祥", "陈敏学", "赵乐天", "袁家声", "黄坤元",
        "蔡奇", "蔡长风",
    ]  # fmt: skip
    assert sorted(sorted(expected, reverse=True), key=stroke_key) == expected


def test_a_compound_surname_is_compared_as_one():
    assert sorted(["欧阳澜", "罗守田", "欧一帆", "陆一帆"], key=stroke_key) == ["陆一帆", "欧一帆", "欧阳澜", "罗守田"]


def test_first_strokes_decide_between_equal_counts():
    assert sorted(["冯一", "白一", "叶一", "石一"], key=stroke_key) == ["石一", "叶一", "白一", "冯一"]


@pytest.mark.parametrize(
    ("name", "strokes_of_surname"), [("丁一", 2), ("李某", 7), ("𠮷野", 6), ("阿·乙", 7), ("Smith", 0), ("", 0)]
)
def test_the_count_of_the_first_character_can_be_read_from_the_key(name, strokes_of_surname):
    assert stroke_count(stroke_key(name)) == strokes_of_surname


def test_characters_without_a_known_count_come_last():
    assert sorted(["Ann", "𠮷野", "龘某"], key=stroke_key)[-1] == "Ann"


def test_both_tables_agree():
    for character, order in strokes._orders().items():
        for start, counts in strokes._counts():
            if start <= ord(character) < start + len(counts):
                assert int(counts[ord(character) - start], 36) == min(len(order), 35)


def test_monogram_is_the_surname():
    assert [monogram(each) for each in ("沈立群", "欧阳澜", "阿依古丽·买买提", "欧阳")] == ["沈", "欧阳", "阿", "欧"]
