"""The admin page of the style list."""

from django.contrib import admin

from districts.admin_base.tracked import TrackedAdmin
from editorial.models import StyleRule


@admin.register(StyleRule)
class StyleRuleAdmin(TrackedAdmin):
    list_display = ["wording", "suggestion", "reason", "active"]
    list_filter = ["active"]
    search_fields = ["wording", "suggestion"]
    fields = ["wording", "suggestion", "reason", "active"]

    def has_delete_permission(self, request, obj=None):
        return False
