"""Admin pages of parts that are too many for an inline: commendations, achievements and the like."""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Q
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _

from districts import roles
from districts.admin_base.tracked import TrackedAdmin
from editorial import kinds, records
from editorial.admin.atwork import RestoringAdmin
from editorial.admin.forms import OnceForm
from editorial.admin.once import OnceAdmin


class PartForm(OnceForm):
    """Refuses a part of a record that the person may not change. `user` is set by the admin."""

    user = None

    def _post_clean(self):
        super()._post_clean()
        if self.errors:
            return
        if reason := records.change_refusal(self.instance, self.user, "change" if self.instance.pk else "add"):
            self.add_error(NON_FIELD_ERRORS, ValidationError(reason))


class PartAdmin(RestoringAdmin, OnceAdmin, TrackedAdmin):
    """A part is seen and changed by whoever may see and change the record that owns it.

    The model's `district` is whose staff answers for the part, None while nothing is chosen. `owner_paths` says for
    queries where its path is found: conditions on the part, each with the lookup; the first that holds counts. Every
    change moves the version of the owning records, before and after.
    """

    form = PartForm
    view_on_site = False
    change_form_template = "admin/editorial/part_change_form.html"
    owner_paths: tuple[tuple[Q, str], ...] = ()
    district_path = "owner"

    def within(self, request, action="view"):
        paths = self.paths(request, action)
        if roles.EVERYWHERE in paths:
            return Q()
        condition = Q(pk__in=[])
        for holds, lookup in self.owner_paths:
            condition |= holds & roles.under(paths, lookup)
        return condition

    def reaches(self, request, action, row):
        return row.district is not None and super().reaches(request, action, row)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.user = request.user
        return form

    def save_model(self, request, obj, form, change):
        form.changes = records.Changes(str(self.opts.verbose_name))
        form.changes.note(obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not change or form.has_changed() or any(each.has_changed() for each in formsets):
            form.changes.note(form.instance)
            form.changes.finish()

    def delete_model(self, request, obj):
        with records.changing(str(self.opts.verbose_name)) as changes:
            changes.note(obj)
            super().delete_model(request, obj)

    def reminder(self, part) -> str:
        """What to say after saving a part that had better be completed before it is submitted; "" for nothing."""
        return ""

    def response_post_save_add(self, request, obj):
        return self._back_to_owner(request, obj) or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request, obj):
        return self._back_to_owner(request, obj) or super().response_post_save_change(request, obj)

    def _back_to_owner(self, request, part):
        """After a part the person goes on with the record that owns it, where they may see it.

        With that record it is submitted, which is said: no reader has it before.
        """
        if reminder := self.reminder(part):
            messages.warning(request, reminder)
        for owner in records.owners(part):
            target = self.admin_site.get_model_admin(type(owner))
            if "_submit" in request.POST and target.has_change_permission(request, owner):
                return redirect(target.address("submit", owner))
            if form := self.admin_site.address_of(request, owner):
                messages.info(request, _next_step(owner, self._submit_url(request, owner)))
                return redirect(form)
        return None

    def _submit_url(self, request, owner) -> str:
        """Where the record is submitted, "" where the person may not."""
        target = self.admin_site.get_model_admin(type(owner))
        return target.address("submit", owner) if target.has_change_permission(request, owner) else ""

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        owner = next(iter(records.owners(obj)), None) if obj else None
        if owner_url := self.admin_site.address_of(request, owner):
            context |= {"owner": owner, "owner_url": owner_url}
            context |= {"submit_url": self._submit_url(request, owner)}
        context |= {"submits": any(each.model is self.model for kind in kinds.every() for each in kind.parts)}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


def _next_step(owner, submit_url: str) -> str:
    said = _("Readers see it once its record has been submitted, reviewed and approved.")
    if not submit_url:
        return said
    return format_html(
        '{} <a href="{}">{}</a>', said, submit_url, _("Submit for review: %(record)s") % {"record": owner}
    )
