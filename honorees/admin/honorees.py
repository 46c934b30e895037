"""Admin pages of people: name, posts, introduction, portrait."""

from django.contrib import admin, messages
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from editorial.admin.pictures import PictureForm
from editorial.admin.records import PartInline, RecordAdmin
from editorial.admin.suppressions import Suppressible
from honorees.admin.parts import OWN_FORMS
from honorees.models import Achievement, Commendation, Honoree, Post


class HonoreeForm(PictureForm):
    picture_field = "portrait"

    class Meta:
        help_texts = {"portrait_consent": _("Without it, readers are shown no portrait.")}


class PostInline(PartInline, admin.TabularInline):
    model = Post
    autocomplete_fields = ["organization"]
    fields = ["kind", "organization", "title", "started", "ended", "printed", "position"]


@admin.register(Honoree)
class HonoreeAdmin(Suppressible, RecordAdmin):
    form = HonoreeForm
    inlines = [PostInline]
    list_display = ["name", "organization", "district", "state", "changed_at"]
    list_select_related = ["district", "organization"]
    search_fields = ["name", "pinyin", "organization__name"]
    search_help_text = _("Name, pinyin or organisation")
    autocomplete_fields = ["district", "organization"]
    linked = (("honoree", Commendation), ("honoree", Achievement))
    own_forms = OWN_FORMS
    fieldsets = [
        (None, {"fields": ["name", "district", "organization", "introduction"]}),
        (_("Portrait"), {"fields": ["upload", "portrait_consent"]}),
        (_("Spelling of the name"), {"fields": ["surname", "pinyin", "name_hant"], "classes": ["collapse"]}),
    ]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if obj.portrait_id and not obj.shows_portrait:
            messages.warning(
                request, gettext("The portrait is kept, but no reader sees it: the consent to it is not on file.")
            )

    def choices(self, request):
        return super().choices(request).select_related("district", "organization")

    def choice_label(self, row):
        """Two people may share a name: organisation and district tell them apart."""
        where = "，".join(filter(None, (row.organization.name if row.organization_id else "", row.district.name)))
        return f"{row.name}（{where}）"
