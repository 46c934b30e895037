"""What a form's page tells the desk while somebody is at it: presence, autosave, a new token after signing in again."""

from django.apps import apps
from django.contrib import admin
from django.http import Http404, HttpResponseNotAllowed, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from editorial.admin.atwork import RestoringAdmin, said
from editorial.admin.correction_kept import CorrectingAdmin
from editorial.admin.posted import led_to
from editorial.admin.typed import TypingAdmin
from editorial.adminsite import DeskPage
from editorial.desk import autosave, form_keys, presence


def presence_view(request):
    """A sign of life from a form, or with `leave` the last one. It does not keep the session alive."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    request.renews_session = False
    key = request.POST.get("form", "")
    _may_change(request, key)
    if "leave" in request.POST:
        presence.leave(request.user, key)
        return JsonResponse({})
    presence.arrive(request.user, key, editing=bool(request.POST.get("editing")))
    return JsonResponse({"others": [said(each) for each in presence.others(request.user, key)]})


def autosave_view(request):
    """Keep what was typed. `by` is the person who opened the form: nothing of theirs is kept for whoever came after."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    key, version = request.POST.get("form", ""), request.POST.get("version", "")
    _may_change(request, key)
    if request.POST.get("by") != str(request.user.pk):
        return _refused(_("Somebody else is signed in now; nothing was kept."), status=409)
    if version and not (version.isascii() and version.isdigit() and len(version) < 20):
        return _refused(_("This cannot be kept automatically."), status=400)
    try:
        fields = autosave.read(request.POST.get("fields", ""))
    except autosave.NotKept as refused:
        return _refused(refused.reason, status=413)
    except (ValueError, TypeError):
        return _refused(_("This cannot be kept automatically."), status=400)
    row, replaced = autosave.keep(request.user, key, fields, version, request.POST.get("since", ""))
    notice = _("You have this form open in another window too: what you type last is what is kept.") if replaced else ""
    saved = _("Kept automatically %(time)s") % {"time": date_format(timezone.localtime(row.saved_at), "H:i")}
    return JsonResponse({"stamp": autosave.stamp(row), "saved": saved, "notice": notice})


def discard_view(request):
    """Forget what was typed. Without script this leads back to the form."""
    if request.method != "POST":
        return led_to(request, reverse("admin:index"))
    key = request.POST.get("form", "")
    address = _may_change(request, key)
    autosave.discard(request.user, key)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({})
    return redirect(address)


def token_view(request):
    """The token of the present session's forms: signing in makes a new one. Only pages of this site can read it."""
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET"])
    request.renews_session = False
    return JsonResponse({"token": get_token(request), "user": str(request.user.pk)})


def signed_in_view(request):
    """Where signing in beside an open form leads: back to that form's window."""
    context = admin.site.each_context(request) | {"title": _("You are signed in again")}
    return render(request, "admin/editorial/signed_in.html", context)


def _may_change(request, key: str) -> str:
    """The address of the form of that key. Raises Http404, PermissionDenied."""
    parts = form_keys.parts(key)
    if parts is None:
        raise Http404
    label, pk, page = parts
    try:
        model_admin = admin.site.get_model_admin(apps.get_model(label))
    except (LookupError, admin.exceptions.NotRegistered):
        raise Http404 from None
    if page and isinstance(model_admin, TypingAdmin):
        return model_admin.page_of_key(request, pk, page)
    if page or not isinstance(model_admin, (RestoringAdmin, CorrectingAdmin)):
        raise Http404
    return model_admin.form_of_key(request, pk)


def _refused(reason: str, status: int) -> JsonResponse:
    return JsonResponse({"refusal": reason}, status=status)


for _page in (
    DeskPage("at-work/presence/", "presence", presence_view),
    DeskPage("at-work/autosave/", "autosave", autosave_view),
    DeskPage("at-work/discard/", "autosave_discard", discard_view),
    DeskPage("at-work/token/", "form_token", token_view),
    DeskPage("at-work/signed-in/", "signed_in", signed_in_view),
):
    admin.site.add_page(_page)
