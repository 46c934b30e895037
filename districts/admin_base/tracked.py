"""Admin pages of tracked rows: the optimistic lock in the form, and a history that can be read and not written."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from districts import concurrency
from districts.admin_base.changes import WordedChanges
from districts.admin_base.scope import ScopedAdmin


class LockedForm(forms.ModelForm):
    """Carries the version that the person read; the row is locked and compared before anything is saved.

    After a conflict `conflict` holds it, for the page to show, and fields that the person had not touched have the
    other's value; a second press of the button then saves knowingly.
    """

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    version_of = staticmethod(concurrency.version_of)
    lock = staticmethod(concurrency.lock)
    conflict = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["version"] = self.version_of(self.instance)
        else:
            del self.fields["version"]

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            try:
                self.lock(self.instance, self.cleaned_data.get("version") or 0)
            except concurrency.Conflict as conflict:
                self.conflict = conflict
                self.data = self.data.copy()
                self.data[self.add_prefix("version")] = conflict.version
                self._take_over(conflict.changes)
                self.add_error(
                    None,
                    _("Somebody else saved this in the meantime. Nothing of yours is lost, and nothing is saved yet: "
                      "compare below, then save again."),
                )  # fmt: skip
        return cleaned

    def _take_over(self, changes: list[concurrency.Change]) -> None:
        """Show the other person's value in every field that was sent as it had been read: it was not touched."""
        for change in changes:
            field = self.fields.get(change.name)
            if field is None or isinstance(field.widget, forms.MultiWidget):
                continue
            key = self.add_prefix(change.name)
            sent = field.widget.value_from_datadict(self.data, self.files, key)
            if field.has_changed(change.before, sent):
                continue
            value = field.prepare_value(change.after)
            if isinstance(field.widget, forms.CheckboxInput) and not value:
                self.data.pop(key, None)
            else:
                self.data[key] = "" if value is None else str(value)


class TrackedAdmin(ScopedAdmin, SimpleHistoryAdmin):
    """Saves only what was changed, so that nobody gets into the history by pressing a button."""

    form = LockedForm
    change_form_template = "admin/locked_change_form.html"
    object_history_template = "admin/history.html"

    def save_model(self, request, obj, form, change):
        if not change or form.has_changed():
            super().save_model(request, obj, form, change)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        keep_present_choices(form, obj)
        return form

    def history_view(self, request, object_id, extra_context=None):
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        row = self.visible_or_404(request, object_id)
        return super().history_view(request, str(row.pk), extra_context)

    def get_historical_record_context_helper(self, request, historical_record):
        return WordedChanges(self.model, historical_record)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """There is no going back by form: simple-history's would write any field for whoever may look at it."""
        if request.method not in ("GET", "HEAD"):
            raise PermissionDenied
        row = self.visible_or_404(request, object_id)
        return redirect(self.address("history", row))


def keep_present_choices(form: type[forms.ModelForm], row) -> None:
    """Let what the row refers to now stay a possible choice in the form class, whoever is at work."""
    for name, field in form.base_fields.items():
        if row is None or not isinstance(field, forms.ModelChoiceField) or not hasattr(row, f"{name}_id"):
            continue
        if present := getattr(row, f"{name}_id"):
            field.queryset = field.queryset | field.queryset.model._default_manager.filter(pk=present)
