"""Figures that another live page gives with another value."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial import awards, kinds, snapshots
from editorial.models import Edition, Relation
from editorial.pages import AchievementLine, FigureLine
from editorial.preflight.quantities import Claim, amount_of, claim_of
from editorial.preflight.registry import Severity, register
from editorial.preflight.surroundings import Surroundings

PAGES, SUBJECTS = 20, 50
"""Live pages that are opened at most, newest first, and subjects that they are looked for by."""

Subject = tuple[str, str]


@register("figures-agree", Severity.WARN, gettext_lazy("Figures agree with those of live pages"), compares=True)
def check_figures(snapshot, around):
    """Figures of the same subject, label, scope, period and unit; pages that cite the subject, and its own."""
    own = {
        (subject, claim): (figure, f"achievements.{at}")
        for at, each in enumerate(getattr(snapshot.page, "achievements", ()), 1)
        for subject, claim, figure in _figures(each, (snapshot.kind.name, snapshot.public_id))
    }
    if not own:
        return
    told = set()
    for edition, subject, claim, other in live_figures(snapshot, around):
        figure, place = own.get((subject, claim), (None, ""))
        if figure and not amount_of(figure).agrees(amount_of(other)) and (place, edition.pk, other) not in told:
            told.add((place, edition.pk, other))
            yield difference(figure.label, figure.printed, other, edition), place


def difference(label: str, printed: str, other: FigureLine, edition: Edition) -> str:
    """The sentence about a figure that stands here as `printed` and otherwise on the live page."""
    return _("“%(label)s”: %(printed)s here, %(other)s on the live page “%(title)s”.") % {
        "label": label, "printed": printed, "other": other.printed, "title": edition.title,
    }  # fmt: skip


def live_figures(
    snapshot: snapshots.Snapshot, around: Surroundings
) -> list[tuple[Edition, Subject, Claim, FigureLine]]:
    """The figures on live pages of those whom the page is about or names, and on pages that cite them; one query, once
    for all checks."""

    def read():
        pages = ((each, snapshots.page_of(each)) for each in _pages(snapshot, _subjects(snapshot), around.reading.now))
        return [
            (edition, *told)
            for edition, page in pages
            for each in getattr(page, "achievements", ())
            for told in _figures(each, (edition.kind, edition.public_id))
        ]

    return around.once("live-figures", read)


def _subjects(snapshot: snapshots.Snapshot) -> list[Subject]:
    itself = (snapshot.kind.name, snapshot.public_id)
    told = [_subject(each, itself) for each in getattr(snapshot.page, "achievements", ())]
    named = [
        (link.kind, link.id) for link in snapshot.links
        if link.relation in (Relation.MENTIONS, Relation.CITES) and not awards.known(link.kind)
    ]  # fmt: skip
    return list(dict.fromkeys([*told, itself, *named]))[:SUBJECTS]


def _subject(achievement: AchievementLine, itself: Subject) -> Subject:
    """On a page without a subject, the figures are the page's own."""
    ref = achievement.subject
    return (ref.kind, ref.id) if ref and ref.id else itself


def _figures(achievement: AchievementLine, itself: Subject) -> Iterator[tuple[Subject, Claim, FigureLine]]:
    subject = _subject(achievement, itself)
    known = (figure for figure in achievement.figures if figure.value is not None and figure.label)
    return ((subject, claim_of(figure), figure) for figure in known)


def _pages(snapshot: snapshots.Snapshot, subjects: list[Subject], now):
    known = {kind.name for kind in kinds.every()}
    wanted = Q(pk__in=[])
    for kind in sorted({kind for kind, _id in subjects}):
        ids = sorted(public_id for each, public_id in subjects if each == kind)
        wanted |= Q(links__relation=Relation.CITES, links__target_kind=kind, links__target_id__in=ids)
        if kind in known:
            wanted |= Q(kind=kind, public_id__in=ids)
    others = Edition.objects.live(now).filter(wanted).exclude(kind=snapshot.kind.name, public_id=snapshot.public_id)
    return others.for_page().distinct().order_by("-id")[:PAGES]
