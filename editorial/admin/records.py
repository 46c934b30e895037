"""Admin pages of records: lists with their state, forms under the lock, preview and submission."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError
from django.shortcuts import redirect
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districts.admin_base.scope import ScopedChoices
from districts.admin_base.tracked import TrackedAdmin
from districts.models import District
from editorial import kinds, records, states
from editorial.admin import correction, moment, preview, remarks, standing, submission
from editorial.admin.atwork import RestoringAdmin
from editorial.admin.filters import StateFilter
from editorial.admin.forms import RecordForm
from editorial.admin.once import OnceAdmin
from editorial.admin.typed import TypingAdmin
from editorial.models import Edition

MOST_ROWS = 30
"""Rows of an inline: Django refuses posts of more than 1,000 fields, and all that was typed would be lost."""


class RecordAdmin(TypingAdmin, RestoringAdmin, OnceAdmin, TrackedAdmin):
    """A kind's list and form. Subclasses say which columns and fields; rules are in editorial.records and workflow."""

    form = RecordForm
    district_path = "district__path"
    view_on_site = False
    change_form_template = "admin/editorial/record_change_form.html"
    list_filter = [StateFilter, ("district", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["district"]
    autocomplete_fields = ["district"]
    ordering = ["-changed_at"]
    form_places: Mapping[str, str] = MappingProxyType({"place": "district"})
    """By field of the page, the field or inline of the form that holds it, where that has another name."""
    own_forms: Mapping[str, Callable] = MappingProxyType({})
    """By path of the page's items that have forms of their own, such as `awards` or `tiers.entries`: the function from
    the record, and the numbers from 0 of the items that hold them, to their rows in order."""
    linked: tuple[tuple[str, type], ...] = ()
    """Lists of parts with pages of their own, as (lookup from the part to the record, model)."""

    @property
    def kind(self) -> kinds.Kind:
        return next(kind for kind in kinds.every() if kind.model is self.model)

    def get_queryset(self, request):
        return records.with_state(super().get_queryset(request), self.kind.name, moment.now(request))

    def choices(self, request):
        """Records of the person's own districts, and what is public anyway."""
        live = Edition.objects.of(self.kind.name).live(moment.now(request)).values("record_id")
        rows = self.model._default_manager.select_related("district")
        return rows.filter(self.within(request)) | rows.filter(pk__in=live)

    def choice_label(self, row):
        return f"{row}（{row.district.name}）"

    @admin.display(description=gettext_lazy("state"))
    def state(self, record):
        state = states.of_record(
            record.last_stage, record.last_from, record.is_live, record.seen_at, suppressed=record.last_suppressed
        )
        return format_html('<span class="state state-{}">{}</span>', state.name, state.label)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.user = request.user
        return form

    def get_changeform_initial_data(self, request):
        """Whoever may enter records in one district, and below it, finds that one filled in."""
        paths = self.paths(request, "change")
        mine = District.objects.filter(path=paths[0]).first() if len(paths) == 1 else None
        return ({"district": mine.pk} if mine else {}) | super().get_changeform_initial_data(request)

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        return [
            path("<path:object_id>/preview/", view(self.preview_view), name=f"{name}_preview"),
            path("<path:object_id>/corrections/", view(self.corrections_view), name=f"{name}_corrections"),
            path("<path:object_id>/submit/", view(self.submit_view), name=f"{name}_submit"),
            *super().get_urls(),
        ]

    def preview_view(self, request, object_id):
        return preview.of_record(self, request, self.visible_or_404(request, object_id))

    def corrections_view(self, request, object_id):
        return correction.adoption_view(self, request, self.visible_or_404(request, object_id))

    def page_of_key(self, request, pk, page):
        if page != submission.PAGE:
            return super().page_of_key(request, pk, page)
        row = self.visible_or_404(request, pk)
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        return self.address(page, row)

    def submit_view(self, request, object_id):
        return submission.view(self, request, self.visible_or_404(request, object_id))

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context |= {"show_save_and_add_another": False, "submits": self.has_change_permission(request, obj)}
        if obj is not None:
            stands = standing.of(self, request, obj)
            context |= {"standing": stands, "notes_panel": remarks.panel(stands.latest, request.user, stands.places)}
        if obj is not None:
            context |= correction.of_record(self, request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def response_change(self, request, obj):
        if "_submit" in request.POST:
            return redirect(self.address("submit", obj))
        return super().response_change(request, obj)

    def response_add(self, request, obj, post_url_continue=None):
        if "_submit" in request.POST:
            return redirect(self.address("submit", obj))
        return super().response_add(request, obj, post_url_continue)

    def save_model(self, request, obj, form, change):
        if not change or form.has_changed():
            records.advance(obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        changed = [str(each.model._meta.verbose_name) for each in formsets if each.has_changed()]
        if change and not form.has_changed() and changed:
            records.touch(form.instance, "、".join(changed))

    def delete_view(self, request, object_id, extra_context=None):
        row = self.visible_or_404(request, object_id)
        if not self.has_delete_permission(request, row):
            raise PermissionDenied
        reason = records.deletion_refusal(row)
        try:
            if not reason:
                return super().delete_view(request, object_id, extra_context)
        except records.NotDeletable as refused:
            reason = refused.reason
        except ProtectedError:
            reason = _("Other entries refer to it.")
        messages.error(request, reason)
        return redirect(self.address("change", row))

    def delete_model(self, request, obj):
        records.delete(obj)


class PartInline(ScopedChoices):
    """What the inlines of all records have in common; beside TabularInline or StackedInline."""

    extra = 0
    max_num = MOST_ROWS
    show_change_link = False

    def get_formset(self, request, obj=None, **kwargs):
        """What the rows refer to now stays a possible choice; the form, a class of this request's, knows its user."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.user = request.user
        for name, field in formset.form.base_fields.items():
            if obj is not None and hasattr(field, "queryset") and hasattr(self.model, f"{name}_id"):
                present = self.model._default_manager.filter(**{formset.fk.name: obj}).values(f"{name}_id")
                field.queryset = field.queryset | field.queryset.model._default_manager.filter(pk__in=present)
        return formset
