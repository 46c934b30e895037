"""Reports on the desk's own work: time per step, returns, ageing drafts, pages past their review date, what is overdue.

The number of queries is fixed: it grows neither with the rows nor with the period.
"""

import dataclasses
import datetime as dt
import statistics
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from districts import roles
from districts.models import District, Role, User
from editorial import kinds, records
from editorial.desk import reach
from editorial.desk.scope import Scope
from editorial.models import Decision, Edition, Stage
from editorial.workflow import TRANSITIONS

ALL_ROLES = (Role.REVIEWER, Role.APPROVER, Role.AUDITOR, Role.ADMINISTRATOR)
"""Roles that see every report of their districts; editors see drafts and pages past their review date."""

READERS = (Role.EDITOR, Role.REVIEWER, Role.APPROVER, Role.AUDITOR)
"""Roles that may read editions: to others the rows are counted and not named."""

PERIOD = dt.timedelta(days=90)
AGEING = dt.timedelta(days=14)
"""After so long without a submission, a changed record is an ageing draft."""

SHOWN = 30
"""Rows of a list on the page; the file has FILED of each."""

FILED = 5000


@dataclasses.dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: dt.date
    last: dt.date

    @property
    def start(self) -> dt.datetime:
        return _midnight(self.first)

    @property
    def until(self) -> dt.datetime:
        return _midnight(self.last + dt.timedelta(days=1))


@dataclasses.dataclass(frozen=True)
class Row:
    """A line of a list. `since` is when it began to matter, or the day that has passed; `who` did it, if anybody."""

    kind: str
    title: str
    place: str
    number: int | None
    since: dt.datetime | dt.date
    who: str
    note: str
    model: type
    pk: int


