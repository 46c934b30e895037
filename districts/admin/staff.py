"""Admin pages of users and their assignments. Users are deactivated, never deleted."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.utils.translation import gettext_lazy as _

from districts import roles
from districts.admin_base.scope import ScopedAdmin, ScopedChoices
from districts.admin_base.tracked import LockedForm, TrackedAdmin
from districts.models import Assignment, Role, User


def administered(user: User) -> list[str]:
    """Paths of the districts whose staff the user administers; a superuser sets an installation up, everywhere."""
    return [roles.EVERYWHERE] if user.is_superuser else roles.paths_for(user, Role.ADMINISTRATOR)


class StaffCreationForm(UserCreationForm):
    class Meta:
        model = User
        fields = ["username", "name"]


class StaffForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["username", "name", "organization", "email", "is_active"]
        help_texts = {"is_active": _("Switch off instead of deleting: the name stands under decisions.")}


class AssignmentForm(forms.ModelForm):
    """`administrator_paths` are the places in which the person at work administers; set by the admin."""

    administrator_paths: list[str] = []

    def clean_district(self):
        district = self.cleaned_data["district"]
        if not district and roles.EVERYWHERE not in self.administrator_paths:
            raise forms.ValidationError(_("Choose a district: you administer only a part of them."))
        return district


class LockedAssignmentForm(AssignmentForm, LockedForm):
    """The same on a page of its own."""


class AssignmentInline(ScopedChoices, admin.TabularInline):
    model = Assignment
    form = AssignmentForm
    extra = 0
    max_num = 30
    autocomplete_fields = ["district"]
    verbose_name = _("assignment")
    verbose_name_plural = _("assignments: who may act in which role, and where")

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.administrator_paths = administered(request.user)
        return formset


@admin.register(User)
class UserAdmin(ScopedAdmin, DjangoUserAdmin):
    """An administrator of a part of the districts meets only people whose every assignment lies in that part."""

    actions = None
    form = StaffForm
    add_form = StaffCreationForm
    inlines = [AssignmentInline]
    list_display = ["username", "name", "organization", "roles_held", "is_active", "last_login"]
    list_filter = ["is_active", ("assignments__role", admin.ChoicesFieldListFilter)]
    list_select_related = ["organization"]
    search_fields = ["username", "name"]
    search_help_text = _("User name or full name")
    autocomplete_fields = ["organization"]
    ordering = ["username"]
    filter_horizontal = ()
    fieldsets = [(None, {"fields": ["username", "name", "organization", "email", "is_active"]})]
    add_fieldsets = [(None, {"fields": ["username", "name", "password1", "password2"]})]
    change_form_template = "admin/districts/user/change_form.html"

    def get_queryset(self, request):
        rows = super().get_queryset(request).prefetch_related("assignments__district")
        if not request.user.is_superuser:
            rows = rows.filter(is_superuser=False)
        return rows & roles.staff_of(self.paths(request))

    def paths(self, request, action="view"):
        return [roles.EVERYWHERE] if request.user.is_superuser else super().paths(request, action)

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)

    @admin.display(description=_("assignments"))
    def roles_held(self, user):
        return "；".join(f"{each.get_role_display()}（{each.place}）" for each in user.assignments.all())


@admin.register(Assignment)
class AssignmentAdmin(TrackedAdmin):
    """The same assignments as one list, for looking up who may do what in a place."""

    district_path = "district__path"
    list_display = ["user", "role", "district"]
    list_filter = ["role", ("user", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["user", "district"]
    search_fields = ["user__username", "user__name", "district__name"]
    search_help_text = _("Name of a person or district")
    autocomplete_fields = ["user", "district"]
    fields = ["user", "role", "district"]

    form = LockedAssignmentForm

    def paths(self, request, action="view"):
        return [roles.EVERYWHERE] if request.user.is_superuser else super().paths(request, action)

    def reaches(self, request, action, row):
        """An assignment for everywhere belongs to those who administer everything."""
        if row.district_id is None:
            return roles.EVERYWHERE in self.paths(request, action)
        return super().reaches(request, action, row)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.administrator_paths = administered(request.user)
        return form
