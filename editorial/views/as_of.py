"""The site as readers saw it at an instant of the past, for staff: /as-of/2026-03-01/ and all public addresses below.

The rest of the address is answered by the public view that it names, while the publication clock stands at that instant
and every address that is made begins with the prefix. Nothing else travels: no page of the desk, nothing that writes.
"""

import dataclasses
import datetime as dt
import re

from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext as _

from districts import roles
from editorial import auditing, clock, suppression, withheld
from editorial.views import prefixed

_MOMENT = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_DAY_LENGTH = len("2026-03-01")


@dataclasses.dataclass(frozen=True)
class AsOf:
    """What the banner takes: the instant in words, the same address at present, and where another day is chosen."""

    label: str
    present: str
    choose: str
    unredacted: bool


def as_of(request, path=None):
    """Answer `path`, which is a date or an instant and, after a slash, a public address."""
    if not may_travel(request.user):
        raise Http404
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    text, slash, rest = (path or "").partition("/")
    if not text:
        return _unkept(_choose(request))
    now = clock.read().now
    moment = instant(text, now)
    if moment is None or moment > now:
        error = _("Give a day like 2026-03-01.") if moment is None else _("Only the past can be looked at.")
        return _unkept(_choose(request, error))
    if not slash:
        return redirect(f"{reverse('as_of', kwargs={'path': text})}/")
    request.as_of = AsOf(
        label=_words(text, moment),
        present=escape_leading_slashes(request.get_full_path().replace(f"as-of/{text}/", "", 1)),
        choose=reverse("as_of", kwargs={"path": ""}),
        unredacted=auditing.audits_everything(request.user),
    )
    with (
        clock.travelling(moment, unredacted=request.as_of.unredacted),
        withheld.withholding(suppression.withheld_at(clock.read())),
        prefixed.addresses_below(f"as-of/{text}/"),
    ):
        return _unkept(prefixed.answer(request, rest))


def may_travel(user) -> bool:
    """Whether the user is staff with a role that reads editions: what was public, and what was taken down since."""
    return user.is_authenticated and user.is_staff and bool(roles.paths_with(user, "editorial.view_edition"))


def instant(text: str, now: dt.datetime) -> dt.datetime | None:
    """The instant that a date or date-time of ISO 8601 means, local where it names no offset; None for anything else.

    A day means its end, as the day's last reader saw the site; the day of `now` means `now`.
    """
    if not _MOMENT.fullmatch(text):
        return None
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else timezone.make_aware(moment)
    if len(text) > _DAY_LENGTH:
        return moment
    if moment.date() == timezone.localdate(now):
        return now
    return moment + dt.timedelta(days=1, microseconds=-1)


def _choose(request, error: str = ""):
    """The page on which a day is chosen; 404 where an address names none, or one that is yet to come."""
    if not error and (day := request.GET.get("date", "")):
        if _MOMENT.fullmatch(day):
            return redirect(f"{reverse('as_of', kwargs={'path': day})}/")
        error = _("Give a day like 2026-03-01.")
    today = timezone.localdate(clock.read().now)
    return render(request, "as_of.html", {"error": error, "today": today}, status=404 if error else 200)


def _unkept(response):
    """The response, to be kept by no cache and found by no search engine."""
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _words(text: str, moment: dt.datetime) -> str:
    """The instant as people write it: 2026年3月1日, or with the hour where one was asked for."""
    local = timezone.localtime(moment)
    return date_format(local, "DATE_FORMAT" if len(text) == _DAY_LENGTH else "DATETIME_FORMAT")
