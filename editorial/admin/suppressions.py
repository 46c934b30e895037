"""Admin pages of suppressions: the list, and the page on which somebody is made to disappear or to appear again."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districts import roles
from districts.admin_base.scope import LookedUp, ScopedAdmin
from editorial import clock, suppression
from editorial.admin import moment
from editorial.admin.typed import TypingAdmin, labels_of
from editorial.models import Suppression
from editorial.revocation import ratification
from editorial.revocation.cases import cases_of
from editorial.workflow import Refused

WORDING_HELP = gettext_lazy(
    "Kept with the pages that are taken down, and put into the draft of a public notice: without a name. Who opens one"
    " of these pages is told only that it is public no more. May stay empty."
)


class SuppressionForm(forms.Form):
    authority = forms.CharField(
        label=gettext_lazy("Deciding authority and document"), max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=gettext_lazy("Kept inside; never shown to readers."),
    )  # fmt: skip
    public_wording = forms.CharField(
        label=gettext_lazy("Public wording"), required=False, max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=WORDING_HELP,
    )  # fmt: skip
    confirmed = forms.BooleanField(
        label=gettext_lazy("I have read what will disappear, and it shall disappear at once")
    )


class LiftForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )
    confirmed = forms.BooleanField(label=gettext_lazy("I have the right to lift this suppression"))


class Suppressible(TypingAdmin):
    """For admins of what can be suppressed: adds the page. Subclasses say what the target is."""

    target_field = "public_id"

    def target(self, row) -> suppression.Target:
        return self.opts.model_name, str(getattr(row, self.target_field))

    def suppressed_name(self, row) -> str:
        """The name that is looked for in prose; "" for an award, which has none."""
        return row.name

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_suppress"
        view = self.admin_site.admin_view(self.suppress_view)
        return [path("<path:object_id>/suppress/", view, name=name), *super().get_urls()]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        district = obj.district if obj else None
        suppressed = in_force(self.target(obj)) if obj else None
        context |= {"suppressed": suppressed}
        if district and not suppressed and not suppression.suppression_refusal(district, request.user):
            context |= {"suppress_url": self.address("suppress", obj)}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def page_of_key(self, request, pk, page):
        if page != "suppress":
            return super().page_of_key(request, pk, page)
        return self.address(page, self._suppressible(request, pk))

    def suppress_view(self, request, object_id):
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        row = self._suppressible(request, object_id)
        form = SuppressionForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            given = {name: form.cleaned_data[name] for name in ("authority", "reason", "public_wording")}
            try:
                suppression.suppress(self.target(row), self.suppressed_name(row), request.user, **given)
            except Refused as refused:
                form.add_error(None, refused.reason)
            else:
                self.forget_typed(request, row, "suppress")
                messages.success(request, _("“%(name)s” is shown nowhere from now on.") % {"name": row})
                return redirect(self.address("change", row))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Suppress"),
            "subtitle": str(row),
            "opts": self.opts,
            "original": row,
            "form": form,
            "change_url": self.address("change", row),
            "in_force": in_force(self.target(row)),
            "at_work": self.typed(request, row, "suppress", labels_of("suppress", form)),
            **consequences(self.target(row), self.suppressed_name(row), moment.now(request), request.user),
        }
        return render(request, "admin/editorial/suppress.html", context)

    def _suppressible(self, request, object_id):
        """The row, for whoever may suppress it. Raises Http404, PermissionDenied."""
        row = self.visible_or_404(request, object_id)
        if row.district is None or suppression.suppression_refusal(row.district, request.user):
            raise PermissionDenied
        return row


def in_force(target: suppression.Target) -> Suppression | None:
    """The suppression of the target that holds now."""
    return Suppression.objects.in_force().filter(target_kind=target[0], target_id=target[1]).first()


def consequences(target: suppression.Target, name: str, now, user) -> dict:
    """What will disappear. Live pages are public and may be named; coming ones are counted."""
    found = suppression.consequences(target, name, now, user)
    return {
        "withdrawn": [edition for edition in found if edition.is_live(now)],
        "cancelled": sum(edition.is_scheduled(now) for edition in found),
    }


@admin.register(Suppression)
class SuppressionAdmin(TypingAdmin, LookedUp, ScopedAdmin):
    """Suppressions are made on the page of the person, team or award; here they are looked up and lifted."""

    list_display = ["target", "since", "by", "authority", "ratification", "lifted_at"]
    list_filter = [("lifted_at", admin.EmptyFieldListFilter), ("ratified_at", admin.EmptyFieldListFilter)]
    list_select_related = ["by", "ratified_by"]
    search_fields = ["name", "authority"]
    ordering = ["-since"]

    def get_queryset(self, request):
        """Those whose target the person may see."""
        rows = super().get_queryset(request)
        visible = Q(pk__in=[])
        for kind, model_admin in self._targets():
            ids = rows.filter(target_kind=kind).values_list("target_id", flat=True)
            seen = model_admin.get_queryset(request).filter(**{f"{model_admin.target_field}__in": list(ids)})
            visible |= Q(target_kind=kind, target_id__in=[model_admin.target(row)[1] for row in seen])
        return rows.filter(visible)

    @admin.display(description=gettext_lazy("target"), ordering="name")
    def target(self, row):
        model_admin = dict(self._targets())[row.target_kind]
        return f"{model_admin.opts.verbose_name} {'、'.join(row.names) or row.target_id}"

    @admin.display(description=gettext_lazy("ratification"), ordering="ratified_at")
    def ratification(self, row):
        """By whom, or that it waits, or that nobody did in time."""
        match ratification.state(row, clock.read().now):
            case ratification.State.RATIFIED:
                return f"{row.ratified_by} {date_format(localtime(row.ratified_at), 'Y-m-d H:i')}"
            case ratification.State.OVERDUE:
                return _("overdue, escalated") if row.escalated_at else _("overdue: nobody ratified it within a day")
            case ratification.State.WAITING:
                return _("waits for a second person")
        return "—"

    def page_of_key(self, request, pk, page):
        if page != "lift":
            return super().page_of_key(request, pk, page)
        row = self.visible_or_404(request, pk)
        if suppression.suppression_refusal(self._target_of(request, row).district, request.user):
            raise PermissionDenied
        return self.address("change", row)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What was suppressed and why; whoever may suppress here may ratify or lift it."""
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        row = self.visible_or_404(request, object_id)
        model_admin = dict(self._targets())[row.target_kind]
        target = self._target_of(request, row)
        district = target.district
        refusal = suppression.lifting_refusal(row, district, request.user)
        may_ratify = ratification.ratification_refusal(row, district, request.user)
        ratifying = request.method == "POST" and "ratify" in request.POST
        form = LiftForm(None if ratifying else request.POST or None)
        may_suppress = not suppression.suppression_refusal(district, request.user)
        if request.method == "POST" and not may_suppress:
            raise PermissionDenied
        if ratifying:
            try:
                ratification.ratify(row, request.user)
            except Refused as refused:
                messages.error(request, refused.reason)
            else:
                messages.success(request, _("The suppression is ratified."))
            return redirect(self.address("change", row))
        if request.method == "POST" and form.is_valid():
            try:
                suppression.lift(row, request.user, note=form.cleaned_data["note"])
            except Refused as refused:
                form.add_error(None, refused.reason)
            else:
                self.forget_typed(request, row, "lift")
                messages.success(request, _("The suppression was lifted. Withdrawn pages have to be brought back."))
                return redirect(self.address("change", row))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Suppression of “%(name)s”") % {"name": target},
            "opts": self.opts,
            "row": row,
            "target_url": model_admin.address("change", target),
            "refusal": refusal,
            "ratify_refusal": may_ratify,
            "ratification": self.ratification(row),
            "knows_reason": any(roles.may_act(request.user, role, district) for role in ratification.CONCERNED),
            "cases": list(cases_of((row.target_kind, row.target_id)).order_by("-pk")),
            "form": form,
            "at_work": self.typed(request, row, "lift", labels_of("lift", form)) if may_suppress else None,
        }
        return render(request, "admin/editorial/suppression.html", context)

    def history_view(self, request, object_id, extra_context=None):
        return redirect(self.address("change", self.visible_or_404(request, object_id)))

    def _target_of(self, request, row: Suppression):
        """The person, team or award that is suppressed."""
        model_admin = dict(self._targets())[row.target_kind]
        return model_admin.get_queryset(request).get(**{model_admin.target_field: row.target_id})

    def _targets(self):
        """(kind, admin) of everything that can be suppressed."""
        for model, model_admin in self.admin_site._registry.items():
            if isinstance(model_admin, Suppressible):
                yield model._meta.model_name, model_admin
