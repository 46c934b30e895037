"""Who is suppressed at present, and whether a page would show them: the question that every page is asked."""

import dataclasses
from collections.abc import Iterator

from django.db.models import Q

from editorial import clock, kept, kinds, richtext, snapshots
from editorial.models import Edition, Suppression
from editorial.pages import Ref, refs
from editorial.search.text import normalise

Target = tuple[str, str]
"""(kind, id): a public id for people and teams, the row's key for a commendation."""

SHORTEST_NAME = 2
"""Characters; a single one stands in nearly every text and names nobody."""


@dataclasses.dataclass(frozen=True)
class Hidden:
    """Who may not be shown, and the names by which prose would show them."""

    targets: frozenset[Target]
    names: frozenset[str]


_in_force: kept.Lasting[Hidden] = kept.Lasting()
_of_the_past: kept.Kept[Hidden] = kept.Kept()


def targets() -> frozenset[Target]:
    """All targets of suppressions in force."""
    return frozenset(Suppression.objects.in_force().values_list("target_kind", "target_id"))


def targets_at(reading: clock.Reading) -> frozenset[Target]:
    """Those who may not be shown at the reading, kept until the next decision of any kind: every suppression is one.

    In the past these are, besides those of today, those who were suppressed then; unredacted, the latter alone.
    """
    return _hidden_at(reading).targets


def names_at(reading: clock.Reading) -> frozenset[str]:
    """The names of those who may not be shown at the reading, kept likewise."""
    return _hidden_at(reading).names


def _hidden_at(reading: clock.Reading) -> Hidden:
    if reading.past:
        return _of_the_past.get(reading, "hidden", lambda: _hidden_then(reading))
    known = _in_force.under(reading.head)
    if not known:
        known = {"hidden": _hidden(Suppression.objects.in_force())}
        _in_force.keep(reading.head, known)
    return known["hidden"]


def _hidden_then(reading: clock.Reading) -> Hidden:
    then = Q(since__lte=reading.now) & (Q(lifted_at=None) | Q(lifted_at__gt=reading.now))
    wanted = then if reading.unredacted else then | Q(lifted_at=None)
    return _hidden(Suppression.objects.filter(wanted))


def _hidden(suppressions) -> Hidden:
    rows = list(suppressions.only("target_kind", "target_id", "name"))
    return Hidden(
        frozenset((each.target_kind, each.target_id) for each in rows),
        frozenset(name for each in rows for name in each.names),
    )


def presented(edition: Edition, suppressed: frozenset[Target]):
    """The page of an edition as it may be shown."""
    page = snapshots.page_of(edition)
    return kinds.get(edition.kind).without(page, suppressed) if suppressed else page


def shown_by(snapshot: snapshots.Snapshot) -> Suppression | None:
    """A suppression in force whose target the snapshot's page is about, or whose name stands in its text."""
    for each in Suppression.objects.in_force():
        target = (each.target_kind, each.target_id)
        if target == (snapshot.kind.name, snapshot.public_id):
            return each
        if any(carries(snapshot, target, name) for name in each.names):
            return each
    return None


def carries(snapshot: snapshots.Snapshot, target: Target, name: str) -> bool:
    """Whether the name stands in the text of the page, so that it cannot be taken out without a new edition.

    Structured mentions do not count: they are taken out when the page is presented. Nor does the name of somebody
    else of that name, where the page is about them and not about the target.
    """
    sought, note = normalise(name), snapshot.note
    if len(sought) < SHORTEST_NAME or sought not in text_of(snapshot):
        return False
    named = set(refs(snapshot.page))
    namesakes = {
        (ref.kind, ref.id)
        for ref in named
        if ref.id and ref.kind == target[0] and ref.id != target[1] and normalise(ref.label) == sought
    }
    rest = snapshot.kind.without(snapshot.page, frozenset({target, *namesakes}))
    if sought not in normalise("\n".join([*words(rest), note])):
        return False
    if target in {(ref.kind, ref.id) for ref in named}:
        return True
    own = snapshot.kind.name == target[0] and normalise(snapshot.kind.columns(snapshot.page).title) == sought
    return not (namesakes or own)


def text_of(snapshot: snapshots.Snapshot) -> str:
    """All that the page says to readers, normalised, with what they are told of the correction."""
    return normalise("\n".join([*words(snapshot.page), snapshot.note]))


def words(page) -> Iterator[str]:
    """Every text of a page, markup taken out, but for the ids in it."""
    if isinstance(page, str):
        yield richtext.text_of(page) if "<" in page else page
    elif isinstance(page, Ref):
        yield page.label
    elif isinstance(page, tuple):
        for item in page:
            yield from words(item)
    elif dataclasses.is_dataclass(page):
        for field in dataclasses.fields(page):
            yield from words(getattr(page, field.name))
