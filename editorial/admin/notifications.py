"""Notifications in the admin: a person's own list, how they are told by mail, and the mails that could not be sent."""

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districts import roles
from districts.models import Role
from editorial import kinds
from editorial.adminsite import DeskPage
from editorial.models import Notification
from editorial.notifying import EVENTS, addresses, outbox, preferences, reading, wording

PER_PAGE = 30


def list_view(request):
    """The person's notifications, newest first. A POST marks all of them as read."""
    rows = reading.of(request.user)
    if request.method == "POST":
        count = reading.mark_read(rows)
        messages.success(request, _("%(count)d notifications were marked as read.") % {"count": count})
        return redirect("admin:notifications")
    page = Paginator(reading.shown(request.user).select_related("edition"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"title": _("Notifications"), "page": page, "entries": [_entry(each) for each in page]}
    return _page(request, "notifications", context)


def open_view(request, pk):
    """Go to what it is about. A POST, from the list, marks it as read; the address in a mail does not."""
    row = get_object_or_404(reading.of(request.user), pk=pk)
    if request.method == "POST":
        reading.mark_read(reading.of(request.user).filter(pk=row.pk))
    return redirect(addresses.target(row))


def preferences_view(request):
    """How the person is told by mail of each event that can concern them."""
    shown = preferences.concerning(request.user)
    if request.method == "POST":
        wanted = {name: request.POST.get(name, "") for name in shown}
        if set(wanted.values()) <= set(Notification.Mail.values):
            preferences.choose(request.user, wanted)
            messages.success(request, _("Your choice was saved."))
            return redirect("admin:notification_preferences")
        messages.error(request, _("Choose one of the ways for each event."))
    chosen = preferences.of(request.user)
    context = {
        "title": _("How you are told by mail"),
        "choices": [(EVENTS[name], chosen[name]) for name in shown],
        "ways": Notification.Mail.choices,
    }
    return _page(request, "notification_preferences", context)


def undelivered_view(request):
    """Mails that failed too often, of those whom the administrator administers. A POST lets them be tried again."""
    rows = outbox.undelivered_for(request.user)
    if request.method == "POST":
        count = outbox.try_again(rows)
        messages.success(request, _("%(count)d mails will be tried again.") % {"count": count})
        return redirect("admin:notifications_undelivered")
    page = Paginator(rows.select_related("user"), PER_PAGE).get_page(request.GET.get("page"))
    entries = [(each, _event_title(each)) for each in page]
    context = {"title": _("Mails that could not be sent"), "page": page, "entries": entries}
    return _page(request, "undelivered", context)


def administers(user) -> bool:
    return bool(roles.paths_for(user, Role.ADMINISTRATOR))


def _entry(row: Notification) -> dict:
    """What a line of the list shows: of an edition that the person may not see any more, that there was something.

    An event that this release does not know any more goes by its name.
    """
    event = EVENTS.get(row.event)
    kind = row.context.get("kind") or (row.edition.kind if row.edition else "")
    about_edition = row.edition and row.visible and not (event and event.unseen)
    return {
        "row": row,
        "event": _event_title(row),
        "title": row.edition.title if about_edition else "",
        "kind": kinds.label(kind) if about_edition else "",
        "detail": wording.detail(row),
        "place": row.context.get("place", ""),
        "by": row.context.get("by", "") if row.visible else "",
        "note": row.context.get("note", "") if row.visible else "",
    }


def _event_title(row: Notification) -> str:
    return str(EVENTS[row.event].title) if row.event in EVENTS else row.event


def _page(request, template: str, context: dict) -> TemplateResponse:
    context |= admin.site.each_context(request)
    return TemplateResponse(request, f"admin/editorial/{template}.html", context)


admin.site.add_page(DeskPage("notifications/", "notifications", list_view))
admin.site.add_page(DeskPage("notifications/<int:pk>/", "notification", open_view))
admin.site.add_page(DeskPage("notifications/preferences/", "notification_preferences", preferences_view))
admin.site.add_page(
    DeskPage(
        "notifications/undelivered/", "notifications_undelivered", undelivered_view,
        gettext_lazy("Mails that could not be sent"), administers, lambda user: outbox.undelivered_for(user).count(),
    )
)  # fmt: skip
