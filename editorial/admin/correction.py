"""The form in which a live page is corrected urgently, and the page that brings corrections into the record."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from districts.concurrency import Conflict
from editorial import kinds, snapshots
from editorial.admin import correction_kept, moment, remarks
from editorial.admin.correction_form import CorrectionForm
from editorial.admin.timing import cancelled_by_correction
from editorial.corrections import base, three_way
from editorial.corrections.three_way import State
from editorial.desk import autosave, form_keys
from editorial.models import Edition, Stage
from editorial.urgent import adopting, patching
from editorial.workflow import Refused


def view(model_admin, request, edition: Edition):
    """Show the form; on POST submit the correction, or say why not and keep what was typed."""
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    sought = request.GET.get("find", "").strip()[:50]
    former = patching.fallen(edition)
    form = correction_kept.restoring_form(request, edition, sought, former)
    form = form or CorrectionForm(edition, sought, request.POST or None, former)
    refusal = patching.patch_refusal(edition, request.user, moment.now(request))
    if request.method == "POST" and form.is_valid():
        try:
            return _submitted(request, edition, form)
        except Refused as refused:
            form.add_error(None, refused.reason)
            form.mark_missing()
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Urgent correction"),
        "subtitle": edition.title,
        "opts": model_admin.opts,
        "original": edition,
        "change_url": model_admin.address("change", edition),
        "edition": edition,
        "former": former,
        "notes_panel": remarks.panel(former, request.user, form.outline_of(former)) if former else {},
        "form": form,
        "sought": sought,
        "refusal": refusal,
        "cancels": cancelled_by_correction(edition, moment.now(request), model_admin.within(request)),
        "overtaken": Edition.objects.of_record(edition.kind, edition.record_id).open().first(),
        "at_work": correction_kept.at_work(request, edition, sought, former, model_admin.address("correct", edition)),
    }
    return render(request, "admin/editorial/correction.html", context)


def _submitted(request, edition: Edition, form: CorrectionForm):
    changes, said = form.changes(), form.cleaned_data
    form.ask_about(edition)
    form.full_clean()
    telling = patching.Telling(
        said["change_note"], said["significance"], said["note"], form.answers(), said["secrets"]
    )  # fmt: skip
    patch = patching.submit_patch(edition, request.user, digest=said["digest"], changes=changes, telling=telling)
    autosave.discard(request.user, form_keys.key(Edition, edition))
    messages.success(
        request, _("The urgent correction was submitted as edition %(number)s.") % {"number": patch.number}
    )
    return redirect("admin:editorial_edition_change", patch.pk)


def adoption_view(model_admin, request, record):
    """The three pages beside one another; on POST the corrections are brought into the record."""
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    if request.method == "POST":
        if not model_admin.has_change_permission(request, record):
            raise PermissionDenied
        try:
            left = adopting.adopt(record, request.user, version=_version(request.POST.get("version", "")))
        except Refused as refused:
            messages.error(request, refused.reason)
        except Conflict:
            messages.error(request, _("The record was changed in the meantime. Look at it again."))
        else:
            messages.success(request, _("The corrections stand in the record now."))
            if left:
                messages.warning(request, _("Some have to be made by hand: they are listed here."))
        return redirect(model_admin.address("corrections", record))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Corrections and this record"),
        "subtitle": str(record),
        "opts": model_admin.opts,
        "original": record,
        "change_url": model_admin.address("change", record),
        **of_record(model_admin, request, record),
    }
    return render(request, "admin/editorial/corrections.html", context)


def of_record(model_admin, request, record) -> dict:
    """What the templates take to show what became of the live urgent corrections in a record."""
    record = type(record).objects.get(pk=record.pk)
    lines = adopting.standing(record)
    undone = sum(line.state == State.UNDONE for line in lines)
    live = _live(model_admin, request, record)
    return {
        "three_way": lines,
        "undone": undone,
        "record_version": record.version,
        "corrections_url": model_admin.address("corrections", record),
        "correct_url": _correct_url(request, live),
        "fallen": live and patching.fallen(live),
        "adopts": bool(undone) and model_admin.has_change_permission(request, record),
    }


def of_edition(edition: Edition) -> dict:
    """The same for an edition that was set aside: what became in its page of the correction that overtook it."""
    patch = patching.overtaken_by(edition) if edition.stage == Stage.SET_ASIDE else None
    if patch is None:
        return {}
    pages = [snapshots.page_of(each) for each in base.line(patch)]
    lines = three_way.compared(kinds.get(edition.kind), pages, snapshots.page_of(edition))
    return {"three_way": lines, "overtaken_by": patch}


def _live(model_admin, request, record) -> Edition | None:
    return Edition.objects.of_record(model_admin.kind.name, record.pk).live(moment.now(request)).first()


def _correct_url(request, live: Edition | None) -> str:
    """Where the live page is corrected urgently, "" where the person may not."""
    if live is None or patching.patch_refusal(live, request.user, moment.now(request)):
        return ""
    return reverse("admin:editorial_edition_correct", args=[live.pk])


def _version(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else -1
