"""Readings and initials by which names are found."""

import pytest

from editorial.search.spelling import body_keys, is_person, is_spelled, person_keys, plain_letters


@pytest.mark.parametrize(
    ("name", "stated", "expected"),
    [
        ("张三", "", ("zhangsan", "zs", "zhang")),
        ("单雄信", "", ("shanxiongxin", "sxx", "shan", "xiongxin")),
        ("单雄信", "dan xiong xin", ("danxiongxin", "dxx", "dan", "xiongxin")),
        ("单雄信", "dānxióngxìn", ("danxiongxin", "dxx", "dan", "xiongxin")),
        ("欧阳澜", "", ("ouyanglan", "oyl", "ouyang")),
        ("尉迟恭", "", ("yuchigong", "ycg", "yuchi")),
        ("吕布", "", ("lvbu", "lubu", "lyubu", "lb", "lv", "lu", "lyu")),
        ("朴正", "", ("piaozheng", "pz", "piao", "puzheng", "pu")),
        ("苏来曼·阿迪力", "", ("sulaimanadili", "slmadl", "sulaiman", "adili")),
        ("张國華", "", ("zhangguohua", "zgh", "zhang", "guohua")),
        ("123", "", ()),
        ("", "", ()),
    ],
)  # fmt: skip
def test_keys_of_people(name, stated, expected):
    assert person_keys(name, stated) == expected


@pytest.mark.parametrize(
    ("surname", "reading"),
    [("单", "shan"), ("曾", "zeng"), ("仇", "qiu"), ("区", "ou"), ("查", "zha"), ("朴", "piao"), ("解", "xie")],
)
def test_surnames_that_libraries_get_wrong(surname, reading):
    assert person_keys(surname + "明")[0] == f"{reading}ming"


def test_organisations_have_their_reading_and_initials():
    assert body_keys("区委组织部") == ("quweizuzhibu", "qwzzb")


def test_tones_and_the_ways_to_write_umlauts_fall_together():
    assert [plain_letters(each) for each in ("Lǚ", "lü", "lv", "ZHĀNG")] == ["lv", "lv", "lv", "zhang"]


def test_one_letter_is_no_reading():
    assert [is_spelled(each) for each in ("z", "zs", "z1", "张", "lü")] == [False, True, False, False, True]


def test_short_names_and_names_with_a_separator_are_people_s():
    assert [is_person(each) for each in ("张三", "阿·乙", "区委组织部")] == [True, True, False]
