"""Charts are drawn to scale, within their frame, in coordinates that keep text readable."""

import itertools

import pytest

from editorial import charts


def test_columns_are_as_high_as_their_numbers():
    drawn = charts.columns([(2023, (50, 10)), (2024, (100, 0))])
    assert [each.height for each in drawn.columns] == ["120.0", "24.0", "240.0", "0.0"]
    assert [each.text for each in drawn.columns] == ["50", "10", "100", ""], "of few, every series has its numbers"
    assert [each.text for each in drawn.labels] == ["2023", "2024"]


def test_columns_stay_within_the_frame():
    drawn = charts.columns([(year, (year, 1)) for year in range(1960, 2025)])
    assert len(drawn.columns) == 2 * charts.LONGEST
    assert all(0 <= float(each.x[:-1]) <= 100 - float(each.width[:-1]) for each in drawn.columns)


def test_of_many_columns_those_are_numbered_that_stand_apart():
    drawn = charts.columns([(2000 + at, (1000 if at == 10 else at, 1)) for at in range(30)])
    assert [each.text for each in drawn.columns if each.text] == ["1,000", "29"], "the first is 0, and says nothing"
    drawn = charts.columns([(2000 + at, (1000 if at == 28 else 5, 1)) for at in range(30)])
    assert [each.text for each in drawn.columns if each.text] == ["5", "1,000"]


@pytest.mark.parametrize("span", [1, 2, 7, 11, 13, 20, 30, 40])
@pytest.mark.parametrize("width", charts.WIDTHS)
def test_years_never_run_into_one_another_and_the_first_and_last_are_always_told(span, width):
    drawn = charts.columns([(year, (18, 5)) for year in range(1985, 1985 + span)])
    labels = [each for each in drawn.labels if width in each.css.split()]
    assert {labels[0].text, labels[-1].text} == {"1985", str(1984 + span)}
    places = [float(each.x[:-1]) * charts.WIDTHS[width] / 100 for each in labels]
    assert all(second - first >= 2.2 for first, second in itertools.pairwise(places)), "rem, with four digits of half"
    assert len(labels) >= min(span, 3)


def test_a_wide_drawing_tells_every_year_of_eleven_and_every_one_of_seven_equal_columns():
    drawn = charts.columns([(year, (18, 5)) for year in range(2016, 2027)])
    assert [each.text for each in drawn.labels if "w" in each.css] == [str(year) for year in range(2016, 2027)]
    drawn = charts.columns([(year, (1, 0)) for year in range(2016, 2023)])
    assert [each.text for each in drawn.columns if "w" in each.text_css] == ["1"] * 7


def test_no_number_stands_on_a_column():
    drawn = charts.columns([(2020, (8, 100)), (2021, (100, 8))])
    assert [each.text for each in drawn.columns] == ["8", "100", "100", "8"]
    assert "s" not in drawn.columns[0].text_css, "a phone has no room beside the high column"


@pytest.mark.parametrize(
    ("highest", "lines"),
    [
        (1, [0, 1]), (4, [0, 1, 2, 3, 4]), (9, [0, 2, 4, 6, 8, 10]), (100, [0, 20, 40, 60, 80, 100]),
        (372, [0, 100, 200, 300, 400]),
    ],
)  # fmt: skip
def test_the_value_axis_has_whole_round_numbers(highest, lines):
    drawn = charts.columns([(2024, (highest,))])
    assert [int(each.text) for each in drawn.grid] == lines
    assert drawn.grid[0].y == "265.0"


def test_no_columns_at_all():
    assert charts.columns([]).columns == ()


def test_shares_add_up_and_small_ones_are_put_together():
    parts = charts.shares([("甲", 50), ("乙", 20), ("丙", 15), ("丁", 10), ("戊", 5), ("无", 0)], "其他")
    assert [(each.label, each.value, each.percent, each.css) for each in parts] == [
        ("甲", 50, "50.0%", "a"), ("乙", 20, "20.0%", "c"), ("丙", 15, "15.0%", "b"), ("其他", 15, "15.0%", "d"),
    ]  # fmt: skip


def test_lengths_fill_the_track_and_show_the_least():
    assert charts.lengths([1000, 500, 1, 0]) == ["100.00%", "50.00%", "0.50%", "0.00%"]
    assert charts.lengths([0, 0]) == ["0.00%", "0.00%"]
    assert charts.lengths([]) == []


def test_bars_of_two_parts_are_as_long_as_both_together():
    assert charts.bars([(3, 1), (1, 0)]) == [[("0.00%", "75.00%"), ("75.00%", "25.00%")],
                                             [("0.00%", "25.00%"), ("25.00%", "0.00%")]]  # fmt: skip
