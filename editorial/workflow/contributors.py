"""Whose work an edition holds, and who is left to judge it.

What a freeze has seen is told by the keys of history rows, not by their dates: clocks of machines differ.
"""

import datetime as dt

from django.db.models import Max, Q, QuerySet
from django.utils.functional import cached_property

from districts import roles
from districts.models import Role, User
from editorial import kinds
from editorial.corrections import base
from editorial.judges import nobody_can_judge
from editorial.models import Decision, Edition, Stage, brought_back

BEGINNINGS = ("submit", "reinstate", "patch")
"""Actions with which an edition begins; `seen` in their detail tells what the freeze of its page had seen.

An urgent correction has none: it is made from a page and has seen nothing of the record.
"""


def history_since_approval(record):
    """History rows of all that is on the record's page since the freeze of its last approved edition, as querysets."""
    seen = _last_seen(record)
    if isinstance(seen, dt.datetime):
        return [rows.filter(history_date__gte=seen) for rows in _history(record)]
    return [rows.filter(history_id__gt=seen.get(_label(rows), 0)) for rows in _history(record)]


def seen_by_freeze(record) -> dict[str, int]:
    """The newest history row of everything that is on the record's page, by model: what a freeze made now has seen."""
    newest: dict[str, int] = {}
    for rows in _history(record):
        key = rows.order_by().aggregate(newest=Max("history_id"))["newest"] or 0
        newest[_label(rows)] = min(key, newest.get(_label(rows), key))
    return newest


class Work:
    """The changes of a record since its last approved edition, each read once: a new object sees new ones."""

    def __init__(self, record):
        self.record = record

    @cached_property
    def contributors(self) -> set[int]:
        """Ids of the users who changed the record or its parts since then, deletions included.

        Who took an edition over in that time is one of them, whatever they changed.
        """
        return (self._signed - {None}) | _took_over(self.record)

    @property
    def unsigned(self) -> bool:
        """Whether some change since then was made by nobody known."""
        return None in self._signed

    @cached_property
    def _signed(self) -> set[int | None]:
        return {user for rows in history_since_approval(self.record) for user in _users(rows)}


def contributors(record) -> set[int]:
    """Who worked on the record since its last approved edition (see Work)."""
    return Work(record).contributors


def nobody_left(district, excluded: set[int]) -> str:
    """Why nobody could review and approve in the district if the excluded users may not, or "" if somebody could."""
    return nobody_can_judge(
        Stage.IN_REVIEW,
        _ids(roles.holders(Role.REVIEWER, district)),
        _ids(roles.holders(Role.APPROVER, district)),
        excluded,
    )


def nobody_left_for(edition: Edition, district) -> str:
    """Why nobody could take the edition's next step, or "" if somebody could."""
    hands = set(edition.hands.values_list("user_id", flat=True))
    reviewers, approvers = (_ids(roles.holders(role, district)) for role in (Role.REVIEWER, Role.APPROVER))
    return nobody_can_judge(edition.stage, reviewers, approvers, hands)


def origin(edition: Edition) -> Edition:
    """The edition with which the page began that this one has: one that was brought back has an earlier one's, and an
    urgent correction that of the page which it corrects."""
    while True:
        edition = base.line(edition)[0]
        begun = beginning(edition)
        if begun is None or "reinstates" not in begun.detail:
            return edition
        edition = Edition.objects.get(pk=begun.detail["reinstates"])


def beginning(edition: Edition) -> Decision | None:
    """The decision with which the edition began; None for a first profile."""
    return edition.decisions.filter(action__in=BEGINNINGS).order_by("pk").first()


def _last_seen(record) -> dict[str, int] | dt.datetime:
    """What the freeze of the last approved edition had seen; {} where there is none.

    An edition that was written without the engine says only when it was frozen.
    """
    last = _last_approved(record)
    if last is None:
        return {}
    begun = beginning(last)
    return begun.detail["seen"] if begun and "seen" in begun.detail else last.submitted_at


def _last_approved(record) -> Edition | None:
    """The last edition that was approved of the record itself, or of an earlier page of it that was brought back: no
    first profile, no urgent correction."""
    return (
        Edition.objects.of_record(kinds.of(record).name, record.pk)
        .filter(Q(patches=None) | Q(brought_back()), stage=Stage.APPROVED, derived_from=None)
        .order_by("-number").first()
    )  # fmt: skip


def _took_over(record) -> set[int]:
    """Who took an edition over since the freeze of the page that was approved last, which may have come back since."""
    last = _last_approved(record)
    first = origin(last) if last else None
    decisions = Decision.objects.filter(
        action="take_over", edition__kind=kinds.of(record).name, edition__record_id=record.pk,
        edition__number__gt=first.number if first and not first.derived_from_id else 0,
    )  # fmt: skip
    return set(decisions.values_list("by", flat=True))


def _history(record) -> list[QuerySet]:
    kind = kinds.of(record)
    return [record.history.all(), *(part.history_of(record) for part in (*kind.parts, *kind.quoted))]


def _label(rows: QuerySet) -> str:
    return rows.model._meta.label_lower


def _users(rows: QuerySet) -> set[int | None]:
    return set(rows.order_by().values_list("history_user_id", flat=True).distinct())


def _ids(users: QuerySet[User]) -> set[int]:
    return set(users.values_list("pk", flat=True))
