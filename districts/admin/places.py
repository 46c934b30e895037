"""Admin pages of districts, organisations and the site profile."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from districts import roles
from districts.admin_base.tracked import TrackedAdmin
from districts.models import District, Organization, SiteProfile


@admin.register(District)
class DistrictAdmin(TrackedAdmin):
    """Everybody may look places up: they are public. Registrars change those of their assignment."""

    district_path = "path"
    list_display = ["name", "code", "level", "belongs_to"]
    list_filter = ["level"]
    search_fields = ["name", "code"]
    search_help_text = _("Name, or the beginning of the code")
    autocomplete_fields = ["parent"]
    fields = ["code", "name", "level", "parent", "source", ("valid_from", "valid_until")]
    list_select_related = ["parent"]

    def within(self, request, action="view"):
        return super().within(request, action) if action != "view" else roles.under([roles.EVERYWHERE])

    def reaches(self, request, action, row):
        return action == "view" or any(row.path.startswith(each) for each in self.paths(request, action))

    def choice_label(self, row):
        return f"{row.full_name}（{row.code}）"

    @admin.display(description=_("belongs to"))
    def belongs_to(self, row):
        return row.parent


@admin.register(Organization)
class OrganizationAdmin(TrackedAdmin):
    """Organisations are public reference data; one without a district (a ministry, an army unit) is everybody's."""

    district_path = "district__path"
    list_display = ["name", "short_name", "kind", "district"]
    list_filter = ["kind"]
    list_select_related = ["district"]
    search_fields = ["name", "short_name"]
    search_help_text = _("Name or short name")
    autocomplete_fields = ["district", "superior"]
    fields = ["name", "short_name", "kind", "district", "superior"]

    def within(self, request, action="view"):
        return super().within(request, action) if action != "view" else roles.under([roles.EVERYWHERE])

    def reaches(self, request, action, row):
        return action == "view" or super().reaches(request, action, row)

    def choice_label(self, row):
        return f"{row.name}（{row.district.name}）" if row.district_id else row.name

    def choices(self, request):
        return super().choices(request).select_related("district")


@admin.register(SiteProfile)
class SiteProfileAdmin(TrackedAdmin):
    """One row: the list leads to it, and no second can be added."""

    list_display = ["name", "host", "domain"]
    autocomplete_fields = ["home"]
    fieldsets = [
        (None, {"fields": ["name", "home", "domain", "notice"]}),
        (_("Footer"), {"fields": ["host", "operator", "site_code", "icp_number", "security_number"]}),
        (_("Contact"), {"fields": ["telephone", "email", "address"]}),
    ]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not SiteProfile.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False
