"""The inbox: open editions that wait for somebody or that they may follow, as one list with filters and counts."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from districts import roles
from districts.models import District, Role, User
from editorial import kinds
from editorial.desk import claims, reach, urgency
from editorial.desk.urgency import URGENCY
from editorial.models import Edition, Stage, open_notes_of_edition
from editorial.workflow import wishes

LABELS = {
    "show": gettext_lazy("What is shown"),
    "step": gettext_lazy("Step"),
    "district": gettext_lazy("District"),
    "kind": gettext_lazy("Kind"),
    "claim": gettext_lazy("Claimed by"),
    "overdue": gettext_lazy("Due date"),
    "q": gettext_lazy("Words of the title"),
}
"""What can be chosen, by the name of its parameter in the address."""

_DIGITS = 18
"""Digits of a key: what is longer fits no column."""
_LONGEST = 100
"""Characters of a title that are searched for; what is longer is no title's part anyway."""


@dataclasses.dataclass(frozen=True)
class Filters:
    """What a person has chosen; "" leaves a filter open. `ignored` names parameters whose value made no sense."""

    show: str
    step: str = ""
    district: str = ""
    kind: str = ""
    claim: str = ""
    overdue: str = ""
    q: str = ""
    ignored: tuple[str, ...] = ()

    def query(self, **changes) -> str:
        """The choice as the query string of an address, with some of it changed; open filters are left out."""
        chosen = {name: getattr(self, name) for name in LABELS} | changes
        return urlencode({name: value for name, value in chosen.items() if value})


@dataclasses.dataclass(frozen=True)
class Place:
    """A district with the number of editions in it and below it, as an entry of its filter."""

    code: str
    name: str
    count: int
    indent: str


def may_open(user: User) -> bool:
    """Whether the person may see editions anywhere."""
    return bool(reach.seen_paths(user))


def read(params, user: User) -> Filters:
    """The filters that a query names. Values that do not exist, or not for this person, are ignored and named."""
    given = {name: " ".join(params.get(name, "").split()) for name in LABELS}
    choices = _choices(user, timezone.now())
    wrong = {name for name, known in choices.items() if given[name] and given[name] not in known}
    if given["district"] and not _district(user, given["district"]):
        wrong.add("district")
    if len(given["q"]) > _LONGEST or not given["q"].isprintable():
        wrong.add("q")
    chosen = {name: value for name, value in given.items() if name not in wrong}
    chosen["show"] = chosen.get("show") or _usual(user)
    return Filters(**chosen, ignored=tuple(str(LABELS[name]) for name in LABELS if name in wrong))


def editions(user: User, filters: Filters, now: dt.datetime) -> QuerySet[Edition]:
    """The open editions that match, urgent corrections and then the longest waiting first, with `since`, when their
    present step began.

    `waits` says whether the edition waits for the user: by role and hands, as the workflow would have it.
    """
    rows = _visible(user).filter(*_conditions(user, filters, now).values())
    return rows.annotate(urgency=URGENCY, since=_SINCE, waits=reach.waits_for(user)).order_by("urgency", "since", "pk")


def for_list(rows: QuerySet[Edition]) -> QuerySet[Edition]:
    """With all that an entry of the list shows; `wished` is for editorial.workflow.wishes."""
    rows = rows.select_related("submitted_by", "reviewed_by", "claim__by")
    return rows.annotate(open_notes=open_notes_of_edition(), wished=wishes.annotation())


def within_reach(user: User, keys: Iterable[str]) -> QuerySet[Edition]:
    """The editions of these keys that the user may see, open or not; what is no key is left out."""
    known = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) <= _DIGITS]
    rows = for_list(Edition.objects.filter(reach.seen_by(user), pk__in=known))
    return rows.annotate(urgency=URGENCY, since=_SINCE).order_by("urgency", "since", "pk")


def waiting(user: User) -> int:
    """How many editions wait for the user."""
    return _visible(user).filter(reach.waits_for(user)).count()


def counts(user: User, filters: Filters, now: dt.datetime) -> dict[str, dict[str, int]]:
    """By filter and value, how many editions there would be with it, all other filters as they are. One query."""
    choices, conditions, wanted = _choices(user, now), _conditions(user, filters, now), {}
    for name, values in choices.items():
        others = [each for other, each in conditions.items() if other != name]
        for value, condition in values.items():
            wanted[f"{name}_{value}"] = Count("pk", filter=Q(*others) & condition)
    found = _visible(user).aggregate(**wanted)
    return {name: {value: found[f"{name}_{value}"] for value in values} for name, values in choices.items()}


