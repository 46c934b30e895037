"""Reference data: places, organisations, staff and their assignments, the site profile."""

from districts.models.district import District
from districts.models.organization import Organization
from districts.models.siteprofile import SiteProfile
from districts.models.staff import Assignment, Role, User
from districts.models.tracked import Tracked

__all__ = ["Assignment", "District", "Organization", "Role", "SiteProfile", "Tracked", "User"]
