"""Admin pages of editions: the list, and for each edition the page on which people decide."""

from django.contrib import admin, messages
from django.db.models import DateTimeField, F, Prefetch, Value
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial import answering, kinds, states, workflow
from editorial.admin import actions, correction, correction_kept, moment, preview, remarks, review, sheet, steps, walk
from editorial.admin.deciding_kept import DecidingAdmin
from editorial.admin.decisions import DecisionForm, ReinstateForm
from editorial.admin.filters import EditionStateFilter
from editorial.admin.placed import PlacedAdmin
from editorial.admin.posted import led_to
from editorial.admin.timing import cancelled_by, done_words
from editorial.decided import label
from editorial.desk import claims
from editorial.models import Edition, EditionLink, Relation
from editorial.urgent import patching
from editorial.workflow import TRANSITIONS, Refused, contributors, refusals, wishes


@admin.register(Edition)
class EditionAdmin(DecidingAdmin, correction_kept.CorrectingAdmin, sheet.PrintsSheets, PlacedAdmin):
    """Editions are read and decided upon; nothing here edits one.

    Reading a page is remembered in the session: only what was read may be decided in bulk.
    """

    list_display = ["title", "number", "kind_label", "stage_label", "place_name", "submitter", "submitted_at", "holder"]
    list_filter = [EditionStateFilter]
    list_select_related = ["submitted_by", "claim__by"]
    search_fields = ["title"]
    search_help_text = gettext_lazy("Words of the title")
    ordering = ["-submitted_at"]
    action_form = actions.ActionForm

    def get_actions(self, request, action_location=admin.ActionLocation.CHANGE_LIST):
        return actions.of_table(request)

    def get_queryset(self, request):
        seen_at = Value(moment.now(request), output_field=DateTimeField())
        rows = super().get_queryset(request).annotate(seen_at=seen_at)
        own = EditionLink.objects.filter(relation=Relation.IN, target_id=F("edition__place"))
        return rows.prefetch_related(Prefetch("links", own, to_attr="own_place"))

    @admin.display(description=gettext_lazy("kind"), ordering="kind")
    def kind_label(self, edition):
        return kinds.get(edition.kind).label

    @admin.display(description=gettext_lazy("district"), ordering="place")
    def place_name(self, edition):
        return edition.own_place[0].label if edition.own_place else edition.place

    @admin.display(description=gettext_lazy("submitted by"), ordering="submitted_by__name")
    def submitter(self, edition):
        return edition.submitted_by

    @admin.display(description=gettext_lazy("Claimed by"))
    def holder(self, edition):
        held = claims.held(edition, edition.seen_at)
        return held.by if held else ""

    @admin.display(description=gettext_lazy("stage"), ordering="stage")
    def stage_label(self, edition):
        return states.of_edition(edition, edition.seen_at).label

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:object_id>/preview/", view(self.preview_view), name="editorial_edition_preview"),
            path("<int:object_id>/correct/", view(self.correct_view), name="editorial_edition_correct"),
            path("<int:object_id>/decide/", view(self.decide_view), name="editorial_edition_decide"),
            path("<int:object_id>/notes/", view(self.notes_view), name="editorial_edition_notes"),
            path("<int:object_id>/reinstate/", view(self.reinstate_view), name="editorial_edition_reinstate"),
            *super().get_urls(),
        ]

    def preview_view(self, request, object_id):
        edition = self.visible_or_404(request, str(object_id))
        return preview.of_edition(request, edition, self.address("change", edition))

    def correct_view(self, request, object_id):
        return correction.view(self, request, self.visible_or_404(request, str(object_id)))

    def decide_view(self, request, object_id):
        """Perform a transition of the table, or show the page again with the reason and all that was typed."""
        edition = self.visible_or_404(request, str(object_id))
        if request.method != "POST":
            return led_to(request, walk.carried(request, self.address("change", edition)))
        transition = TRANSITIONS.get(request.POST.get("transition", ""))
        if transition is None:
            raise Http404
        questions = answering.open_questions(answering.found_on(edition, request.user)) if transition.publishes else ()
        left = refusals.open_notes(edition)
        form = DecisionForm(
            transition, request.POST, questions=questions, open_notes=left, edition=edition,
            former=answering.former(edition.kind, edition.record_id) if questions else None,
            cancelled=cancelled_by(transition, edition, moment.now(request), self.within(request)),
        )  # fmt: skip
        if form.is_valid():
            try:
                after = workflow.perform(
                    transition.name, edition, request.user,
                    digest=form.cleaned_data["digest"], note=form.cleaned_data["note"], at=form.cleaned_data.get("at"),
                    review_on=form.cleaned_data.get("review_on"), answers=form.answers(),
                    despite_notes=form.cleaned_data.get("despite_notes", False),
                )  # fmt: skip
            except Refused as refused:
                form.add_error(None, refused.reason)
                form.mark_missing()
            else:
                self.forget_typed(request, edition, remarks.DECIDE)
                messages.success(request, done_words(transition, after, moment.now(request)))
                if transition.to_record and (record_url := self.record_url(request, edition)):
                    return redirect(f"{record_url}#notes")
                onward = walk.onward(request)
                return redirect(onward or ("admin:index" if transition.hand else self.address("change", edition)))
        edition.refresh_from_db()
        return self.page(request, edition, {transition.name: form})

    def reinstate_view(self, request, object_id):
        edition = self.visible_or_404(request, str(object_id))
        if request.method != "POST":
            return led_to(request, self.address("change", edition))
        form = ReinstateForm(request.POST)
        if form.is_valid():
            try:
                again = workflow.reinstate(edition, request.user, note=form.cleaned_data["note"])
            except Refused as refused:
                form.add_error(None, refused.reason)
            else:
                self.forget_typed(request, edition, remarks.DECIDE)
                messages.success(request, _("A new edition with the withdrawn page is in review."))
                return redirect(self.address("change", again))
        return self.page(request, edition, {"reinstate": form})

    def notes_view(self, request, object_id):
        edition = self.visible_or_404(request, str(object_id))
        return remarks.view(self, request, edition, self.record_url(request, edition))

    def record_url(self, request, edition) -> str:
        """The form of the edition's record, where the person may see it; else ""."""
        records = kinds.get(edition.kind).model.objects
        return self.admin_site.address_of(request, records.filter(pk=edition.record_id).first())

    def page(self, request, edition, forms: dict | None = None, remark: remarks.RemarkForm | None = None):
        """Render the edition's page; `forms` are those that were sent and refused, by transition; so is `remark`."""
        actions.remember(request, edition)
        now, visible, kind = moment.now(request), self.within(request), kinds.get(edition.kind)
        live = Edition.objects.of_record(edition.kind, edition.record_id).live(now).exclude(pk=edition.pk).first()
        district, sent = edition.district, forms or {}
        panes = review.panes(request, edition, live, self.address("change", edition), remark, now=now, visible=visible)
        ways = steps.of(edition, request.user, now, sent, open_notes=panes["open_notes"], visible=visible)
        context = {
            **self.admin_site.each_context(request),
            "title": edition.title,
            "subtitle": None,
            "opts": self.opts,
            "edition": edition,
            "kind": kind,
            "district": district,
            "state": states.of_edition(edition, now),
            "live": live,
            "is_live": edition.is_live(now),
            **panes,
            "findings": ways.findings,
            "steps": ways.offered,
            "refused": ways.refused,
            "stray": ways.stray,
            "reinstate_form": sent.get("reinstate") or ReinstateForm(),
            "decisions": [(each, label(each.action)) for each in edition.decisions.select_related("by")],
            "hands": edition.hands.select_related("user"),
            "nobody": contributors.nobody_left_for(edition, district) if edition.is_open else "",
            "withdrawn": edition.is_withdrawn(now),
            "wished": wishes.of(edition),
            "walk": walk.of(request, edition),
            "at_work": self.typed_while_deciding(request, edition, district),
            **correction.of_edition(edition),
            **self._addresses(request, edition, now),
        }
        return review.rendered(request, context)

    def _addresses(self, request, edition, now) -> dict[str, str]:
        """Where the page leads, by the name that the template has for it; "" where it does not lead."""
        may_correct = not patching.patch_refusal(edition, request.user, now)
        public = reverse(kinds.get(edition.kind).url_name, args=[edition.public_id])
        return {
            "preview_url": self.address("preview", edition),
            "correct_url": self.address("correct", edition) if may_correct else "",
            "decide_url": walk.carried(request, self.address("decide", edition)),
            "reinstate_url": self.address("reinstate", edition),
            "record_url": self.record_url(request, edition),
            "public_url": public if edition.is_live(now) else "",
        }
