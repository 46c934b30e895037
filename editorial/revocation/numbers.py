"""What a case changes in the numbers that readers have: those of a roll, and those of the site and its districts."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from districts.models import District
from editorial import kinds, snapshots
from editorial.awards import Award
from editorial.models import Edition, RevocationCase
from editorial.suppressed import Target, targets
from editorial.targets import district_of


def of_roll(case: RevocationCase, edition: Edition) -> str:
    """What the roll says of each title whose numbers change, before and after; "" where none does."""
    kind, page = kinds.get(edition.kind), snapshots.page_of(edition)
    before, after = (kind.tallies(kind.without(page, each)) for each in _suppressed(case))
    return "；".join(_tally(was, now) for was, now in zip(before, after, strict=True) if was != now)


def of_site(case: RevocationCase, award: Award, withdrawn: Iterable[Edition], standing: Iterable[Edition]) -> str:
    """That the award is counted no more, and by how much honours and pages became fewer."""
    before, after = _suppressed(case)
    honours = sum(_honours(each, before) for each in withdrawn)
    honours += sum(_honours(each, before) - _honours(each, after) for each in standing)
    fewer = {pgettext("counted", "honours"): honours}
    for edition in withdrawn:
        label = str(kinds.get(edition.kind).label)
        fewer[label] = fewer.get(label, 0) + 1
    words = _("“%(award)s” is counted in no number of honours from now on.") % {"award": award.title}
    words = f"{award.year} {words}" if award.year else words
    return "：".join(filter(None, [words, "，".join(f"{label} −{count}" for label, count in fewer.items() if count)]))


def pages(case: RevocationCase) -> list[tuple[str, str]]:
    """(label, address) of the pages that count: the statistics, the home page, the districts' front pages."""
    found = [(_("Statistics"), reverse("statistics")), (_("Home"), reverse("home"))]
    places = filter(None, [District.objects.filter(code=case.place).first(), district_of(case.suppression)])
    return found + [(each.name, reverse("district", args=[each.code])) for each in dict.fromkeys(places)]


def _suppressed(case: RevocationCase) -> tuple[frozenset[Target], frozenset[Target]]:
    """Who was suppressed before the case, and who is since."""
    begun = {
        (each.target_kind, each.target_id)
        for each in (case.suppression, case.award_suppression) if each.since > case.opened_at
    }  # fmt: skip
    return targets() - begun, targets()


def _honours(edition: Edition, suppressed: frozenset[Target]) -> int:
    """How many honours the page publishes as it is shown."""
    kind, page = kinds.get(edition.kind), snapshots.page_of(edition)
    return sum(1 for _each in kind.honours(kind.without(page, suppressed), edition.public_id))


def _tally(was, now) -> str:
    given = {"title": now.title, "was": was.listed, "now": now.listed, "declared": now.declared}
    if was.standing == now.standing:
        return _("%(title)s: %(was)s → %(now)s names") % given
    words = _("%(title)s: %(declared)s commended, still valid %(stood)s → %(stand)s, %(was)s → %(now)s names")
    return words % {**given, "stood": was.standing, "stand": now.standing}
