"""Which rows somebody meets in the admin: those in the districts of their assignments, and no other row at all."""

from django.contrib import admin
from django.contrib.admin.utils import quote, unquote
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404
from django.urls import reverse
from django.utils.translation import ngettext

from districts import roles
from districts.models import District


def choices_for(site: admin.AdminSite, field: models.ForeignKey, request) -> models.QuerySet:
    """The rows that the person may choose in a foreign key.

    For the district in which a row lies these are the districts where the person may change such rows; for all else
    the admin of the chosen model decides.
    """
    model = field.remote_field.model
    source = _scoped(site, field.model)
    if model is District and source and source.district_path == f"{field.name}__path":
        return District.objects.filter(roles.under(source.paths(request, "change"), "path"))
    target = _scoped(site, model)
    return target.choices(request) if target else model._default_manager.all()


class ScopedChoices:
    """For admins and inlines: what can be chosen in a foreign key is what the person may choose.

    Beside the field there is at most the button that adds: changing or deleting a neighbour by accident is easy.
    """

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_delete_related = field.widget.can_view_related = False
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if "queryset" not in kwargs:
            kwargs["queryset"] = choices_for(self.admin_site, db_field, request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class LookedUp:
    """For admins of rows that are made and changed elsewhere: here they are looked up, or chosen from."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ScopedAdmin(ScopedChoices, admin.ModelAdmin):
    """An admin whose rows lie in districts.

    `district_path` is the lookup from a row to the path of its district, None for rows that are in no district.
    A row that the person may not see is a 404 in every view; one that may be seen and not changed is a 403.
    """

    district_path: str | None = None
    actions = None
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50

    def paths(self, request, action: str = "view") -> list[str]:
        """Paths of the districts in which the person may do the action (`view`, `change` …) with such rows."""
        return roles.paths_with(request.user, f"{self.opts.app_label}.{get_permission_codename(action, self.opts)}")

    def within(self, request, action: str = "view") -> models.Q:
        """The condition that the person may do the action with a row."""
        return roles.under(self.paths(request, action), self.district_path) if self.district_path else models.Q()

    def reaches(self, request, action: str, row) -> bool:
        """Whether the person may do the action with this row. Rows that are in no district are everybody's."""
        return row.district is None or any(row.district.path.startswith(each) for each in self.paths(request, action))

    def choices(self, request) -> models.QuerySet:
        """The rows that the person may refer to from elsewhere; of these, the label alone is shown."""
        return self.get_queryset(request)

    def choice_label(self, row) -> str:
        """The label of a row in a list to choose from."""
        return str(row)

    def get_queryset(self, request):
        return super().get_queryset(request).filter(self.within(request))

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request) and self._reaches(request, "view", obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request) and self._reaches(request, "change", obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request) and self._reaches(request, "delete", obj)

    def _reaches(self, request, action, row) -> bool:
        return row is None or self.district_path is None or self.reaches(request, action, row)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Django would send the person to the first page; an address with nothing to see is a 404 here."""
        raise Http404

    def get_deleted_objects(self, objs, request):
        """As Django has it, but whatever stands in the way is counted, not named: it may belong to others."""
        to_delete, model_count, perms_needed, protected = super().get_deleted_objects(objs, request)
        if protected:
            sentence = ngettext(
                "%(count)d other entry refers to it.", "%(count)d other entries refer to it.", len(protected)
            )
            protected = [sentence % {"count": len(protected)}]
        return to_delete, model_count, perms_needed, protected

    def visible_or_404(self, request, object_id: str):
        """Return the row for a page of its own, as the change view would find it. Raises Http404, PermissionDenied."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        return row

    def address(self, page: str, row) -> str:
        """The address of one of the row's pages: `change`, `history`, `preview` …"""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=[quote(row.pk)])


class ScopedAutocomplete(AutocompleteJsonView):
    """Choosing by typing: offers what the form would accept."""

    http_method_names = ["get", "head"]

    def get_queryset(self):
        rows = choices_for(self.admin_site, self.source_field, self.request)
        rows = rows.complex_filter(self.source_field.get_limit_choices_to())
        rows, duplicates = self.model_admin.get_search_results(self.request, rows, self.term)
        return rows.distinct() if duplicates else rows

    def serialize_result(self, obj, to_field_name):
        label = self.model_admin.choice_label(obj) if isinstance(self.model_admin, ScopedAdmin) else str(obj)
        return {"id": str(getattr(obj, to_field_name)), "text": label}


def _scoped(site: admin.AdminSite, model: type[models.Model]) -> ScopedAdmin | None:
    found = site.get_model_admin(model) if site.is_registered(model) else None
    return found if isinstance(found, ScopedAdmin) else None
