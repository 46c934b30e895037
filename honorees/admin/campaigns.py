"""Admin pages of campaigns with their phases and award tiers, and of themes."""

import re
from types import MappingProxyType

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from districts.admin_base.scope import LookedUp, ScopedAdmin
from districts.admin_base.tracked import TrackedAdmin
from editorial.admin.filters import StateFilter
from editorial.admin.records import PartInline, RecordAdmin
from honorees.admin.parts import OWN_FORMS
from honorees.correcting import roll_rows_at
from honorees.models import Achievement, AwardTier, Campaign, Commendation, Nomination, Phase, Theme

CHOSEN = "campaign"
_KEY = re.compile(r"[0-9]{1,18}", re.ASCII)


class TierInline(PartInline, admin.TabularInline):
    model = AwardTier
    fields = ["title", "recipients", "declared", "qualifier", "printed", "position"]


class PhaseInline(PartInline, admin.TabularInline):
    model = Phase
    fields = ["name", "started", "ended", "note", "position"]


@admin.register(Campaign)
class CampaignAdmin(RecordAdmin):
    inlines = [TierInline, PhaseInline]
    list_display = ["name", "kind_label", "year", "district", "state", "changed_at"]
    list_filter = [StateFilter, "kind", ("district", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["name", "short_name", "document_number"]
    search_help_text = _("Name or document number")
    autocomplete_fields = ["district", "parent", "host"]
    linked = (("campaign", Commendation), ("campaign", Achievement), ("campaign", Nomination))
    own_forms = MappingProxyType({**OWN_FORMS, "tiers.entries": roll_rows_at})
    fieldsets = [
        (None, {"fields": ["name", "short_name", ("kind", "year"), "district", "host", "parent"]}),
        (_("Decision"), {"fields": [("decided_on", "document_number"), ("started", "ended")]}),
        (_("Text"), {"fields": ["introduction", "roster_note"]}),
    ]

    @admin.display(description=_("kind"), ordering="kind")
    def kind_label(self, campaign):
        return campaign.get_kind_display()


@admin.register(AwardTier)
class AwardTierAdmin(LookedUp, ScopedAdmin):
    """Only to be chosen from: tiers are edited on their campaign's page."""

    district_path = "campaign__district__path"
    search_fields = ["title", "campaign__name"]
    list_select_related = ["campaign"]

    def reaches(self, request, action, row):
        return any(row.campaign.district.path.startswith(each) for each in self.paths(request, action))

    def choices(self, request):
        return super().choices(request).select_related("campaign")

    def choice_label(self, row):
        return f"{row.title}（{row.campaign.name}）"

    def get_search_results(self, request, queryset, search_term):
        """Once a campaign is chosen (static/js/admin-narrow.js tells which) only its own tiers are offered."""
        campaign = request.GET.get(CHOSEN, "")
        if _KEY.fullmatch(campaign):
            queryset = queryset.filter(campaign=campaign)
        return super().get_search_results(request, queryset, search_term)

    def has_module_permission(self, request):
        return False


@admin.register(Theme)
class ThemeAdmin(TrackedAdmin):
    list_display = ["name", "slug", "position"]
    search_fields = ["name"]
    fields = ["name", "slug", "position"]

    def has_delete_permission(self, request, obj=None):
        return False
