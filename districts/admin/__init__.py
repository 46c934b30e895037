"""Admin pages of places, organisations, staff and the site profile."""

from districts.admin import places, staff

__all__ = ["places", "staff"]
