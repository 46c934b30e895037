"""What can be followed, what it is called, and which editions are about it."""

import contextlib

from django.db.models import Q

from districts.codes import full_code
from districts.models import District
from editorial import clock, suppressed
from editorial.models import Edition, EditionLink, Relation

Target = tuple[str, str]
"""(kind, id) as in EditionLink."""

EVERYTHING: Target = ("", "")

_LINKED = {"district": Relation.IN, "column": Relation.UNDER}
RECORDS = ("honoree", "team", "campaign")
"""The kinds whose records are followed, by public id: their own page and whatever names them."""

LONGEST_ID = EditionLink._meta.get_field("target_id").max_length


def parsed(text: str) -> Target | None:
    """The target that a text like "district:150403000000" means, "" meaning everything; None for anything else."""
    kind, _colon, key = text.partition(":")
    if not text:
        return EVERYTHING
    known = kind in _LINKED or kind in RECORDS
    return asked(kind, key) if known and 0 < len(key) <= LONGEST_ID and key.isprintable() else None


def asked(kind: str, key: str) -> Target:
    """The target that readers mean: districts are also known by the 6 or 9 digits in daily use."""
    if kind == "district":
        with contextlib.suppress(ValueError):
            return kind, full_code(key)
    return kind, key


def written(target: Target) -> str:
    """The text that `parsed` understands."""
    return ":".join(target) if target != EVERYTHING else ""


def name_of(target: Target, reading: clock.Reading) -> str | None:
    """What readers know the target as, "" for everything; None where there is nothing that they could follow."""
    kind, key = target
    if target == EVERYTHING:
        return ""
    if target in suppressed.targets_at(reading):
        return None
    if kind == "district":
        district = District.objects.filter(code=key).first()
        return district.distinct_name if district else None
    if kind in _LINKED:
        links = EditionLink.objects.to(kind, key, _LINKED[kind]).live(reading.now)
        return links.order_by("-edition").values_list("label", flat=True).first()
    return Edition.objects.live(reading.now).filter(kind=kind, public_id=key).values_list("title", flat=True).first()


def about(target: Target) -> Q:
    """The condition for editions that followers of the target are told of."""
    kind, key = target
    if target == EVERYTHING:
        return Q()
    relations = [_LINKED[kind]] if kind in _LINKED else []
    linked = Q(pk__in=EditionLink.objects.to(kind, key, *relations).values("edition"))
    return linked | Q(kind=kind, public_id=key) if kind in RECORDS else linked
