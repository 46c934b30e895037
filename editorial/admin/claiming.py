"""Claiming and releasing an edition, from the inbox or from the edition's page; taking over is asked for first."""

from django.contrib import admin, messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from editorial.admin import moment, walk
from editorial.admin.posted import led_to
from editorial.adminsite import DeskPage
from editorial.desk import claims, inbox
from editorial.models import Edition
from editorial.workflow import Refused


def view(request):
    """Claim or release; where somebody else has claimed the edition, ask whether it shall be taken over."""
    if request.method != "POST":
        return led_to(request, reverse("admin:inbox"))
    edition = inbox.within_reach(request.user, [request.POST.get(name, "") for name in ("claim", "release")]).first()
    if edition is None:
        raise Http404
    instead_of = request.POST.get("instead_of", "")
    try:
        if "release" in request.POST:
            claims.release(edition, request.user)
            messages.success(request, _("“%(title)s” is free again.") % {"title": edition.title})
        else:
            claims.claim(edition, request.user, instead_of=int(instead_of) if instead_of.isdecimal() else None)
            messages.success(request, _("You have claimed “%(title)s”.") % {"title": edition.title})
    except Refused as refused:
        held = claims.held(edition, moment.now(request))
        if "claim" in request.POST and held and not claims.refusal(
            edition, request.user, held, instead_of=held.by_id
        ):  # fmt: skip
            return _taking_over(request, edition, held, refused.reason)
        messages.error(request, _("“%(title)s”: %(reason)s") % {"title": edition.title, "reason": refused.reason})
    return redirect(_back(request, edition))


def _taking_over(request, edition: Edition, held, reason: str):
    context = {
        **admin.site.each_context(request),
        "title": _("Take over"),
        "subtitle": None,
        "opts": Edition._meta,
        "edition": edition,
        "held": held,
        "reason": reason,
        "from": request.POST.get("from"),
        "on_page": "on_page" in request.POST,
        "back_url": _back(request, edition),
    }
    return render(request, "admin/editorial/take_over.html", context)


def _back(request, edition: Edition) -> str:
    here = request.POST.get("from")
    if "on_page" in request.POST:
        return walk.page_address(edition, here)
    return walk.inbox_address(request, here or "", f"#edition-{edition.pk}")


admin.site.add_page(DeskPage("inbox/claim/", "inbox_claim", view, may=inbox.may_open))
