"""Admin pages of articles with credits, photos, mentions and evidence, and of columns."""

from types import MappingProxyType

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.forms import ArticleForm
from articles.models import Article, Column, Credit, Evidence, Mention, Photo
from districts.admin_base.tracked import TrackedAdmin
from editorial.admin.filters import RelatedOrOpen, StateFilter
from editorial.admin.pictures import PhotoForm
from editorial.admin.records import PartInline, RecordAdmin


class CreditInline(PartInline, admin.TabularInline):
    model = Credit
    fields = ["role", "names", "original", "position"]


class PhotoInline(PartInline, admin.StackedInline):
    model = Photo
    form = PhotoForm
    fields = [
        "upload", "stored", "caption", ("photographer", "alt"), ("file_photo", "consent"),
        ("focus_x", "focus_y", "position"),
    ]  # fmt: skip


class MentionInline(PartInline, admin.TabularInline):
    model = Mention
    autocomplete_fields = ["honoree", "team", "campaign"]
    fields = ["capacity", "name", "post", "honoree", "team", "campaign", "position"]


class EvidenceInline(PartInline, admin.TabularInline):
    model = Evidence
    autocomplete_fields = ["achievement"]
    fields = ["achievement", "quote", "position"]


@admin.register(Article)
class ArticleAdmin(RecordAdmin):
    form = ArticleForm
    form_places = MappingProxyType(
        {**RecordAdmin.form_places, "achievements": "evidence", "contributor": "source_organization"}
    )
    inlines = [CreditInline, PhotoInline, MentionInline, EvidenceInline]
    list_display = ["title", "column", "district", "origin_label", "state", "changed_at"]
    list_filter = [StateFilter, ("column", RelatedOrOpen), "origin", ("district", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["district", "column"]
    search_fields = ["title", "subtitle", "source"]
    search_help_text = _("Words of the title, or the source")
    autocomplete_fields = ["district", "source_organization"]
    fieldsets = [
        (_("Title and text"), {"fields": ["kicker", "title", "subtitle", "editor_note", "body"]}),
        (_("Where it runs"), {"fields": ["district", "column"]}),
        (
            _("Where it comes from"),
            {"fields": [
                ("origin", "published_on"), "source", "source_empty", "source_title", "source_organization", "rights",
            ]},
        ),
    ]  # fmt: skip

    @admin.display(description=_("origin"), ordering="origin")
    def origin_label(self, article):
        return article.get_origin_display()


@admin.register(Column)
class ColumnAdmin(TrackedAdmin):
    list_display = ["name", "slug", "description", "position"]
    search_fields = ["name"]
    fields = ["name", "slug", "description", "position"]

    def has_delete_permission(self, request, obj=None):
        return False
