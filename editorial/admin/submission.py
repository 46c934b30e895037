"""The page on which an editor submits a record: what the checks found, who can judge it, and the button."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from districts.models import User
from editorial import answering, preflight, records, states, workflow
from editorial.admin import correction, moment, standing
from editorial.admin.answers import AnswersForm
from editorial.admin.telling import TellingForm
from editorial.admin.timing import WishForm
from editorial.admin.typed import labels_of
from editorial.models import Edition, Hand
from editorial.workflow import Refused, contributors, wishes

PAGE = "submit"
"""The last part of the page's address; what was typed on it is kept by it."""


class SubmissionForm(TellingForm, WishForm, AnswersForm):
    """What the editor says with the record, and the answers to the warnings."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def view(model_admin, request, record):
    """Show the page; on POST submit the record, or say why not and keep what was typed."""
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    stand = standing.of(model_admin, request, record, model_admin.address("change", record))
    form = SubmissionForm(request.POST or None, initial=_initial(record, stand, moment.now(request)))
    beside = correction.of_record(model_admin, request, record)
    form.say(corrects=workflow.corrected_by(record) is not None, undoes=bool(beside["undone"]))
    form.ask(answering.questions(stand.findings), answering.former(model_admin.kind.name, record.pk))
    if request.method == "POST" and form.is_valid():
        try:
            edition = workflow.submit(
                record, request.user, version=form.cleaned_data["version"],
                answers=form.answers(), due_on=form.cleaned_data["due_on"], **form.said(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.reason)
            form.mark_missing()
        else:
            model_admin.forget_typed(request, record, PAGE)
            messages.success(
                request, _("“%(title)s” was submitted as edition %(number)s.")
                % {"title": edition.title, "number": edition.number},
            )  # fmt: skip
            return redirect("admin:editorial_edition_change", edition.pk)
    record = model_admin.get_queryset(request).get(pk=record.pk)
    may_submit = model_admin.has_change_permission(request, record)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Submit for review"),
        "subtitle": str(record),
        "opts": model_admin.opts,
        "original": record,
        "form": form,
        "standing": stand,
        "places": stand.places,
        **beside,
        "findings": [*preflight.blocking(stand.findings), *_flags(stand, request.user)],
        "change_url": model_admin.address("change", record),
        "nobody": contributors.nobody_left(record.district, stand.work.contributors | {request.user.pk}),
        "editions": _earlier(record, moment.now(request)),
        "withdrawn": _withdrawn(stand, moment.now(request)),
        "at_work": model_admin.typed(request, record, PAGE, labels_of(PAGE, form)) if may_submit else None,
    }
    return render(request, "admin/editorial/submission.html", context)


def _initial(record, stand: standing.Standing, now) -> dict:
    return {"version": record.version, "due_on": wishes.again(stand.latest, now)}


def _earlier(record, now) -> list[tuple[Edition, str]]:
    """The last editions, each with what became of it."""
    found = records.editions_of(record).select_related("submitted_by")[:5]
    return [(each, states.of_edition(each, now).label) for each in found]


def _withdrawn(stand: standing.Standing, now) -> Edition | None:
    """The last edition, where it was public and was withdrawn."""
    return stand.latest if stand.latest and stand.latest.is_withdrawn(now) else None


def _flags(stand: standing.Standing, user) -> list[preflight.Finding]:
    """Conflicts of interest as they would be seen, for the editor to know; the approver answers them."""
    people = User.objects.filter(pk__in=stand.work.contributors | {user.pk}).select_related("organization")
    actors = [(each, Hand.Part.CONTRIBUTOR) for each in people.order_by("pk")]
    return preflight.conflicts_on(stand.snapshot, actors)
