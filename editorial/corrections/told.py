"""What readers are told of corrections: beside the page, in the feed, and on the page about corrections.

A major correction is told with its note; a minor one only moves the date of the page. Notes without a significance
were written for reviewers and are told to nobody. What was withdrawn stays untold: its note may be what was wrong.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from django.db.models import Case, OuterRef, Subquery, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from editorial import clock, kept, suppressed
from editorial.models import Edition, Significance
from editorial.search.text import normalise

NOTE_LENGTH = Edition._meta.get_field("change_note").max_length
LATEST = 50
"""How many corrections the page about them lists."""


@dataclasses.dataclass(frozen=True)
class Correction:
    """A major correction: what readers are told, and when they got it (None in a preview, before they have it)."""

    note: str
    at: dt.datetime | None


@dataclasses.dataclass(frozen=True)
class Listed:
    """A correction in a list of several pages'; `title` is the one that the page has now."""

    kind: str
    public_id: str
    title: str
    correction: Correction


_latest: kept.Kept[list[Listed]] = kept.Kept()


def telling_refusal(note: str, significance: str) -> str:
    """Return "" if readers can be told this of a correction, else the reason why not."""
    if significance not in Significance.values:
        return _("Say whether the correction is minor or major.")
    if len(note) > NOTE_LENGTH:
        return _("The change note has more than %(limit)s characters.") % {"limit": NOTE_LENGTH}
    if significance == Significance.MAJOR and not note:
        return _("A major correction needs a note: readers are told what was wrong and what is right.")
    return ""


def of_page(editions: Iterable[Edition], reading: clock.Reading) -> list[Correction]:
    """The major corrections among editions of one record that are or were live, newest first.

    The words of a past one are left out with it where they carry the name of somebody who may not be shown; with the
    live edition, suppression has judged the note already.
    """
    hidden = [normalise(name) for name in suppressed.names_at(reading)]
    return [
        Correction(each.change_note, each.live_from)
        for each in sorted(editions, key=lambda each: each.live_from, reverse=True)
        if each.significance == Significance.MAJOR
        and (each.is_live(reading.now) or _tellable(each.change_note, hidden))
    ]


def in_preview(edition: Edition, reading: clock.Reading) -> list[Correction]:
    """What readers of the edition would be told: its own correction, and those that its record has had."""
    before = (
        Edition.objects.of_record(edition.kind, edition.record_id)
        .once_live(reading.now)
        .not_withdrawn(reading.now)
        .filter(significance=Significance.MAJOR)
        .exclude(pk=edition.pk)
    )
    if edition.pk and edition.live_from and edition.live_from <= reading.now:
        return of_page([edition, *before.filter(live_from__lt=edition.live_from)], reading)
    own = [Correction(edition.change_note, None)] if edition.significance == Significance.MAJOR else []
    return own + of_page(before, reading)


def latest(reading: clock.Reading) -> list[Listed]:
    """The latest major corrections of pages that are live, newest first; kept while the clock stands."""
    return _latest.get(reading, "latest", lambda: _listed(reading))


def resurfaced(editions, now: dt.datetime):
    """Annotate live editions with `told_from`, when readers last had reason to read the page again, and with
    `told_significance` and `told_note` of the edition that gave it: the newest that was no minor correction."""
    siblings = Edition.objects.filter(kind=OuterRef("kind"), record_id=OuterRef("record_id"))
    reason = siblings.once_live(now).not_withdrawn(now).exclude(significance=Significance.MINOR).order_by("-live_from")
    return editions.annotate(
        **{
            f"told_{name}": Case(
                When(significance=Significance.MINOR, then=Coalesce(Subquery(reason.values(column)[:1]), column)),
                default=column,
            )
            for name, column in (("from", "live_from"), ("significance", "significance"), ("note", "change_note"))
        }
    )


def tellable(note: str, reading: clock.Reading) -> bool:
    """Whether the note of a past correction carries no name of somebody who may not be shown."""
    return _tellable(note, [normalise(name) for name in suppressed.names_at(reading)])


def _listed(reading: clock.Reading) -> list[Listed]:
    live = Edition.objects.live(reading.now).filter(kind=OuterRef("kind"), record_id=OuterRef("record_id"))
    found = (
        Edition.objects.once_live(reading.now)
        .not_withdrawn(reading.now)
        .filter(significance=Significance.MAJOR)
        .annotate(present_title=Subquery(live.values("title")[:1]))
        .exclude(present_title=None)
        .order_by("-live_from", "-id")
        .only("kind", "public_id", "change_note", "significance", "live_from", "live_until")
    )
    listed = []
    for each in found[: 2 * LATEST]:
        listed += [
            Listed(each.kind, each.public_id, each.present_title, correction) for correction in of_page([each], reading)
        ]
    return listed[:LATEST]


def _tellable(note: str, hidden: list[str]) -> bool:
    text = normalise(note)
    return not any(len(name) >= suppressed.SHORTEST_NAME and name in text for name in hidden)