def places(user: User, filters: Filters, now: dt.datetime) -> tuple[list[Place], dict[str, str]]:
    """The districts that can be chosen, with their counts, and the names of all districts concerned. Two queries."""
    conditions = _conditions(user, filters, now)
    rows = _visible(user).filter(*(each for name, each in conditions.items() if name != "district"))
    found = dict(rows.order_by().values("place").annotate(number=Count("pk")).values_list("place", "number"))
    own, held = reach.seen_paths(user), list(found)
    within = District.objects.filter(code__in=held).values_list("path", flat=True)
    above = {code for path in within for code in path.strip("/").split("/")}
    known = District.objects.filter(code__in=above | {filters.district} - {""}).order_by("path")
    districts, listed = list(known), []
    names = {each.code: each.name for each in districts}
    paths = {each.code: each.path for each in districts}
    for each in districts:
        if not any(each.path.startswith(path) for path in own):
            continue
        number = sum(count for code, count in found.items() if paths.get(code, "").startswith(each.path))
        depth = sum(each.path.startswith(other.path) for other in districts) - 1
        listed.append(Place(each.code, each.name, number, "\u3000" * depth))
    return listed, names


def neighbours(user: User, filters: Filters, edition: Edition, now: dt.datetime) -> tuple[int | None, int | None]:
    """Keys of the editions before and after this one in the list, which need not hold it any more."""
    since, own = edition.reviewed_at or edition.submitted_at, urgency.rank(edition)
    rows = editions(user, filters, now).exclude(pk=edition.pk)
    earlier = Q(urgency=own) & (Q(since__lt=since) | Q(since=since, pk__lt=edition.pk))
    later = Q(urgency=own) & (Q(since__gt=since) | Q(since=since, pk__gt=edition.pk))
    before = rows.filter(Q(urgency__lt=own) | earlier).order_by("-urgency", "-since", "-pk")
    after = rows.filter(Q(urgency__gt=own) | later)
    return before.values_list("pk", flat=True).first(), after.values_list("pk", flat=True).first()


def age(since: dt.datetime, now: dt.datetime) -> str:
    """How long something has been waiting, in days and hours; under an hour in minutes."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    days, hours = minutes // 1440, minutes // 60 % 24
    said = []
    if days:
        said.append(ngettext("%(count)d day", "%(count)d days", days) % {"count": days})
    if hours:
        said.append(ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours})
    if not said:
        said.append(ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes})
    return " ".join(said)


def due(edition: Edition, now: dt.datetime) -> str:
    """Whether the edition is "late", due "today" or "later"; "" without a due date."""
    today = timezone.localdate(now)
    if edition.due_on is None:
        return ""
    return "late" if edition.due_on < today else "today" if edition.due_on == today else "later"


_SINCE = Coalesce("reviewed_at", "submitted_at")


def _choices(user: User, now: dt.datetime) -> dict[str, dict[str, Q]]:
    """By filter and value, what it means. District and title are not among them: their values are not known."""
    taken = claims.in_force(now)
    return {
        "show": {"waiting": reach.waits_for(user), "mine": reach.contributed(user), "all": Q()},
        "step": {"review": Q(stage=Stage.IN_REVIEW), "approval": Q(stage=Stage.IN_APPROVAL)},
        "kind": {each.name: Q(kind=each.name) for each in kinds.every()},
        "claim": {
            "me": taken & Q(claim__by=user.pk),
            "others": taken & ~Q(claim__by=user.pk),
            "free": Q(claim=None) | Q(claim__at__lte=claims.lapsed_since(now)),
        },
        "overdue": {"yes": Q(due_on__lt=timezone.localdate(now))},
    }


def _conditions(user: User, filters: Filters, now: dt.datetime) -> dict[str, Q]:
    """What the chosen filters ask for, by name."""
    choices = _choices(user, now)
    asked = {name: values[value] for name, values in choices.items() if (value := getattr(filters, name))}
    if filters.district:
        path = District.objects.filter(code=filters.district).values_list("path", flat=True).first()
        asked["district"] = reach.in_paths([path]) if path else Q(pk__in=[])
    if filters.q:
        asked["q"] = Q(*(Q(title__icontains=word) for word in filters.q.split()))
    return asked


def _visible(user: User) -> QuerySet[Edition]:
    return Edition.objects.open().filter(reach.seen_by(user))


def _usual(user: User) -> str:
    """What somebody sees who has chosen nothing: what their roles make their work."""
    if roles.paths_for(user, Role.REVIEWER, Role.APPROVER):
        return "waiting"
    return "mine" if roles.paths_for(user, Role.EDITOR) else "all"


def _district(user: User, code: str) -> bool:
    """Whether the code is that of a district in which the person may see editions."""
    if len(code) != 12 or not (code.isascii() and code.isdecimal()):
        return False
    return District.objects.filter(roles.under(reach.seen_paths(user), "path"), code=code).exists()


def nothing(filters: Filters) -> str:
    """What to say where the list is empty."""
    if any(getattr(filters, name) for name in LABELS if name != "show"):
        return _("Nothing matches these filters.")
    return {
        "waiting": _("Nothing waits for you. Well done."),
        "mine": _("Nothing of yours is under way."),
        "all": _("Nothing is under way."),
    }[filters.show]
