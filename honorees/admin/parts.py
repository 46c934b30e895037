"""Admin pages of commendations, achievements with their figures, and nominations."""

from types import MappingProxyType

from django.contrib import admin
from django.db.models import Q
from django.forms import Script
from django.utils.translation import gettext_lazy as _

from districts.admin_base.scope import LookedUp
from editorial.admin.filters import RelatedOrOpen, ValueOrOpen
from editorial.admin.parts import PartAdmin, PartForm
from editorial.admin.records import PartInline
from editorial.admin.revoking import Revocable
from editorial.admin.suppressions import Suppressible
from honorees.admin.certificates import PrintsCertificates
from honorees.freezing import own_awards
from honorees.models import Achievement, Commendation, Figure, Nomination
from honorees.revoking import erasure_refusal, fixed_columns

OWN_FORMS = MappingProxyType({
    "awards": lambda record: own_awards(record.commendations),
    "achievements": lambda record: record.achievements.all(),
})  # fmt: skip
"""By field of a page, the rows that its items come from, in order: each has a form of its own."""


class CommendationForm(PartForm):
    class Meta:
        help_texts = MappingProxyType({
            "tier": _("A title that the campaign confers. Choose the campaign first."),
            "merit": _("For awards to civil servants only, such as 嘉奖 or 记三等功."),
            "title": _("As the source prints it, such as 优秀共产党员. Of these three give at least one; "
                       "readers see this one where it is given."),
            "granted_by": _("As printed, such as 中共元宝山区委. May stay empty for awards of a campaign."),
            "source": _("The story or document which states the award."),
        })  # fmt: skip


@admin.register(Commendation)
class CommendationAdmin(PrintsCertificates, Revocable, Suppressible, PartAdmin):
    """An award belongs to the roll of its campaign; one outside campaigns to its recipient."""

    owner_paths = (
        (Q(campaign__isnull=False), "campaign__district__path"),
        (Q(campaign=None, honoree__isnull=False), "honoree__district__path"),
        (Q(campaign=None, team__isnull=False), "team__district__path"),
    )
    form = CommendationForm
    target_field = "pk"
    list_display = ["recipient", "award", "campaign", "granted_by", "award_year"]
    list_filter = ["level", "merit", ("year", ValueOrOpen)]
    list_select_related = ["honoree", "team", "campaign", "tier"]
    search_fields = ["honoree__name", "team__name", "title", "tier__title", "campaign__name"]
    search_help_text = _("Name of the recipient, title or campaign")
    autocomplete_fields = ["honoree", "team", "campaign", "tier"]
    ordering = ["-pk"]
    fieldsets = [
        (_("Who"), {"fields": [("honoree", "team"), "post_then", "organization_then"]}),
        (_("What"), {"fields": [("campaign", "tier"), ("merit", "title"), ("granted_by", "level")]}),
        (_("When, and where it is stated"), {"fields": [("granted_on", "year"), "document_number", "source"]}),
    ]

    class Media:
        js = [Script("js/admin-narrow.js", type="module")]

    def reminder(self, part):
        labels = "、".join(part.not_stated)
        return labels and _("Not stated yet, and missed by readers: %(labels)s.") % {"labels": labels}

    def suppressed_name(self, row):
        return ""

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *fixed_columns(obj)]

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and erasure_refusal(obj))

    @admin.display(description=_("recipient"))
    def recipient(self, row):
        return row.recipient

    @admin.display(description=_("award"))
    def award(self, row):
        return row.award

    @admin.display(description=_("year"))
    def award_year(self, row):
        return row.award_year


class FigureInline(PartInline, admin.TabularInline):
    model = Figure
    fields = ["label", "printed", "value", "unit", "qualifier", "scope", "period", "rank", "position"]


@admin.register(Achievement)
class AchievementAdmin(PartAdmin):
    """A claim about one subject, with its figures."""

    owner_paths = (
        (Q(honoree__isnull=False), "honoree__district__path"),
        (Q(team__isnull=False), "team__district__path"),
        (Q(campaign__isnull=False), "campaign__district__path"),
        (Q(organization__isnull=False), "organization__district__path"),
        (Q(place__isnull=False), "place__path"),
    )
    inlines = [FigureInline]
    list_display = ["statement", "subject_name", "level", "theme"]
    list_filter = ["level", ("theme", RelatedOrOpen)]
    list_select_related = ["honoree", "team", "campaign", "organization", "place", "theme"]
    search_fields = ["statement", "honoree__name", "team__name", "campaign__name"]
    search_help_text = _("Words of the statement, or a name")
    autocomplete_fields = ["honoree", "team", "campaign", "organization", "place"]
    ordering = ["-pk"]
    fieldsets = [
        (None, {"fields": ["statement", ("level", "theme"), "source"]}),
        (_("Whose achievement: choose one"), {"fields": [("honoree", "team", "campaign"), ("organization", "place")]}),
        (_("Order on the page"), {"fields": ["position"], "classes": ["collapse"]}),
    ]

    @admin.display(description=_("subject"))
    def subject_name(self, row):
        return row.subject


@admin.register(Figure)
class FigureAdmin(LookedUp, PartAdmin):
    """Only to be chosen from: figures are edited on their achievement's page."""

    owner_paths = tuple((Q(**{f"achievement__{key}": value for key, value in holds.children}), f"achievement__{path}")
                        for holds, path in AchievementAdmin.owner_paths)  # fmt: skip
    search_fields = ["label", "printed", "achievement__statement", "achievement__honoree__name"]
    list_select_related = ["achievement"]
    ordering = ["-pk"]

    def choices(self, request):
        return super().choices(request).select_related("achievement")

    def choice_label(self, row):
        return f"{row}（{row.achievement.statement}）"

    def has_module_permission(self, request):
        return False


@admin.register(Nomination)
class NominationAdmin(PartAdmin):
    """Internal: on no page."""

    owner_paths = ((Q(), "campaign__district__path"),)
    list_display = ["__str__", "campaign", "tier", "nominated_by"]
    list_select_related = ["honoree", "team", "campaign", "tier", "nominated_by"]
    search_fields = ["honoree__name", "team__name", "campaign__name"]
    autocomplete_fields = ["campaign", "tier", "honoree", "team", "nominated_by"]
    fields = ["campaign", "tier", ("honoree", "team"), "nominated_by", "note"]
    ordering = ["-pk"]

    class Media:
        js = [Script("js/admin-narrow.js", type="module")]
