"""The admin site of this project, put in place of Django's own."""

from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig
from django.utils.translation import gettext_lazy as _


class AdminConfig(DjangoAdminConfig):
    default_site = "editorial.adminsite.DeskSite"
    verbose_name = _("Administration")
