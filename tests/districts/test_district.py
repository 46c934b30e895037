"""Districts form a tree by code, and stay one when a part of it moves."""

import re

import pytest
from django.core.exceptions import ValidationError

from districts.models import District
from districts.models.district import full_code
from tests.factories import DistrictFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("code", "full"),
    [("15", "150000000000"), ("150403", "150403000000"), ("220106400", "220106400000"), ("150403000000",) * 2],
)
def test_short_codes_are_filled_up(code, full):
    assert full_code(code) == full


@pytest.mark.parametrize("code", ["", "1", "123", "15040３", "150403 ", "1504030000000", "abcdef"])
def test_other_codes_are_refused(code):
    with pytest.raises(ValueError, match=f"^{re.escape(code)}$"):
        full_code(code)


def test_the_subtree_is_found_by_path():
    city = DistrictFactory(code="990100000000", name="甲市")
    county = DistrictFactory(code="990101000000", name="乙区", parent=city)
    other = DistrictFactory(code="990200000000", name="丙市")
    assert set(District.objects.within(city)) == {city, county}
    assert set(District.objects.within(city, other)) == {city, county, other}
    assert list(District.objects.ancestors_of(county)) == [city, county]
    assert county.full_name == "甲市乙区"


def test_moving_a_district_moves_what_lies_below_it():
    old, new = DistrictFactory(name="旧市"), DistrictFactory(name="新市")
    county = DistrictFactory(parent=old)
    town = DistrictFactory(parent=county)
    county.parent = new
    county.save()
    town.refresh_from_db()
    assert town.path == f"{new.code}/{county.code}/{town.code}/"
    assert set(District.objects.within(new)) == {new, county, town}


def test_a_district_cannot_belong_to_a_part_of_itself():
    city = DistrictFactory()
    county = DistrictFactory(parent=city)
    city.parent = county
    with pytest.raises(ValidationError):
        city.clean()
