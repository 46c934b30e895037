"""The inbox's page: the list with its filters, and deciding on several editions of which the person opened each."""

import dataclasses
import datetime as dt

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districts import roles
from editorial import kinds, workflow
from editorial.admin import actions, moment, walk
from editorial.admin.posted import led_to
from editorial.adminsite import DeskPage
from editorial.desk import claims, inbox
from editorial.models import Edition, Stage
from editorial.workflow import TRANSITIONS, Transition, wishes

PAGE = 30

_WORDS = {
    "show": {
        "waiting": gettext_lazy("Waiting for me"),
        "mine": gettext_lazy("I worked on"),
        "all": gettext_lazy("All under way"),
    },
    "step": {"review": Stage.IN_REVIEW.label, "approval": Stage.IN_APPROVAL.label},
    "claim": {
        "me": gettext_lazy("claimed by me"),
        "others": gettext_lazy("claimed by others"),
        "free": gettext_lazy("free"),
    },
    "overdue": {"yes": gettext_lazy("overdue only")},
}


@dataclasses.dataclass(frozen=True)
class Row:
    """An entry of the list. `unread` says why it cannot be selected; `steps` are those that the person may take."""

    edition: Edition
    kind: str
    place: str
    age: str
    due: str
    wished: dt.date | None
    claim: str
    is_mine: bool
    unread: str
    address: str
    steps: tuple[Transition, ...]


def list_view(request):
    """The list as the address has it."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    user, now = request.user, moment.now(request)
    filters = inbox.read(request.GET, user)
    found = inbox.editions(user, filters, now)
    page = Paginator(inbox.for_list(found), PAGE).get_page(request.GET.get("page"))
    districts, names = inbox.places(user, filters, now)
    here = filters.query(page=page.number if page.number > 1 else "")
    counts = inbox.counts(user, filters, now)
    rows = [_row(request, edition, names, here, now) for edition in page]
    context = {
        **_frame(request, _("Inbox")),
        "filters": filters,
        "labels": inbox.LABELS,
        "tabs": _tabs(filters, counts),
        "choices": _choices(filters, counts),
        "districts": districts,
        "rows": rows,
        "page": page,
        "pages": [
            (number, filters.query(page=number)) if isinstance(number, int) else (number, "")
            for number in page.paginator.get_elided_page_range(page.number)
        ],
        "here": here,
        "nothing": inbox.nothing(filters),
        "narrowed": filters.query() != filters.query(**{name: "" for name in inbox.LABELS if name != "show"}),
        "in_bulk": [each for each in _in_bulk(user) if any(each in row.steps for row in rows)],
    }
    return render(request, "admin/editorial/inbox.html", context)


def decide_view(request):
    """Pass or approve what was selected, one edition after another. Approving asks first, with titles and digests."""
    if request.method != "POST":
        return led_to(request, reverse("admin:inbox"))
    transition = TRANSITIONS.get(request.POST.get("transition", ""))
    if transition is None or not transition.in_bulk:
        raise Http404
    editions = list(inbox.within_reach(request.user, request.POST.getlist("edition")[:PAGE]))
    if not editions:
        messages.warning(request, _("Nothing is selected."))
    elif transition.publishes and "confirmed" not in request.POST:
        return _confirmation(request, transition, editions)
    for edition in editions:
        confirmed = request.POST.get(f"digest-{edition.pk}", "") if transition.publishes else None
        if reason := actions.attempt(
            request, transition, edition, note=request.POST.get("note", "")[:500], digest=confirmed
        ):
            messages.error(request, _("“%(title)s”: %(reason)s") % {"title": edition.title, "reason": reason})
        else:
            messages.success(request, f"{transition.done}：{edition.title}")
    return redirect(walk.inbox_address(request, request.POST.get("from", "")))


def _confirmation(request, transition: Transition, editions: list[Edition]):
    entries = [
        (
            edition,
            str(kinds.get(edition.kind).label),
            claims.words(edition, request.user, moment.now(request)),
            wishes.of_row(edition),
            actions.unread(request, edition) or workflow.refusal(transition.name, edition, request.user),
        )
        for edition in editions
    ]
    context = {
        **_frame(request, transition.label),
        "transition": transition,
        "entries": [each for each in entries if not each[-1]],
        "refused": [each for each in entries if each[-1]],
        "from": request.POST.get("from", ""),
        "back_url": walk.inbox_address(request, request.POST.get("from", "")),
    }
    return render(request, "admin/editorial/inbox_confirm.html", context)


def _row(request, edition: Edition, names: dict[str, str], here: str, now) -> Row:
    claim = claims.held(edition, now)
    return Row(
        edition=edition,
        kind=str(kinds.get(edition.kind).label),
        place=names.get(edition.place, edition.place),
        age=inbox.age(edition.since, now),
        due=inbox.due(edition, now),
        wished=wishes.of_row(edition),
        claim=claims.words(edition, request.user, now),
        is_mine=claim is not None and claim.by_id == request.user.pk,
        unread=actions.unread(request, edition) if edition.waits else "",
        address=walk.page_address(edition, here),
        steps=tuple(walk.judging(edition)) if edition.waits else (),
    )


def _frame(request, title) -> dict:
    return {**admin.site.each_context(request), "title": title, "subtitle": None, "opts": Edition._meta}


def _tabs(filters, counts) -> list[tuple]:
    """(words, count, query, whether it is the one shown) of what can be shown."""
    return [
        (words, counts["show"][value], filters.query(show=value), filters.show == value)
        for value, words in _WORDS["show"].items()
    ]


def _choices(filters, counts) -> list[tuple]:
    """(name, label, [(value, words, count)], chosen value) of each filter that is a choice among a few."""
    words = _WORDS | {"kind": {each.name: each.label for each in kinds.every()}}
    return [
        (name, inbox.LABELS[name], [(value, said, counts[name][value]) for value, said in words[name].items()],
         getattr(filters, name))
        for name in ("step", "kind", "claim", "overdue")
    ]  # fmt: skip


def _in_bulk(user) -> list[Transition]:
    return [each for each in TRANSITIONS.values() if each.in_bulk and roles.paths_for(user, *each.roles)]


admin.site.add_page(
    DeskPage("inbox/", "inbox", list_view, gettext_lazy("Inbox"), may=inbox.may_open, count=inbox.waiting)
)
admin.site.add_page(DeskPage("inbox/decide/", "inbox_decide", decide_view, may=inbox.may_open))
