"""Admin pages of cases of revocation: the list, and for each case the page on which it is worked off and closed."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Q, Subquery
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from districts.models import District
from editorial import clock, kinds
from editorial.admin.placed import PlacedAdmin
from editorial.admin.posted import led_to
from editorial.admin.typed import TypingAdmin
from editorial.decided import label
from editorial.models import CaseItem, Decision, RevocationCase
from editorial.revocation import cases, crawl, items, notices, numbers, ratification
from editorial.targets import district_of
from editorial.workflow import Refused

PAGE = "case"
"""What was typed on the page of a case is kept by it."""


class SettleForm(forms.Form):
    item = forms.IntegerField(widget=forms.HiddenInput)
    measure = forms.ChoiceField(label=gettext_lazy("measure"), choices=CaseItem.Measure)
    note = forms.CharField(
        label=gettext_lazy("Note"), max_length=500, required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )  # fmt: skip


class NoteForm(forms.Form):
    """A word to a step; whether it is needed, the step says."""

    note = forms.CharField(
        label=gettext_lazy("Note"), max_length=500, required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )  # fmt: skip


class CloseForm(NoteForm):
    outcome = forms.ChoiceField(
        label=gettext_lazy("After the case"), widget=forms.RadioSelect,
        choices=[(each.value, each.label) for each in (RevocationCase.Outcome.OTHERS, RevocationCase.Outcome.NOWHERE)],
    )  # fmt: skip


class DropForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Reason"), max_length=500, widget=forms.TextInput(attrs={"class": "vTextField"})
    )


class IsOpen(admin.EmptyFieldListFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = _("state")

    def choices(self, changelist):
        words = {"1": pgettext("case", "open"), "0": pgettext("case", "closed")}
        for choice in super().choices(changelist):
            value = choice["query_string"].rpartition("closed_at__isempty=")[2][:1]
            yield choice | {"display": words.get(value, choice["display"])}


@admin.register(RevocationCase)
class RevocationCaseAdmin(TypingAdmin, PlacedAdmin):
    """Cases are opened on the page of an award; here they are looked up, worked off and closed."""

    list_display = ["recipient", "award", "district_name", "authority", "opened_at", "state", "open_items"]
    list_filter = [("closed_at", IsOpen)]
    list_select_related = ["suppression", "award_suppression", "closed_by"]
    search_fields = ["recipient", "award", "document_number"]
    search_help_text = gettext_lazy("Name, award or document number")
    ordering = ["-pk"]
    sortable_by = []
    change_list_template = "admin/editorial/case_list.html"

    def get_queryset(self, request):
        unsettled = Count("items", filter=Q(items__settled_at=None))
        name = District.objects.filter(code=OuterRef("place")).values("name")
        return super().get_queryset(request).annotate(unsettled=unsettled, place_name=Subquery(name[:1]))

    @admin.display(description=gettext_lazy("district"))
    def district_name(self, case):
        return case.place_name or case.place

    @admin.display(description=gettext_lazy("state"))
    def state(self, case):
        return pgettext("case", "open") if case.is_open else case.get_outcome_display()

    @admin.display(description=gettext_lazy("open items"))
    def open_items(self, case):
        return case.unsettled if case.is_open else "—"

    def page_of_key(self, request, pk, page):
        if page != PAGE:
            return super().page_of_key(request, pk, page)
        return self.address("change", self._workable(request, pk))

    def get_urls(self):
        def view(step):
            return self.admin_site.admin_view(self._by_form(step))

        return [
            path("<int:object_id>/settle/", view(self.settle_view), name="editorial_revocationcase_settle"),
            path("<int:object_id>/reopen/", view(self.reopen_view), name="editorial_revocationcase_reopen"),
            path("<int:object_id>/ratify/", view(self.ratify_view), name="editorial_revocationcase_ratify"),
            path("<int:object_id>/crawl/", view(self.crawl_view), name="editorial_revocationcase_crawl"),
            path("<int:object_id>/close/", view(self.close_view), name="editorial_revocationcase_close"),
            path("<int:object_id>/drop/", view(self.drop_view), name="editorial_revocationcase_drop"),
            *super().get_urls(),
        ]

    def settle_view(self, request, object_id):
        case = self._workable(request, object_id)
        form = SettleForm(request.POST)
        item = self._item(case, request.POST.get("item", ""))
        if form.is_valid():
            given = form.cleaned_data
            done = self._done(request, form, items.settle, item, request.user, given["measure"], note=given["note"])
            if done:
                self.forget_typed(request, case, PAGE, f"settle:{item.pk}")
                return redirect(f"{self.address('change', case)}#item-{item.pk}")
        return self.page(request, case, {"settle": {item.pk: form}})

    def reopen_view(self, request, object_id):
        case = self._workable(request, object_id)
        form = NoteForm(request.POST)
        item = self._item(case, request.POST.get("item", ""))
        if form.is_valid() and self._done(request, form, items.reopen, item, request.user):
            return redirect(f"{self.address('change', case)}#item-{item.pk}")
        return self.page(request, case, {"reopen": {item.pk: form}})

    def ratify_view(self, request, object_id):
        """Ratify recipient and award; the one alone where the other was suppressed and ratified before."""
        case = self._workable(request, object_id)
        form = NoteForm(request.POST)
        waiting = ratification.waiting_of(case) or case.suppression
        note = form.cleaned_data["note"] if form.is_valid() else ""
        if form.is_valid() and self._done(request, form, ratification.ratify, waiting, request.user, note=note):
            self.forget_typed(request, case, PAGE, "ratify")
            return redirect(self.address("change", case))
        return self.page(request, case, {"ratify": form})

    def crawl_view(self, request, object_id):
        case = self._workable(request, object_id)
        form = NoteForm({})
        form.is_valid()
        if self._done(request, form, crawl.crawl, case, request.user):
            return redirect(f"{self.address('change', case)}#crawl")
        return self.page(request, case, {"crawl": form})

    def close_view(self, request, object_id):
        case = self._workable(request, object_id)
        form = CloseForm(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            if self._done(request, form, cases.close, case, request.user, given["outcome"], note=given["note"]):
                self.forget_typed(request, case, PAGE)
                messages.success(request, _("The case is closed."))
                return redirect(self.address("change", case))
        return self.page(request, case, {"close": form})

    def drop_view(self, request, object_id):
        case = self._workable(request, object_id)
        form = DropForm(request.POST)
        if form.is_valid() and self._done(
            request, form, cases.drop, case, request.user, note=form.cleaned_data["note"]
        ):
            self.forget_typed(request, case, PAGE)
            messages.success(request, _("The case was dropped. Withdrawn pages have to be brought back."))
            return redirect(self.address("change", case))
        return self.page(request, case, {"drop": form})

    def page(self, request, case, forms_sent: dict | None = None):
        """Render the case; `forms_sent` are those that were sent and refused."""
        sent = forms_sent or {}
        case = RevocationCase.objects.select_related(
            "suppression__by", "suppression__ratified_by", "award_suppression__ratified_by", "opened_by", "closed_by"
        ).get(pk=case.pk)
        reading = clock.read()
        waiting = ratification.waiting_of(case)
        last = case.crawls.select_related("by").last()
        refusal = cases.place_refusal(case, request.user)
        may_work = not refusal
        context = {
            **self.admin_site.each_context(request),
            "title": _("Revocation: %(case)s") % {"case": case},
            "subtitle": None,
            "opts": self.opts,
            "case": case,
            "place": District.objects.filter(code=case.place).first(),
            "may_work": case.is_open and may_work,
            "refusal": refusal if case.is_open else "",
            "items": [self._line(request, each, reading.now, sent) for each in self._items(case)],
            "waiting": waiting,
            "overdue": waiting and ratification.state(waiting, reading.now) == ratification.State.OVERDUE,
            "ratify_refusal": waiting
            and ratification.ratification_refusal(waiting, district_of(waiting), request.user),
            "ratify_form": sent.get("ratify") or NoteForm(auto_id="id_ratify_%s"),
            "crawl": last,
            "crawl_form": sent.get("crawl"),
            "mentions": [each for each in last.found if not each["namesake"]] if last else [],
            "namesakes": [each for each in last.found if each["namesake"]] if last else [],
            "crawl_is_old": bool(last) and case.is_open and last.version != reading.version,
            "obstacles": cases.obstacles(case, reading.now, reading.version) if case.is_open else [],
            "close_form": sent.get("close") or CloseForm(auto_id="id_close_%s"),
            "drop_form": sent.get("drop") or DropForm(auto_id="id_drop_%s"),
            "timeline": self._timeline(case),
            "target_url": self._target_url(request, case),
            "notice_url": notices.address(case) if case.public else "",
            "writes_notice": notices.may_write(self.admin_site, request),
            "at_work": self._typed(request, case) if may_work else None,
        }
        return render(request, "admin/editorial/case.html", context)

    def _by_form(self, step):
        """The view of a step, which a form takes; reading its address leads to the case."""

        def view(request, object_id):
            if request.method != "POST":
                return led_to(request, self.address("change", self.visible_or_404(request, str(object_id))))
            return step(request, object_id)

        return view

    def _workable(self, request, object_id) -> RevocationCase:
        """The case that a form is about. Raises Http404, PermissionDenied for who may not work on it."""
        case = self.visible_or_404(request, str(object_id))
        if cases.place_refusal(case, request.user):
            raise PermissionDenied
        return case

    @staticmethod
    def _done(request, form, step, *args, **kwargs) -> bool:
        """Do the step; where it is refused, the form says why."""
        try:
            step(*args, **kwargs)
        except Refused as refused:
            form.add_error(None, refused.reason)
            return False
        return True

    @staticmethod
    def _item(case: RevocationCase, key: str) -> CaseItem:
        item = case.items.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 18 else None
        if item is None:
            raise Http404
        return item

    @staticmethod
    def _items(case: RevocationCase):
        return case.items.select_related("edition", "settled_by", "case__suppression", "case__award_suppression")

    def _typed(self, request, case: RevocationCase) -> dict:
        """What the page takes as at_work. Of a case that is closed by now, what was typed is there to be copied."""
        items = {f"settle:{pk}": label for pk, label in case.items.values_list("pk", "label")}
        steps = {"ratify": _("Ratify"), "close": _("Close the case"), "drop": _("Drop the case")}
        return self.typed(request, case, PAGE, items | steps)

    def _line(self, request, item: CaseItem, now, sent: dict) -> dict:
        """An item with its form; what was sent and refused is kept."""
        blank = SettleForm(
            initial={"item": item.pk, "measure": item.measure or item.proposed}, auto_id=f"id_{item.pk}_%s"
        )
        form = sent.get("settle", {}).get(item.pk) or blank
        form.fields["measure"].choices = [(each.value, items.words(item, each)) for each in items.measures(item, now)]
        return {
            "item": item,
            "is_open": items.is_open(item, now),
            "form": form,
            "measure": items.words(item, item.measure or item.proposed),
            "pages": numbers.pages(item.case) if item.what == CaseItem.What.STATISTIC else [],
            "reopen_form": sent.get("reopen", {}).get(item.pk),
            "kind": str(kinds.get(item.edition.kind).label) if item.edition else "",
            "record_url": self._record_url(request, item),
        }

    def _record_url(self, request, item: CaseItem) -> str:
        if item.edition is None:
            return ""
        records = kinds.get(item.edition.kind).model.objects
        return self.admin_site.address_of(request, records.filter(pk=item.edition.record_id).first())

    def _target_url(self, request, case: RevocationCase) -> str:
        records = kinds.get(case.suppression.target_kind).model.objects
        return self.admin_site.address_of(request, records.filter(public_id=case.suppression.target_id).first())

    @staticmethod
    def _timeline(case: RevocationCase) -> list[tuple[Decision, str, str]]:
        """(decision, its label, what it is about) of all in the case, the newest last: about its recipient and its
        award, from its opening on."""
        names = {
            (case.suppression.target_kind, case.suppression.target_id): case.recipient,
            (case.award_suppression.target_kind, case.award_suppression.target_id): case.award,
        }
        concerned = {each.pk: f"{each.get_what_display()} {each.label}" for each in case.items.all()}
        about = Q()
        for kind, key in names:
            about |= Q(target_kind=kind, target_id=key)
        rows = Decision.objects.filter(about, at__gte=case.opened_at).select_related("by").order_by("pk")
        rows = [
            each
            for each in rows
            if each.detail.get("case", case.pk) == case.pk and (each.action != "open_case" or each.at == case.opened_at)
        ]
        return [
            (each, label(each.action), concerned.get(each.detail.get("item"), "") if "case" in each.detail
             else names[each.target_kind, each.target_id])
            for each in rows
        ]  # fmt: skip
