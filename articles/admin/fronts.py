"""The admin page of front pages."""

from types import MappingProxyType

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.front_preflight import home_refusal
from articles.models import Front, FrontCampaign, FrontColumn, FrontNumber, FrontStory
from articles.models.front import MOST_CAMPAIGNS, MOST_COLUMNS, MOST_NUMBERS, MOST_STORIES
from editorial.admin.filters import StateFilter
from editorial.admin.forms import RecordForm
from editorial.admin.records import PartInline, RecordAdmin


class FrontForm(RecordForm):
    def clean(self):
        cleaned = super().clean()
        district = cleaned.get("district")
        if cleaned.get("whole_site") and district and (reason := home_refusal(district.code)):
            self.add_error("whole_site", ValidationError(reason))
        return cleaned


class StoryInline(PartInline, admin.TabularInline):
    model = FrontStory
    max_num = MOST_STORIES
    autocomplete_fields = ["article"]
    fields = ["article", "position"]


class CampaignInline(PartInline, admin.TabularInline):
    model = FrontCampaign
    max_num = MOST_CAMPAIGNS
    autocomplete_fields = ["campaign"]
    fields = ["campaign", "position"]


class NumberInline(PartInline, admin.TabularInline):
    model = FrontNumber
    max_num = MOST_NUMBERS
    autocomplete_fields = ["figure", "source"]
    fields = ["figure", "label", "printed", "source", "position"]


class ColumnInline(PartInline, admin.TabularInline):
    model = FrontColumn
    max_num = MOST_COLUMNS
    fields = ["column", "stories", "position"]


@admin.register(Front)
class FrontAdmin(RecordAdmin):
    """Chosen are stories, campaigns and figures of the person's own districts, and what is public anyway."""

    form = FrontForm
    form_places = MappingProxyType(
        {
            **RecordAdmin.form_places, "stories": "chosen_stories", "campaigns": "chosen_campaigns",
            "numbers": "chosen_numbers", "columns": "chosen_columns",
        }
    )  # fmt: skip
    inlines = [StoryInline, CampaignInline, NumberInline, ColumnInline]
    list_display = ["__str__", "district", "slogan", "state", "changed_at"]
    list_filter = [StateFilter, "whole_site", ("district", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["district__name", "slogan"]
    search_help_text = _("Name of the district, or words of the masthead line")
    autocomplete_fields = ["district", "lead", "notice_story"]
    fieldsets = [
        (
            _("Whose page"),
            {
                "fields": ["district", "whole_site"],
                "description": _(
                    "What you choose here leads the page as soon as it is approved. Whatever you leave empty is filled"
                    " by itself with the newest. A story that is taken down falls out at once."
                ),
            },
        ),
        (_("Masthead"), {"fields": ["slogan", "introduction"]}),
        (_("Lead story"), {"fields": ["lead"]}),
        (_("Notice strip"), {"fields": ["notice", "notice_story"]}),
    ]
