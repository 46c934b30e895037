"""Admin pages of the ledger: the list of decisions, the list as a file, and the verification."""

import functools

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.http import HttpResponseNotAllowed, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districts import roles
from districts.admin_base.scope import LookedUp, ScopedAdmin
from editorial import auditing, kinds, ledger, ledger_export, targets
from editorial.admin.ledger_filters import ByAction, ByDay, ByDistrict, ByPerson
from editorial.decided import label
from editorial.desk import reach
from editorial.models import Decision, Edition, EditionLink, Relation, Suppression
from editorial.verification import bounded


class VerifyForm(forms.Form):
    expect = forms.RegexField(
        r"\A[0-9a-f]{64}\Z", required=False, label=gettext_lazy("Hash noted down earlier (optional)"),
        widget=forms.TextInput(attrs={"class": "vTextField", "spellcheck": "false", "autocomplete": "off"}),
        help_text=gettext_lazy("It must still be part of the chain: then nothing before it was changed or left out."),
        error_messages={"invalid": gettext_lazy("A hash has 64 characters, 0–9 and a–f.")},
    )  # fmt: skip


@admin.register(Decision)
class DecisionAdmin(LookedUp, ScopedAdmin):
    """Decisions are read: the database refuses to change them, and so does every view."""

    district_path = "edition__place"
    change_list_template = "admin/editorial/decision_list.html"
    change_form_template = "admin/editorial/decision.html"
    list_display = ["at", "what", "about", "kind_label", "place_name", "person", "note"]
    list_filter = [ByDay, ByAction, ByPerson, ByDistrict]
    list_select_related = ["edition", "by"]
    fields = ["at", "what", "about", "person", "note", "content_digest", "hash_before", "own_hash", "hashed_text"]
    search_fields = ["edition__title", "note", "by__name", "^hash"]
    search_help_text = gettext_lazy("Words of title or note, a name, the beginning of a hash")
    show_full_result_count = False
    ordering = ["-pk"]
    sortable_by = []

    def places(self, request) -> Q:
        """The condition that an edition lies where the person may read the ledger."""
        return reach.in_paths(self.paths(request))

    def within(self, request, action="view"):
        """Decisions about editions of the person's districts, and about suppressions that they may see."""
        if roles.EVERYWHERE in self.paths(request, action):
            return Q()
        suppressions = self.admin_site.get_model_admin(Suppression).get_queryset(request)
        target = {name: OuterRef(name) for name in ("target_kind", "target_id")}
        return Q(edition__in=Edition.objects.filter(self.places(request))) | Q(
            Exists(suppressions.filter(**target)), edition=None
        )

    def reaches(self, request, action, row):
        return Decision.objects.filter(self.within(request, action), pk=row.pk).exists()

    def visible(self, request):
        """The decisions that the person may see."""
        return Decision.objects.filter(self.within(request))

    def get_queryset(self, request):
        own = EditionLink.objects.filter(relation=Relation.IN, target_id=F("edition__place"))
        suppression = Suppression.objects.filter(
            target_kind=OuterRef("target_kind"), target_id=OuterRef("target_id"), since__lte=OuterRef("at")
        ).order_by("-since")
        rows = super().get_queryset(request).annotate(
            suppression=Subquery(suppression.values("pk")[:1]), suppressed=Subquery(suppression.values("name")[:1])
        )  # fmt: skip
        return rows.prefetch_related(Prefetch("edition__links", own, to_attr="own_place"))

    @admin.display(description=gettext_lazy("action"))
    def what(self, row):
        return label(row.action)

    @admin.display(description=gettext_lazy("about"))
    def about(self, row):
        """What it was about, with a link to its page."""
        if row.edition:
            return _link("edition", row.edition_id, row.edition)
        if row.suppression:
            return _link("suppression", row.suppression, row.suppressed.replace("\n", "、") or self._named(row))
        return self._named(row)

    def _names_for(self, request) -> ledger_export.NamesOf:
        """What the targets are called of which the person may see that they are suppressed, and of no others."""
        suppressions = functools.cache(lambda: self.admin_site.get_model_admin(Suppression).get_queryset(request))

        def names_of(wanted):
            if not wanted:
                return {}
            rows = suppressions().filter(target_id__in={key for _kind, key in wanted}).order_by("since")
            seen = {(each.target_kind, each.target_id): "、".join(each.names) for each in rows}
            return seen | targets.names_of(wanted & seen.keys())

        return names_of

    def _named(self, row) -> str:
        """What the target is called; a list has asked for all of its rows at once."""
        target = (row.target_kind, row.target_id)
        names = row.target_names if hasattr(row, "target_names") else targets.names_of([target])
        return names.get(target, row.target_id)

    @admin.display(description=gettext_lazy("kind"))
    def kind_label(self, row):
        return kinds.label(row.edition.kind if row.edition else row.target_kind)

    @admin.display(description=gettext_lazy("district"))
    def place_name(self, row):
        own = row.edition.own_place if row.edition else []
        return own[0].label if own else ""

    @admin.display(description=gettext_lazy("by"))
    def person(self, row):
        return row.by

    @admin.display(description=gettext_lazy("Digest of the content"))
    def content_digest(self, row):
        return row.digest

    @admin.display(description=gettext_lazy("Hash of the decision before"))
    def hash_before(self, row):
        return row.previous

    @admin.display(description=gettext_lazy("Hash"))
    def own_hash(self, row):
        return row.hash

    @admin.display(description=gettext_lazy("Hashed text"))
    def hashed_text(self, row):
        return ledger.hashed_text(row)

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("export/", view(self.export_view), name="editorial_decision_export"),
            path("verify/", view(self.verify_view), name="editorial_decision_verify"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        extra = {
            "export_url": reverse("admin:editorial_decision_export") + query,
            "verify_url": reverse("admin:editorial_decision_verify") if auditing.audits(request.user) else "",
        }
        response = super().changelist_view(request, extra | (extra_context or {}))
        if listed := getattr(response, "context_data", {}).get("cl"):
            _name_targets(listed)
        return response

    def history_view(self, request, object_id, extra_context=None):
        return redirect(self.address("change", self.visible_or_404(request, object_id)))

    def export_view(self, request):
        """The decisions of the list as CSV, all pages of it; refused where they are too many for one file."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        if not self.has_view_permission(request):
            raise PermissionDenied
        back = reverse("admin:editorial_decision_changelist")
        try:
            rows = self.get_changelist_instance(request).queryset.order_by("pk")
        except IncorrectLookupParameters:
            return redirect(back)
        if rows[: ledger_export.MOST + 1].count() > ledger_export.MOST:
            sentence = _("These are more than %(limit)s decisions. Choose fewer days, and take several files.")
            messages.error(request, sentence % {"limit": ledger_export.MOST})
            return redirect(f"{back}?{request.GET.urlencode()}")
        text = ledger_export.lines(rows, self._names_for(request))
        response = StreamingHttpResponse(text, content_type="text/csv; charset=utf-8")
        ledger = _("Ledger")
        name = f"{ledger}-{timezone.localtime():%Y%m%d-%H%M}.csv"
        response["Content-Disposition"] = content_disposition_header(True, name)
        return response

    def verify_view(self, request):
        """Verify everything, when an auditor asks for it. Findings name pages of all districts: not everyone's."""
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        if not auditing.audits(request.user):
            raise PermissionDenied
        form = VerifyForm(request.POST or None)
        outcome = None
        if request.method == "POST":
            form = VerifyForm(request.POST)
            outcome = bounded.verified(form.cleaned_data["expect"]) if form.is_valid() else None
        context = {
            **self.admin_site.each_context(request),
            "title": _("Verify the ledger"),
            "subtitle": None,
            "opts": self.opts,
            "form": form,
            "outcome": outcome,
            "limit": bounded.FINDINGS,
            "named": outcome and auditing.audits_everything(request.user),
        }
        return render(request, "admin/editorial/verify.html", context)


def _name_targets(listed) -> None:
    """Look up at once what the targets of a page of the list are called."""
    listed.result_list = rows = list(listed.result_list)
    names = targets.names_of(
        {(each.target_kind, each.target_id) for each in rows if not each.edition_id and not each.suppressed}
    )
    for each in rows:
        each.target_names = names


def _link(model: str, key: int, text):
    return format_html('<a href="{}">{}</a>', reverse(f"admin:editorial_{model}_change", args=[key]), text)
