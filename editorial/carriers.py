"""Which published editions carry a name in their text: looked for once, and kept, since content never changes."""

import dataclasses
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Max, Q, QuerySet

from editorial import kept, snapshots
from editorial.models import Decision, Edition, SearchEntry
from editorial.search.text import normalise
from editorial.suppressed import SHORTEST_NAME, Target, carries, targets, text_of

Sought = tuple[Target, str]
"""Somebody or something, and a name of theirs."""

_BETWEEN = r"(?:\s|\\[nrt]|<[^>]*>)*"
"""What may stand between two characters of a name in the stored text of a page."""

_AT_A_TIME = 50
"""Names that are looked for together, each page being read once for all of them."""

_MOST = 1_000
"""Answers that a process keeps."""


@dataclasses.dataclass(frozen=True)
class _Mark:
    """The newest edition and the newest decision: what is published later is either new or has a decision since."""

    edition: int
    decision: int
    hash: str
    """Of that decision: if it stands no more, it was read in a transaction that came to nothing."""

    def stands(self) -> bool:
        return not self.decision or Decision.objects.filter(pk=self.decision, hash=self.hash).exists()


@dataclasses.dataclass(frozen=True)
class _Answer:
    """The keys of the editions that carry the name, of all that were published up to the mark."""

    mark: _Mark
    editions: frozenset[int]


_answers: kept.Lasting[_Answer] = kept.Lasting()


def carriers(sought: Iterable[Sought]) -> dict[Sought, frozenset[int]]:
    """By target and name, the keys of the editions, ever published, whose text carries the name (see `carries`).

    What was found is kept until somebody is suppressed or a suppression is lifted, since the search index, which knows
    other ways of writing, leaves out who is suppressed. Only what was published since is looked at again.
    """
    sought, condition, mark = list(dict.fromkeys(sought)), targets(), _mark()
    answers, stale = dict(_answers.under(condition)), defaultdict(list)
    for each in sought:
        known = answers.get(each)
        if known is None or known.mark != mark:
            stale[known and known.mark].append(each)
    for mark_then, names in stale.items():
        since = mark_then if mark_then and mark_then.stands() else None
        for some in itertools.batched(names, _AT_A_TIME):
            for each, found in _read(some, _published(since)).items():
                former = answers.pop(each, None)
                answers[each] = _Answer(mark, frozenset(found | former.editions if since else found))
    if stale:
        _answers.keep(condition, dict(list(answers.items())[-_MOST:]))
    return {each: answers[each].editions for each in sought}


def _mark() -> _Mark:
    decision = Decision.objects.order_by("-pk").values_list("pk", "hash").first() or (0, "")
    return _Mark(Edition.objects.aggregate(newest=Max("pk"))["newest"] or 0, *decision)


def _published(since: _Mark | None) -> QuerySet[Edition]:
    """Editions that are, were or will be live; of those since a mark, what is new or has a decision since."""
    published = Edition.objects.filter(live_from__isnull=False)
    if since is None:
        return published
    decided = Decision.objects.filter(pk__gt=since.decision, edition__isnull=False).values_list("edition", flat=True)
    return published.filter(Q(pk__gt=since.edition) | Q(pk__in=list(decided)))


def _read(sought: Iterable[Sought], editions: QuerySet[Edition]) -> dict[Sought, set[int]]:
    """By target and name, the keys of those of the editions that carry the name.

    The database finds the candidates, by stored text and by the search index; an edition that is not indexed is a
    candidate always, and so is one with a note for readers. The page decides.
    """
    found: dict[Sought, set[int]] = {each: set() for each in sought}
    normalised = {name: normalise(name) for _, name in found}
    names = sorted(name for name, text in normalised.items() if len(text) >= SHORTEST_NAME)
    if not names:
        return found
    indexed = Q(pk__in=[])
    for text in {normalised[name] for name in names}:
        indexed |= Q(title__contains=text) | Q(names__contains=text) | Q(prose__contains=text)
    candidates = editions.filter(
        Q(content__page__regex="|".join(map(_pattern, names)))
        | (Q(significance__gt="") & ~Q(change_note=""))
        | Q(pk__in=SearchEntry.objects.filter(indexed).values("edition"))
        | Q(search_entry__isnull=True)
    )
    for edition in candidates.for_page().iterator(chunk_size=500):
        snapshot = snapshots.of_edition(edition)
        text = text_of(snapshot)  # most names are not on the page at all
        for (target, name), keys in found.items():
            if normalised[name] in text and carries(snapshot, target, name):
                keys.add(edition.pk)
    return found


def _pattern(name: str) -> str:
    return _BETWEEN.join(re.escape(character) for character in name if not character.isspace())
