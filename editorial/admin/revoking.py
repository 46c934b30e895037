"""The page on which an award is revoked: what will happen first, then the decision that opens the case."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districts.fields import DAY_BOUNDS
from editorial import awards, suppression
from editorial.admin import moment
from editorial.admin.suppressions import WORDING_HELP, consequences
from editorial.admin.typed import TypingAdmin, labels_of
from editorial.models import RevocationCase
from editorial.revocation import cases
from editorial.workflow import Refused


class RevocationForm(forms.Form):
    authority = forms.CharField(
        label=gettext_lazy("Deciding authority"), max_length=150,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )  # fmt: skip
    document_number = forms.CharField(
        label=gettext_lazy("Document number"), max_length=48, required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("As on the decision: 区委〔2021〕3号."),
    )  # fmt: skip
    decided_on = forms.DateField(
        label=gettext_lazy("Date of the decision"), validators=DAY_BOUNDS,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=gettext_lazy("Kept inside; never shown to readers."),
    )  # fmt: skip
    public = forms.BooleanField(
        label=gettext_lazy("The revocation is to be published (as an article, without the name)"), required=False
    )
    public_wording = forms.CharField(
        label=gettext_lazy("Public wording"), required=False, max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=WORDING_HELP,
    )  # fmt: skip
    confirmed = forms.BooleanField(
        label=gettext_lazy("I have read what will disappear, and it shall disappear at once")
    )

    def grounds(self) -> cases.Grounds:
        """The decision, as it was typed."""
        return cases.Grounds(**{name: value for name, value in self.cleaned_data.items() if name != "confirmed"})


class Revocable(TypingAdmin):
    """For admins of awards: adds the page, and the link to the case where there is one."""

    change_form_template = "admin/editorial/award_change_form.html"

    def award_of(self, row) -> awards.Award:
        found = awards.find(self.opts.model_name, str(row.pk))
        if found is None:
            raise Http404
        return found

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_revoke"
        view = self.admin_site.admin_view(self.revoke_view)
        return [path("<path:object_id>/revoke/", view, name=name), *super().get_urls()]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and (award := awards.find(self.opts.model_name, str(obj.pk))):
            context |= {"revoked": obj if award.revoked_on else None, "case": _case_for(self, request, award)}
            if not cases.opening_refusal(award, request.user):
                context |= {"revoke_url": self.address("revoke", obj)}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def page_of_key(self, request, pk, page):
        if page != "revoke":
            return super().page_of_key(request, pk, page)
        return self.address(page, self._revocable(request, pk)[0])

    def revoke_view(self, request, object_id):
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        row, award = self._revocable(request, object_id)
        form = RevocationForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                case = cases.open_case(award, request.user, form.grounds())
            except Refused as refused:
                form.add_error(None, refused.reason)
            else:
                self.forget_typed(request, row, "revoke")
                return redirect(reverse("admin:editorial_revocationcase_change", args=[case.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Revoke the honour"),
            "subtitle": str(row),
            "opts": self.opts,
            "original": row,
            "change_url": self.address("change", row),
            "award": award,
            "refusal": cases.opening_refusal(award, request.user),
            "case": _case_for(self, request, award),
            "form": form,
            "at_work": self.typed(request, row, "revoke", labels_of("revoke", form)),
            **consequences(award.recipient, award.recipient_name, moment.now(request), request.user),
        }
        return render(request, "admin/editorial/revoke.html", context)

    def _revocable(self, request, object_id) -> tuple:
        """(row, award), for whoever may revoke it. Raises Http404, PermissionDenied."""
        row = self.visible_or_404(request, object_id)
        award = self.award_of(row)
        if any(suppression.suppression_refusal(each, request.user) for each in (award.district, award.home)):
            raise PermissionDenied
        return row, award


def _case_for(model_admin, request, award: awards.Award) -> RevocationCase | None:
    """The newest case about the award that the person may see."""
    case = cases.cases_of(award.target).order_by("-pk").first()
    cases_admin = model_admin.admin_site.get_model_admin(RevocationCase)
    return case if case and cases_admin.has_view_permission(request, case) else None
