"""Districts as pages name them."""

from editorial.pages import Place, Ref
from editorial.places import county_of

CITY = Ref("district", "370100000000", "济南市")
COUNTY = Ref("district", "370103000000", "市中区")
TOWN = Ref("district", "370103001000", "某街道")


def test_a_place_is_counted_under_its_county():
    assert county_of(Place(TOWN.id, TOWN.label, "", (CITY, COUNTY, TOWN))) == COUNTY


def test_a_place_above_counties_is_counted_as_itself():
    assert county_of(Place(CITY.id, CITY.label, "", (CITY,))) == CITY


def test_a_zone_right_below_a_city_is_counted_as_itself():
    zone = Ref("district", "370199001000", "某新区")
    assert county_of(Place(zone.id, zone.label, "", (CITY, zone))) == zone
