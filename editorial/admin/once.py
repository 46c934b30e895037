"""Saving an add form once, whatever is clicked."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from editorial.admin.forms import AlreadySaved


class OnceAdmin:
    """For admins whose form is an OnceForm: the second sending leads to the row that the first one made."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except AlreadySaved as saved:
            messages.info(request, _("This form was saved already; here is what it made."))
            row = saved.row_id and self.get_queryset(request).filter(pk=saved.row_id).first()
            if row:
                return redirect(self.address("change", row))
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def save_model(self, request, obj, form, change):
        token = None if change else form.use_token(request.user)
        super().save_model(request, obj, form, change)
        if token:
            token.row_id = obj.pk
            token.save(update_fields=["row_id"])
