"""Front pages of places: what staff chose for them leads, and what is left open is filled with the newest."""

from editorial.fronts.choices import WHOLE_SITE, Choices, ColumnShown, Number, of_district, of_home, register
from editorial.fronts.district import district
from editorial.fronts.home import home

__all__ = ["WHOLE_SITE", "Choices", "ColumnShown", "Number", "district", "home", "of_district", "of_home", "register"]
