"""The admin site: its names, the desk as its first page, sign-in by the accounts' pages.

It is no part of editorial.admin, whose modules register with it when they are imported.
"""

import dataclasses
from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.shortcuts import redirect, resolve_url
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from districts.admin_base.scope import ScopedAutocomplete
from editorial import clock
from editorial.desk import sections
from editorial.models import Edition
from editorial.notifying import reading

_LISTS = {
    "scheduled": {"state": "scheduled"},
}
"""By section, the filters of the list of editions that shows it whole."""
_IN_INBOX = {
    "to_review": {"show": "waiting", "step": "review"},
    "to_approve": {"show": "waiting", "step": "approval"},
    "submitted": {"show": "mine"},
    "under_way": {"show": "all"},
}
"""The same for sections that are a part of the inbox."""


@dataclasses.dataclass(frozen=True)
class DeskPage:
    """A page of the desk that is about no single row. `label` names it on the desk; "" keeps it off there.

    `may(user)` says who may open it: others get a 403 and see no link. `count(user)` is shown beside the label.
    """

    route: str
    name: str
    view: Callable
    label: str | Promise = ""
    may: Callable[..., bool] = lambda user: True
    count: Callable[..., int] | None = None


class DeskSite(admin.AdminSite):
    site_title = _("Guangrongbang")
    site_header = _("Guangrongbang editorial desk")
    index_title = _("My work")
    site_url = "/"
    enable_nav_sidebar = True

    def __init__(self, name="admin"):
        super().__init__(name)
        self.pages: list[DeskPage] = []
        self.disable_action("delete_selected")

    def add_page(self, page: DeskPage) -> None:
        """Give the desk a page of its own, at `page.route` below the admin's address, under the name `page.name`."""
        self.pages.append(page)

    def get_urls(self):
        return [*(path(each.route, self.admin_view(_guarded(each)), name=each.name) for each in self.pages),
                *super().get_urls()]  # fmt: skip

    def each_context(self, request):
        """Besides what Django gives: how many notifications are unread, asked for only where the frame shows it."""
        return {**super().each_context(request), "unread_notifications": partial(reading.unread, request.user)}

    def address_of(self, request, row: models.Model | None) -> str:
        """The address of the row's form, where there is such a row and the person may see it; else ""."""
        owner = self.get_model_admin(type(row)) if row else None
        return owner.address("change", row) if owner and owner.has_view_or_change_permission(request, row) else ""

    def index(self, request, extra_context=None):
        return super().index(request, {**desk_context(request), **(extra_context or {})})

    def autocomplete_view(self, request):
        return ScopedAutocomplete.as_view(admin_site=self)(request)

    def login(self, request, extra_context=None):
        """Signing in has one door, with its lock-out and second factor: that of the accounts' pages."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        following = request.GET.get("next") or resolve_url("admin:index")
        return redirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': following})}")

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")


def desk_context(request) -> dict:
    """What the template of the desk takes."""
    now = clock.read().now
    return {
        "now": now,
        "tools": [
            (reverse(f"admin:{each.name}"), each.label, each.count(request.user) if each.count else None)
            for each in sorted(admin.site.pages, key=lambda page: page.count is None)
            if each.label and each.may(request.user)
        ],
        "sections": [
            {
                "section": section,
                "rows": [(item, _address(item)) for item in section.items],
                "more": section.count - len(section.items),
                "list_url": _list(section.name),
            }
            for section in sections.sections_for(request.user, now)
        ],
    }


def _guarded(page: DeskPage) -> Callable:
    def view(request, *args, **kwargs):
        if not page.may(request.user):
            raise PermissionDenied
        return page.view(request, *args, **kwargs)

    return view


def _address(item: sections.Item) -> str:
    opts = item.model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{item.page}", args=[item.pk]) + item.anchor


def _list(name: str) -> str:
    if name in _IN_INBOX:
        return f"{reverse('admin:inbox')}?{urlencode(_IN_INBOX[name])}"
    if name not in _LISTS:
        return ""
    opts = Edition._meta
    return f"{reverse(f'admin:{opts.app_label}_{opts.model_name}_changelist')}?{urlencode(_LISTS[name])}"
