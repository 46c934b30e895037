"""Charts are drawn to scale, within their frame, in coordinates that keep text readable."""

import pytest

from editorial import charts


def test_columns_are_as_high_as_their_numbers():
    drawn = charts.columns([("2023", (50, 10)), ("2024", (100, 0))])
    assert [each.height for each in drawn.columns] == ["120.0", "24.0", "240.0", "0.0"]
    assert [each.text for each in drawn.columns] == ["50", "", "100", ""]
    assert [each.text for each in drawn.labels] == ["2023", "2024"]


def test_columns_stay_within_the_frame():
    drawn = charts.columns([(str(year), (year, 1)) for year in range(1960, 2025)])
    assert len(drawn.labels) == charts.LONGEST
    assert all(0 <= float(each.x[:-1]) <= 100 - float(each.width[:-1]) for each in drawn.columns)


def test_of_many_columns_those_are_numbered_that_stand_apart():
    drawn = charts.columns([(str(at), (1000 if at == 10 else at, 1)) for at in range(30)])
    assert [each.text for each in drawn.columns if each.text] == ["1,000", "29"], "the first is 0, and says nothing"
    drawn = charts.columns([("", (1000 if at == 28 else 5, 1)) for at in range(30)])
    assert [each.text for each in drawn.columns if each.text] == ["5", "1,000"]
    assert drawn.labels == ()


@pytest.mark.parametrize(("highest", "lines"), [(1, 1), (2, 2), (4, 4), (5, 4), (100, 4)])
def test_the_scale_fits_small_numbers_too(highest, lines):
    drawn = charts.columns([("2024", (highest,))])
    assert len(drawn.grid) == lines
    assert highest > 4 or float(drawn.columns[0].height) == charts.BASE - charts.TOP


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
