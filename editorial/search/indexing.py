"""Writing the search index: at approval, when a suppression begins or ends, and all of it anew."""

import itertools
from collections.abc import Iterable

from django.db import transaction
from django.db.models import prefetch_related_objects

from editorial import kinds, snapshots
from editorial.models import Edition, SearchEntry, Suppression
from editorial.search import grams, spelling
from editorial.search.text import grams as grams_of
from editorial.search.text import normalise

BATCH = 500


def index(editions: Iterable[Edition]) -> None:
    """Write the entries of editions anew, within the caller's transaction; those that are not approved lose theirs.

    Structured names, awards and photos of whoever is suppressed are left out.
    """
    suppressed = None
    for batch in itertools.batched(editions, BATCH):
        if suppressed is None:
            suppressed = frozenset(Suppression.objects.in_force().values_list("target_kind", "target_id"))
        _forget(batch)
        shown = [edition for edition in batch if edition.live_from is not None]
        prefetch_related_objects(shown, "content")
        texts = [_texts_of(edition, suppressed) for edition in shown]
        entries = SearchEntry.objects.bulk_create(map(_entry, shown, texts))
        grams.write((entry.pk, _grams(entry, each)) for entry, each in zip(entries, texts, strict=True))


def rebuild() -> int:
    """Make the whole index anew from the approved editions; return their number."""
    with transaction.atomic():
        SearchEntry.objects.all().delete()
        grams.empty()
        editions = Edition.objects.filter(live_from__isnull=False).order_by("pk")
        index(editions.iterator(chunk_size=BATCH))
        return editions.count()


def _forget(batch: Iterable[Edition]) -> None:
    entries = SearchEntry.objects.filter(edition__in=[edition.pk for edition in batch])
    if keys := list(entries.values_list("pk", flat=True)):
        grams.delete(keys)
        entries.delete()


def _texts_of(edition: Edition, suppressed: frozenset) -> kinds.Texts:
    kind = kinds.get(edition.kind)
    page = snapshots.page_of(edition)
    return kind.texts(kind.without(page, suppressed) if suppressed else page)


def _entry(edition: Edition, texts: kinds.Texts) -> SearchEntry:
    return SearchEntry(
        edition=edition,
        title=normalise(texts.title),
        names=_lines(map(normalise, texts.names)),
        organizations=_lines(map(normalise, texts.organizations)),
        prose=normalise(texts.prose),
        title_keys=_lines(_title_keys(texts)),
        name_keys=_lines(key for name in texts.names if spelling.is_person(name) for key in spelling.person_keys(name)),
    )


def _title_keys(texts: kinds.Texts) -> tuple[str, ...]:
    if texts.called == "person":
        return spelling.person_keys(texts.title, texts.pinyin)
    return spelling.body_keys(texts.title) if texts.called else ()


def _grams(entry: SearchEntry, texts: kinds.Texts) -> list[str]:
    """The grams of all texts of an entry, and the spelled ones of the names and organisations."""
    whole = "\n".join([entry.title, entry.names, entry.organizations, entry.prose])
    found = dict.fromkeys(grams_of(whole))
    if texts.called == "person":
        found |= dict.fromkeys(spelling.person_grams(texts.title, texts.pinyin))
    elif texts.called:
        found |= dict.fromkeys(spelling.body_grams(texts.title))
    for name in texts.names:
        made = spelling.person_grams(name) if spelling.is_person(name) else spelling.body_grams(name)
        found |= dict.fromkeys(made)
    for name in texts.organizations:
        found |= dict.fromkeys(spelling.body_grams(name))
    return list(found)


def _lines(each: Iterable[str]) -> str:
    """The distinct lines, with a line break before and after each; "" for none."""
    found = dict.fromkeys(filter(None, each))
    return "\n" + "\n".join(found) + "\n" if found else ""
