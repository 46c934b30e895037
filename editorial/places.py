"""Districts as pages name them."""

from districts import codes
from districts.models import District
from editorial.models import Relation
from editorial.pages import Link, Place, Ref


def place_of(district: District) -> Place:
    """The place line of a page: the district with the names that it and its ancestors have now."""
    names = dict(District.objects.filter(code__in=district.codes).values_list("code", "name"))
    ancestors = tuple(Ref("district", code, names[code]) for code in district.codes if code in names)
    return Place(district.code, district.name, district.full_name, ancestors)


def place_links(place: Place) -> list[Link]:
    """One `in` link per ancestor, so that everything in a subtree is found by one equality."""
    return [Link(Relation.IN, ref.kind, ref.id, ref.label, at) for at, ref in enumerate(place.ancestors)]


def county_of(place: Place) -> Ref:
    """The county that a place lies in, as the page has it; the place itself where it lies in none."""
    county = codes.county_of(place.code)
    return next((ref for ref in place.ancestors if ref.id == county), Ref("district", place.code, place.name))


def place_cells(place: Place) -> list[str]:
    """A place in a table for spreadsheets: its full name and its code, as a text with all its digits."""
    return [place.full_name or place.name, place.code]
