"""Filters for Chinese text."""

import datetime as dt
from decimal import Decimal

import pytest

from editorial.templatetags import chinese, figures


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (dt.date(2022, 2, 11), "2022年2月11日"),
        (dt.datetime(2022, 2, 10, 16, 30, tzinfo=dt.UTC), "2022年2月11日"),
        ("2013", "2013年"),
        ("2013-05", "2013年5月"),
        ("2013-05-01", "2013年5月1日"),
        ("", ""),
        (None, ""),
        ("不详", "不详"),
    ],
)
def test_dates_say_as_much_as_is_known(value, text):
    assert chinese.zh_date(value) == text


def test_period_leaves_open_what_is_not_known():
    assert chinese.period("2021-09", "2024-03") == "2021.09—2024.03"
    assert chinese.period("2021", "") == "2021—"
    assert chinese.period("", "2021") == "—2021"
    assert chinese.period("2021", "2021") == "2021"
    assert chinese.period("", "") == ""


def test_thousands():
    assert [chinese.thousands(each) for each in (1946, Decimal("12.50"), "x", 0)] == ["1,946", "12.50", "x", "0"]


def test_names_and_short_quotations_do_not_break_and_stay_escaped():
    assert chinese.nb("“实干”<b>沈立群", ["沈立群"]) == (
        '<span class="nb">“实干”</span>&lt;b&gt;<span class="nb">沈立群</span>'
    )
    assert chinese.nb("“这一段引语长得不应该不许折行”") == "“这一段引语长得不应该不许折行”"
    assert chinese.nb(None) == ""


def test_two_and_three_characters_are_spread():
    assert chinese.name_j("陈砺") == '<span class="name-j">陈砺</span>'
    assert chinese.name_j("阿依古丽·买买提") == "阿依古丽·买买提"


@pytest.mark.parametrize("number", ["云委发[2025]6号", "云委发（2025）6号", "云委发【2025】6号", "云委发〔2025〕6号"])
def test_document_numbers_have_their_brackets(number):
    assert chinese.docno(number) == '<span class="nb">云委发〔2025〕6号</span>'


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("累计1.7万余名", ("累计", "1.7", "万余名")),
        ("96.9%", ("", "96.9", "%")),
        ("3,004户", ("", "3,004", "户")),
        ("百分之百", ("", "百分之百", "")),
        ("十件", ("", "十", "件")),
        ("近两万余户", ("近", "两万", "余户")),
        ("三分之二", ("", "三分之二", "")),
        ("历史最高", ("", "历史最高", "")),
        ("", ("", "", "")),
    ],
)
def test_figures_are_parted_as_printed(printed, parts):
    assert figures.parted(printed) == parts


def test_other_small_filters():
    assert chinese.dashed("记某人") == "——记某人"
    assert chinese.dashed("——记某人") == "——记某人"
    assert chinese.excerpt("一句。") == "一句。"
    assert chinese.excerpt("半句") == "半句…"
    assert chinese.slip("区" * 20) == "区" * 9 + "…"
