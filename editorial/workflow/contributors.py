"""Whose work an edition holds, and who is left to judge it."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from districts import roles
from districts.models import Role, User
from editorial import kinds
from editorial.models import Edition, Stage


def history_since_approval(record):
    """History rows of the record and all its parts since the freeze of its last approved edition, as querysets."""
    kind = kinds.of(record)
    since = (
        Edition.objects.of_record(kind.name, record.pk)
        .filter(stage__in=[Stage.APPROVED, Stage.CANCELLED], derived_from=None)
        .order_by("-number").values_list("submitted_at", flat=True).first()
    )  # fmt: skip
    rows = [record.history.all()]
    rows += [part.history_of(record) for part in kind.parts]
    return [row.filter(history_date__gte=since) if since else row for row in rows]


def contributors(record) -> set[int]:
    """Ids of the users who changed the record or its parts since its last approved edition, deletions included."""
    return {user for rows in history_since_approval(record) for user in _users(rows)} - {None}


def unsigned_changes(record) -> bool:
    """Whether some change since then was made by nobody known."""
    return any(rows.filter(history_user=None).exists() for rows in history_since_approval(record))


def nobody_left(district, excluded: set[int]) -> str:
    """Why nobody could review and approve in the district if the excluded users may not, or "" if somebody could."""
    reviewers = _ids(roles.holders(Role.REVIEWER, district)) - excluded
    approvers = _ids(roles.holders(Role.APPROVER, district)) - excluded
    if not reviewers:
        return _("Nobody is left who could review it: all reviewers here have worked on it, or there are none.")
    if not approvers or len(reviewers | approvers) < 2:
        return _("Nobody is left who could approve it: all approvers here have had a hand in it, or there are none.")
    return ""


def nobody_left_for(edition: Edition, district) -> str:
    """Why nobody could take the edition's next step, or "" if somebody could."""
    hands = set(edition.hands.values_list("user_id", flat=True))
    if edition.stage == Stage.IN_REVIEW:
        return nobody_left(district, hands)
    if edition.stage == Stage.IN_APPROVAL and not _ids(roles.holders(Role.APPROVER, district)) - hands:
        return _("Nobody is left who could approve it: all approvers here have had a hand in it, or there are none.")
    return ""


def _users(rows: QuerySet) -> set[int | None]:
    return set(rows.order_by().values_list("history_user_id", flat=True).distinct())


def _ids(users: QuerySet[User]) -> set[int]:
    return set(users.values_list("pk", flat=True))
