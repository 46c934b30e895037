"""The importer in three steps: paste or drop, check the text, confirm. Leaving half-way keeps the work."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.intake_forms import ReceiveForm, SheetForm
from articles.intake import drafting, highlights, working
from articles.intake.drafting import Choice
from articles.intake.receiving import receive_file, receive_text
from articles.models import Intake
from districts import roles
from districts.admin_base.scope import ScopedAdmin
from districts.models import District

GROUPS = (
    ("person", gettext_lazy("People")),
    ("team", gettext_lazy("Teams")),
    ("campaign", gettext_lazy("Campaigns")),
    ("commendation", gettext_lazy("Commendations")),
    ("figure", gettext_lazy("Figures")),
)


@admin.register(Intake)
class IntakeAdmin(ScopedAdmin):
    district_path = "district__path"
    list_display = ["headline", "district", "filed_by", "step", "problem", "created_at"]
    list_filter = ["step", ("district", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["district", "filed_by", "article"]
    list_display_links = None
    search_fields = ["name", "original"]
    ordering = ["-pk"]

    @admin.display(description=gettext_lazy("story"))
    def headline(self, intake):
        return format_html('<a href="{}">{}</a>', self.next_address(intake), intake)

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<path:object_id>/check/", view(self.step(self.check_view)), name="articles_intake_check"),
            path("<path:object_id>/confirm/", view(self.step(self.confirm_view)), name="articles_intake_confirm"),
            *super().get_urls(),
        ]

    def next_address(self, intake: Intake) -> str:
        """Where the work on this story goes on."""
        if intake.step == Intake.Step.DONE and intake.article_id:
            return reverse("admin:articles_article_change", args=[intake.article_id])
        if intake.step in (Intake.Step.DONE, Intake.Step.FAILED):
            return reverse("admin:articles_intake_add")
        return self.address("confirm" if intake.step == Intake.Step.CONFIRM else "check", intake)

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        mine = District.objects.filter(roles.under(self.paths(request, "add"), "path"))
        form = ReceiveForm(request.POST or None, request.FILES or None, districts=mine, initial=self.initial(request))
        if request.method == "POST" and form.is_valid():
            received = self.receive(form.cleaned_data, request.user)
            if "application/json" in request.headers.get("Accept", ""):
                return JsonResponse({"stories": [self.report(each) for each in received]})
            return self.after_receiving(request, received)
        status = 400 if form.errors and "application/json" in request.headers.get("Accept", "") else 200
        return self.page(request, "receive", {"form": form, "title": _("Bring in a story")}, status=status)

    def initial(self, request) -> dict:
        """The person's own district, where there is one: they may act in all that lies below it too."""
        return {"district": District.objects.filter(path__in=self.paths(request, "add")).first()}

    def receive(self, data: dict, user) -> list[Intake]:
        received = [receive_file(each.read(), each.name, user, data["district"]) for each in data["files"] or ()]
        if data["text"].strip():
            received.append(receive_text(data["text"], user, data["district"]))
        return received

    def report(self, intake: Intake) -> dict:
        return {"name": intake.name, "title": str(intake), "problem": intake.problem, "next": self.next_address(intake)}

    def after_receiving(self, request, received: list[Intake]):
        for each in received:
            if each.step == Intake.Step.FAILED:
                name = f"“{each.name}”" if each.name else _("The text")
                messages.error(request, f"{name}：{each.problem}")
        readable = [each for each in received if each.step != Intake.Step.FAILED]
        if len(readable) == 1:
            return redirect(self.next_address(readable[0]))
        if not readable:
            return redirect("admin:articles_intake_add")
        messages.success(request, _("%(count)d stories were read and wait below.") % {"count": len(readable)})
        return redirect("admin:articles_intake_changelist")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return redirect(self.next_address(self.visible_or_404(request, object_id)))

    def step(self, view):
        """The view of a step, for those who may work on the story; where its draft was made already, they are led
        there. Raises Http404, PermissionDenied."""

        def answer(request, object_id):
            intake = self.visible_or_404(request, object_id)
            if not self.has_change_permission(request, intake):
                raise PermissionDenied
            try:
                working.check_open(intake)
                return view(request, intake)
            except working.Over:
                return self.lead_on(request, intake)

        return answer

    def lead_on(self, request, intake: Intake):
        if "_keep" in request.POST:
            return HttpResponse(status=409)
        if intake.article_id:
            messages.info(request, _("The draft was made already; here it is."))
        return redirect(self.next_address(intake))

    def check_view(self, request, intake: Intake):
        form = SheetForm(request.POST or None, initial=SheetForm.initial_of(intake.sheet))
        if request.method == "POST" and form.is_valid():
            with working.at_work(intake):
                intake.sheet = form.changed_sheet(intake.sheet)
                if "_keep" not in request.POST:
                    intake.step = Intake.Step.CONFIRM
                    intake.choices = intake.choices | {"update": request.POST.get("update", "")}
                intake.save()
            return HttpResponse(status=204) if "_keep" in request.POST else redirect(self.next_address(intake))
        damage = highlights.spots(intake.original, intake.sheet["damage"])
        return self.page(
            request, "check",
            {
                "form": form, "intake": intake, "title": _("Check the text"),
                "original": highlights.marked(intake.original, damage),
                "same": drafting.same_stories(intake, request.user),
            },
        )  # fmt: skip

    def confirm_view(self, request, intake: Intake):
        story, _findings, found = drafting.read(intake, request.user)
        if request.method == "POST":
            choices = {each.key: self.choice(request.POST, each.key) for each in found}
            if "_keep" in request.POST:
                answers = {key: [choice.checked, choice.record] for key, choice in choices.items()}
                with working.at_work(intake):
                    intake.choices = intake.choices | {"answers": answers}
                    intake.save(update_fields=["choices", "changed_at"])
                return HttpResponse(status=204)
            return self.after_making(request, drafting.make(intake, choices, request.user))
        answers = intake.choices.get("answers", {})
        rows = [(each, *answers.get(each.key, (each.checked, each.record))) for each in found]
        groups = [(label, [row for row in rows if row[0].kind == kind]) for kind, label in GROUPS]
        spots = [(each.start, each.end, each.key) for each in found if each.start >= 0]
        context = {
            "groups": [group for group in groups if group[1]], "intake": intake, "title": _("Confirm what was found"),
            "text": highlights.marked(story.body, spots),
        }  # fmt: skip
        return self.page(request, "confirm", context)

    def choice(self, data, key: str) -> Choice:
        return Choice(f"{key}-checked" in data, data.get(f"{key}-record", ""))

    def after_making(self, request, made: drafting.Made):
        messages.success(request, _("The draft was made. Nothing of it is public."))
        for district, words in made.left_out.items():
            messages.warning(
                request,
                _("Left out, since it belongs to records of %(district)s, which you may not change: %(what)s. "
                  "Please turn to the editors there.")
                % {"district": district.name, "what": "；".join(words)},
            )  # fmt: skip
        name = "submit" if "_submit" in request.POST else "change"
        return redirect(f"admin:articles_article_{name}", made.article.pk)

    def page(self, request, step: str, context: dict, status: int = 200) -> TemplateResponse:
        context |= self.admin_site.each_context(request) | {"opts": self.opts, "step": step}
        return TemplateResponse(request, f"admin/articles/intake/{step}.html", context, status=status)
