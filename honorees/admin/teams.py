"""Admin pages of teams and their members."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from editorial.admin.records import PartInline, RecordAdmin
from editorial.admin.suppressions import Suppressible
from honorees.admin.parts import OWN_FORMS
from honorees.models import Achievement, Commendation, Membership, Team


class MembershipInline(PartInline, admin.TabularInline):
    model = Membership
    autocomplete_fields = ["honoree"]
    fields = ["honoree", "name", "role", "started", "ended", "position"]


@admin.register(Team)
class TeamAdmin(Suppressible, RecordAdmin):
    inlines = [MembershipInline]
    list_display = ["name", "organization", "district", "state", "changed_at"]
    list_select_related = ["district", "organization"]
    search_fields = ["name", "organization__name"]
    search_help_text = _("Name or organisation")
    autocomplete_fields = ["district", "organization"]
    linked = (("team", Commendation), ("team", Achievement))
    own_forms = OWN_FORMS
    fields = ["name", "district", "organization", "introduction"]
