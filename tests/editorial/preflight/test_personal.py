"""Personal numbers are found however they are written, and other numbers are left alone."""

import pytest

from editorial.preflight.personal import identity_valid, luhn_valid, personal_numbers

# Made-up numbers with right check characters.
IDENTITY = "11010519491231002X"
CARD = "6222020000000000004"


def checked_card(first: str) -> str:
    return next(first + str(digit) for digit in range(10) if luhn_valid(first + str(digit)))


@pytest.mark.parametrize(
    "text",
    [
        f"身份证号{IDENTITY}。",
        "身份证１１０１０５１９４９１２３１００２Ｘ",
        "身份证号110105 19491231 002X。",
        "证件第5号 110105-1949-1231-002x",
        "１１０１０５－１９４９１２３１－００２Ｘ",
        "1101 0519 4912 3100 2X",
        "身份证110105\u200b19491231\u2014002X",
        "电话13800138000",
        "手机138\u20130013\u20138000",
        "电话 138-0013-8000",
        "+86 138 0013 8000",
        "卡号" + checked_card("622202000000000000"),
        "卡号" + " ".join(["6222", "0200", "0000", checked_card("622202000000000")[12:]]),
    ],
)
def test_personal_numbers_are_found(text):
    assert len(list(personal_numbers(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "11010519491231002" + "1",
        "110105 19491231 0021",
        "2021 2022 2023 2024 2025 2026 2027",
        "区划代码150403000000",
        "投资44.9亿元，惠及31.5万户、12万余人次",
        "受理电话 0476-12380",
        "编号20211234567890123",
        "2021年3月15日",
        "",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert list(personal_numbers(text)) == []


def test_the_check_character_decides():
    assert identity_valid(IDENTITY)
    assert not identity_valid(IDENTITY[:-1] + "1")
