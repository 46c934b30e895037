"""Districts form a tree by code, and stay one when a part of it moves."""

import pytest
from django.core.exceptions import ValidationError

from districts.models import District
from tests.factories import DistrictFactory

pytestmark = pytest.mark.django_db


def test_the_subtree_is_found_by_path():
    city = DistrictFactory(code="990100000000", name="甲市")
    county = DistrictFactory(code="990101000000", name="乙区", parent=city)
    other = DistrictFactory(code="990200000000", name="丙市")
    assert set(District.objects.within(city)) == {city, county}
    assert set(District.objects.within(city, other)) == {city, county, other}
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
