"""Who else has a form open, reading or editing. A sign of life is worth a minute; nothing is locked by it."""

import dataclasses
import datetime as dt

from editorial import clock
from editorial.models import Presence

WORTH = dt.timedelta(seconds=60)


@dataclasses.dataclass(frozen=True)
class Other:
    """Another person who has the form open; `seconds` since their last sign of life."""

    who: str
    editing: bool
    seconds: int


def arrive(user, form: str, *, editing: bool) -> None:
    """Note that the person has the form open, and forget those who have gone without a word."""
    now = clock.time()
    Presence.objects.filter(form=form, seen_at__lt=now - WORTH).delete()
    Presence.objects.update_or_create(user=user, form=form, defaults={"editing": editing, "seen_at": now})


def leave(user, form: str) -> None:
    """Note that the person has closed the form."""
    Presence.objects.filter(user=user, form=form).delete()


def others(user, form: str) -> list[Other]:
    """Everybody else who has the form open, those who edit first."""
    now = clock.time()
    rows = Presence.objects.filter(form=form, seen_at__gte=now - WORTH).exclude(user=user).select_related("user")
    return [
        Other(str(row.user), row.editing, max(0, int((now - row.seen_at).total_seconds())))
        for row in rows.order_by("-editing", "-seen_at")
    ]
