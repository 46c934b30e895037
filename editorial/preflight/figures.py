"""Figures that another live page gives with another value."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial import kinds, snapshots
from editorial.models import Edition, Relation
from editorial.pages import AchievementLine, FigureLine
from editorial.preflight.registry import Severity, register

PAGES = 20
"""Live pages that are opened at most, newest first."""


@register("figures-agree", Severity.WARN, gettext_lazy("Figures agree with those of live pages"), compares=True)
def check_figures(snapshot, around):
    """Figures of the same subject, label, scope, period and unit; pages that cite the subject, and its own."""
    own = {
        (subject, *_said(figure)): (figure, f"achievements.{at}")
        for at, each in enumerate(getattr(snapshot.page, "achievements", ()), 1)
        for subject, figure in _figures(each, (snapshot.kind.name, snapshot.public_id))
    }
    if not own:
        return
    told = set()
    for edition in _pages(snapshot, {subject for subject, *_rest in own}, around.reading.now):
        page = snapshots.page_of(edition)
        for each in getattr(page, "achievements", ()):
            for subject, other in _figures(each, (edition.kind, edition.public_id)):
                figure, place = own.get((subject, *_said(other)), (None, ""))
                if figure and figure.value != other.value and (place, edition.pk, other) not in told:
                    told.add((place, edition.pk, other))
                    yield _("“%(label)s”: %(printed)s here, %(other)s on the live page “%(title)s”.") % {
                        "label": figure.label, "printed": figure.printed, "other": other.printed,
                        "title": edition.title,
                    }, place  # fmt: skip


def _figures(achievement: AchievementLine, itself: tuple[str, str]) -> Iterator[tuple[tuple, FigureLine]]:
    """(subject, figure) for the figures with a value; on a page without a subject, the page's own."""
    ref = achievement.subject
    subject = (ref.kind, ref.id) if ref and ref.id else itself
    return ((subject, figure) for figure in achievement.figures if figure.value is not None and figure.label)


def _said(figure: FigureLine) -> tuple[str, ...]:
    return figure.label, figure.scope, figure.period, figure.unit


def _pages(snapshot: snapshots.Snapshot, subjects: set[tuple[str, str]], now):
    known = {kind.name for kind in kinds.every()}
    wanted = Q(pk__in=[])
    for kind, public_id in sorted(subjects):
        wanted |= Q(links__relation=Relation.CITES, links__target_kind=kind, links__target_id=public_id)
        if kind in known:
            wanted |= Q(kind=kind, public_id=public_id)
    others = Edition.objects.live(now).filter(wanted).exclude(kind=snapshot.kind.name, public_id=snapshot.public_id)
    return others.for_page().distinct().order_by("-id")[:PAGES]
