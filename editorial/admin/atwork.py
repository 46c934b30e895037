"""What was typed into a form and not saved, offered again when the form is opened, and restored into it."""

import datetime as dt

from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from editorial import clock
from editorial.admin import restoring
from editorial.desk import autosave, presence
from editorial.desk.form_keys import ADD, key

RESTORE = "restore"
"""The parameter of a form's address that fills it with what was kept."""


class RestoringAdmin:
    """For admins whose form is an OnceForm.

    Restoring binds the form and its rows to what was kept, without looking for errors and without saving anything: the
    form has the version that the person began with, so the lock shows at saving what others have changed since.
    """

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        request.restored = None
        if request.method == "GET" and RESTORE in request.GET:
            row = unquote(object_id) if object_id else ADD
            kept = autosave.offered(request.user, f"{self.opts.label_lower}:{row}")
            request.restored = kept and restoring.sent(kept)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if restored := getattr(request, "restored", None):
            restoring.without_impossible_choices(restored, form.base_fields)
            form.restored = restored
        return form

    def form_of_key(self, request, pk: str) -> str:
        """The address of the form that changes the row with that key, or adds one. Raises Http404, PermissionDenied."""
        if pk == ADD:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")
        row = self.visible_or_404(request, pk)
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        return self.address("change", row)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        found = super().get_formset_kwargs(request, obj, inline, prefix)
        restored = getattr(request, "restored", None)
        return found | {"data": restored} if restored and f"{prefix}-TOTAL_FORMS" in restored else found

    def _create_formsets(self, request, obj, change):
        restored = getattr(request, "restored", None)
        if restored is None:
            return super()._create_formsets(request, obj, change)
        request.restored = None
        for formset in super()._create_formsets(request, obj, change)[0]:
            restoring.put_in_order(restored, formset)
        request.restored = restored
        formsets, inlines = super()._create_formsets(request, obj, change)
        for formset in formsets:
            if formset.is_bound:
                restoring.without_errors(formset)
        return formsets, inlines

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if IS_POPUP_VAR not in request.POST:
            autosave.discard(request.user, key(self.model, form.instance if change else None))

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        allowed = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        if allowed and not context["is_popup"]:
            context |= {"at_work": self._at_work(request, context, obj)}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _at_work(self, request, context, obj) -> dict:
        """What the page takes. An offer is made only for a form that is opened, not for one that was just refused."""
        name = key(self.model, obj)
        kept = autosave.offered(request.user, name)
        restored = kept if kept and request.restored is not None else None
        differing = self._differing(request, context, obj, kept) if kept and _is_opened(request) else []
        return {
            "form": name,
            "adds": obj is None,
            "others": [said(each) for each in presence.others(request.user, name)] if obj else [],
            "stamp": autosave.stamp(kept) if not differing else "",
            "offer": kept if differing else None,
            "restored": restored,
            "when": when(kept.saved_at) if kept else "",
            "differing": differing,
            "moved": bool(kept and obj and kept.version != str(self.form.version_of(obj))),
            "restore_url": f"{request.path}?{RESTORE}=1",
            "signed_in_url": reverse("admin:signed_in"),
        }

    def _differing(self, request, context, obj, kept) -> list[str]:
        """The labels of what was kept and is not what the form shows now."""
        request.restored = restoring.sent(kept)
        try:
            made = self.get_form(request, obj, change=obj is not None)
            initial = None if obj else context["adminform"].form.initial
            form = made(instance=obj) if obj else made(initial=initial)
            formsets, _inlines = self._create_formsets(request, form.instance, change=obj is not None)
        finally:
            request.restored = None
        shown = (name for name in form.changed_data if not form[name].is_hidden)
        labels = [str(form[name].label) for name in shown if restoring.differs(form, name)]
        rows = (each for each in formsets if each.is_bound and restoring.rows_differ(each))
        return labels + [str(each.model._meta.verbose_name) for each in rows]


def said(other: presence.Other) -> tuple[str, str]:
    """What is told of somebody else at the form, and since when that is known."""
    sentence = _("%(who)s is editing this record") if other.editing else _("%(who)s has this record open")
    ago = _("%(count)d seconds ago") % {"count": other.seconds} if other.seconds >= 5 else _("just now")
    return sentence % {"who": other.who}, ago


def when(moment: dt.datetime) -> str:
    """An instant of the last days, in words."""
    local, today = timezone.localtime(moment), timezone.localdate(clock.time())
    time = date_format(local, "H:i")
    match (today - local.date()).days:
        case 0:
            return _("today %(time)s") % {"time": time}
        case 1:
            return _("yesterday %(time)s") % {"time": time}
        case _other:
            return f"{date_format(local, 'DATE_FORMAT')} {time}"


def _is_opened(request) -> bool:
    return request.method == "GET" and request.restored is None
