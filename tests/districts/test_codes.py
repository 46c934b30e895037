"""What the code of a division says by itself."""

import re

import pytest

from districts import codes


@pytest.mark.parametrize(
    ("code", "full"),
    [("15", "150000000000"), ("150403", "150403000000"), ("220106400", "220106400000"), ("150403000000",) * 2],
)
def test_short_codes_are_filled_up(code, full):
    assert codes.full_code(code) == full


@pytest.mark.parametrize("code", ["", "1", "123", "15040３", "150403 ", "1504030000000", "abcdef"])
def test_other_codes_are_refused(code):
    with pytest.raises(ValueError, match=f"^{re.escape(code)}$"):
        codes.full_code(code)


@pytest.mark.parametrize(
    ("code", "level", "county", "above"),
    [
        ("150000000000", "province", "150000000000", []),
        ("150400000000", "city", "150400000000", ["15"]),
        ("150403000000", "county", "150403000000", ["1504", "15"]),
        ("150403101000", "town", "150403000000", ["150403", "1504", "15"]),
        ("150403101201", "town", "150403000000", ["150403101", "150403", "1504", "15"]),
    ],
)
def test_a_code_tells_its_level_and_what_lies_above(code, level, county, above):
    assert (codes.level_of(code), codes.county_of(code)) == (level, county)
    assert codes.above(code) == [codes.full_code(each) for each in above]
    assert codes.is_above_counties(code) == (level in ("province", "city"))


def test_all_below_a_division_share_its_stem():
    assert codes.stem("150403000000") == "150403"
    assert "150403101201".startswith(codes.stem("150403101000"))