@dataclasses.dataclass(frozen=True)
class Listed:
    """How many there are, and the first of them that the person may read."""

    count: int
    rows: tuple[Row, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclasses.dataclass(frozen=True)
class Spent:
    """How long a step took until it was judged. `slowest` is the edition that waited longest, if it may be read."""

    step: str
    count: int
    median: dt.timedelta
    ninetieth: dt.timedelta
    longest: dt.timedelta
    slowest: Edition | None


@dataclasses.dataclass(frozen=True)
class Report:
    """Everything for the districts and the period chosen. What the person's roles do not carry is None."""

    spent: list[Spent] | None
    returns: Listed | None
    overdue: Listed | None
    drafts: Listed
    stale: Listed


def may_open(user: User) -> bool:
    """Whether there is a report that the person may see."""
    return bool(roles.paths_for(user, Role.EDITOR, *ALL_ROLES))


def period_named(params, now: dt.datetime) -> tuple[Period, list[str]]:
    """The period that a query names by `from` and `until`, and the parameters that made no sense."""
    today = timezone.localdate(now)
    days, ignored = {}, []
    for name, default in (("from", None), ("until", today)):
        days[name] = default
        if text := params.get(name, ""):
            try:
                days[name] = dt.date.fromisoformat(text)
            except ValueError:
                ignored.append(name)
            else:
                if not 2000 <= days[name].year < 2200:
                    days[name] = default
                    ignored.append(name)
    last = min(days["until"], today)
    first = days["from"] or last - PERIOD
    if first > last:
        ignored.append("from")
        first = last - PERIOD
    return Period(first, last), ignored


def report(user: User, scope: Scope, period: Period, now: dt.datetime, most: int = SHOWN) -> Report:
    """All reports of the scope, which was read for the roles of `may_open`; lists hold up to `most` rows."""
    readable = reach.lies_in(user, *READERS)
    whole = scope.within(roles.paths_for(user, *ALL_ROLES))
    places = dict(District.objects.filter(_path_in(scope.paths)).values_list("code", "name")) if scope.paths else {}
    asked = bool(whole.paths)
    editions = whole.editions()
    return Report(
        spent=time_spent(editions, period, readable) if asked else None,
        returns=_returns(editions, period, readable, places, most) if asked else None,
        overdue=_overdue(editions, now, readable, places, most) if asked else None,
        drafts=_drafts(user, scope, now, most),
        stale=_stale(scope.editions(), now, readable, places, most),
    )


def time_spent(editions: QuerySet[Edition], period: Period, readable: Q) -> list[Spent]:
    """Review and approval of what was judged in the period, passed or returned. Up to three queries."""
    between = (period.start, period.until)
    rows = editions.filter(derived_from=None).filter(
        _in(between, "reviewed_at") | _in(between, "approved_at") | (Q(stage=Stage.RETURNED) & _in(between, "ended_at"))
    )
    review, approval = [], []
    for key, stage, submitted, reviewed, approved, ended in rows.values_list(
        "pk", "stage", "submitted_at", "reviewed_at", "approved_at", "ended_at"
    ):
        returned = ended if stage == Stage.RETURNED else None
        for step, began, judged in (
            (review, submitted, reviewed or returned),
            (approval, reviewed, approved or returned),
        ):
            if began and judged and between[0] <= judged < between[1]:
                step.append((judged - began, key))
    slowest = {max(step)[1] for step in (review, approval) if step}
    known = Edition.objects.filter(readable).only("title").in_bulk(slowest) if slowest else {}
    return [_spent(name, step, known) for name, step in ((Stage.IN_REVIEW, review), (Stage.IN_APPROVAL, approval))]


def _spent(name: str, step: list[tuple[dt.timedelta, int]], known: dict[int, Edition]) -> Spent:
    if not step:
        return Spent(name, 0, dt.timedelta(), dt.timedelta(), dt.timedelta(), None)
    lengths = sorted(length for length, _key in step)
    ninetieth = lengths[-(-len(lengths) * 9 // 10) - 1]
    return Spent(
        name, len(lengths), statistics.median(lengths), ninetieth, lengths[-1], known.get(max(step)[1])
    )  # fmt: skip


_RETURNS = [each.name for each in TRANSITIONS.values() if each.judges and not each.hand]


def _returns(editions, period, readable, places, most) -> Listed:
    decisions = Decision.objects.filter(
        action__in=_RETURNS, at__gte=period.start, at__lt=period.until,
        edition__in=editions.order_by(),
    )  # fmt: skip
    shown = decisions.filter(edition__in=Edition.objects.filter(readable)).select_related("edition", "by")
    return Listed(
        decisions.count(),
        tuple(_row(each.edition, each.at, str(each.by), each.note, places) for each in shown.order_by("-pk")[:most]),
    )


def _overdue(editions, now, readable, places, most) -> Listed:
    rows = editions.open().filter(due_on__lt=timezone.localdate(now))
    shown = rows.filter(readable).select_related("submitted_by").order_by("due_on", "pk")[:most]
    return Listed(
        rows.count(),
        tuple(
            _row(each, each.due_on, str(each.submitted_by), str(each.get_stage_display()), places) for each in shown
        ),
    )  # fmt: skip


def _stale(editions, now, readable, places, most) -> Listed:
    """Live pages whose review date has passed; first profiles go with their roll."""
    rows = editions.live(now).filter(review_on__lt=timezone.localdate(now), derived_from=None)
    shown = rows.filter(readable).select_related("approved_by").order_by("review_on", "pk")[:most]
    return Listed(rows.count(), tuple(_row(each, each.review_on, str(each.approved_by), "", places) for each in shown))


def _drafts(user: User, scope: Scope, now: dt.datetime, most: int) -> Listed:
    """Records that were changed and not submitted for AGEING, the longest untouched first. Two queries a kind."""
    count, found = 0, []
    for kind in kinds.every():
        if scope.kind and scope.kind != kind.name:
            continue
        rows = records.with_state(
            kind.model.objects.filter(roles.under(list(scope.paths)), changed_at__lt=now - AGEING), kind.name, now
        )
        rows = records.changed_since_submission(rows)
        count += rows.count()
        opts = kind.model._meta
        readable = roles.under(roles.paths_with(user, f"{opts.app_label}.view_{opts.model_name}"))
        for each in rows.filter(readable).select_related("district").order_by("changed_at", "pk")[:most]:
            found.append(
                Row(str(kind.label), str(each), each.district.name, None, each.changed_at, "", "", kind.model, each.pk)
            )
    found.sort(key=lambda row: row.since)
    return Listed(count, tuple(found[:most]))


def _row(edition: Edition, since, who: str, note: str, places: dict[str, str]) -> Row:
    return Row(
        str(kinds.get(edition.kind).label), edition.title, places.get(edition.place, edition.place), edition.number,
        since, who, note, Edition, edition.pk,
    )  # fmt: skip


def _path_in(paths: Iterable[str]) -> Q:
    return roles.under(list(paths), "path")


def _in(between: tuple[dt.datetime, dt.datetime], name: str) -> Q:
    return Q(**{f"{name}__gte": between[0], f"{name}__lt": between[1]})


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
