"""The admin site: its names, and the desk as its first page."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class DeskSite(admin.AdminSite):
    site_title = _("Guangrongbang")
    site_header = _("Guangrongbang editorial desk")
    index_title = _("My work")
