"""Namesakes: records that pages name by the same label are told apart in words before the pages are compared."""

import dataclasses
import datetime as dt
from collections import defaultdict

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from editorial import clock, kinds
from editorial.models import Edition
from editorial.pages import Ref, refs

LONGEST = 30
"""Characters of what readers are told of a record by which it is told from its namesake."""

Named = dict[str, set[tuple[str, str]]]
"""By label, (kind, id) of all that it names."""


def told_apart(*pages, now: dt.datetime | None = None) -> tuple:
    """The pages, with a label that names several records on them followed by which of them it is.

    Of a record that readers know the words of its live page tell that, of any the public id, which its address ends in.
    `now` is the instant whose live pages are meant, by default that of the clock. Reads the database only where there
    are such labels: one query for each kind of them.
    """
    named: Named = defaultdict(set)
    for page in pages:
        for ref in refs(page):
            named[ref.label].add((ref.kind, ref.id))
    shared = {label: found for label, found in named.items() if len(found) > 1}
    if not shared:
        return pages
    summaries = _summaries(shared, now)
    labels = {}
    for label, found in shared.items():
        kind_too = len({kind for kind, _id in found}) > 1
        for kind, id in found:
            labels[Ref(kind, id, label)] = f"{label}〔{_which(kind, id, summaries, kind_too=kind_too)}〕"
    return tuple(_relabelled(page, labels) for page in pages)


def _summaries(shared: Named, now: dt.datetime | None) -> dict[tuple[str, str], str | None]:
    """By (kind, id), what lists say of the live page of each record that is of a kind, None where it has none."""
    found = {}
    for kind in kinds.every():
        ids = {id for named in shared.values() for name, id in named if name == kind.name and id}
        if ids:
            live = Edition.objects.live(now or clock.time()).of(kind.name).filter(public_id__in=ids)
            rows = live.values_list("public_id", "summary")
            found |= {(kind.name, id): None for id in ids} | {(kind.name, id): summary for id, summary in rows}
    return found


def _which(kind: str, id: str, summaries: dict[tuple[str, str], str | None], *, kind_too: bool) -> str:
    """Which of several it is: what readers are told of it, and its public id."""
    said = [kinds.label(kind)] if kind_too else []
    if not id:
        return "，".join([*said, _("without a record")])
    summary = summaries.get((kind, id), "")
    said.append(_("not public yet") if summary is None else Truncator(summary).chars(LONGEST))
    return "，".join([*filter(None, said), _("number %(id)s") % {"id": id}])


def _relabelled(part, labels: dict[Ref, str]):
    """The part with those labels in place of its own."""
    if isinstance(part, Ref):
        return dataclasses.replace(part, label=labels[part]) if part in labels else part
    if isinstance(part, tuple):
        return tuple(_relabelled(each, labels) for each in part)
    if dataclasses.is_dataclass(part):
        new = {each.name: _relabelled(getattr(part, each.name), labels) for each in dataclasses.fields(part)}
        return dataclasses.replace(part, **new)
    return part
