"""Where the targets of suppressions are at home: the districts whose staff have a say about them."""

from collections.abc import Iterable

from districts.models import District
from editorial import awards, kinds
from editorial.models import Suppression
from editorial.suppressed import Target


def districts_of(suppressions: Iterable[Suppression]) -> dict[Target, District]:
    """By target, its district: one query for each kind of target."""
    by_kind: dict[str, list[str]] = {}
    for each in suppressions:
        by_kind.setdefault(each.target_kind, []).append(each.target_id)
    found: dict[Target, District] = {}
    known = {kind.name: kind for kind in kinds.every()}
    for name, ids in by_kind.items():
        if name in known:
            records = known[name].model.objects.filter(public_id__in=ids).select_related("district")
            found |= {(name, each.public_id): each.district for each in records}
        elif awards.known(name):
            found |= {(name, key): award.district for key, award in awards.get(name).find(ids).items()}
    return found


def district_of(suppression: Suppression) -> District | None:
    """The district of the target; None where its record is gone."""
    return home_of((suppression.target_kind, suppression.target_id))


def home_of(target: Target) -> District | None:
    """The district of the target itself; None where there is no such record."""
    return districts_of([Suppression(target_kind=target[0], target_id=target[1])]).get(target)


def names_of(targets: Iterable[Target]) -> dict[Target, str]:
    """By target, what staff call it: the record's name, or the award with whom it was conferred on. One query a kind.

    Targets that are gone are left out. Who may see a decision about a target may know what it is called.
    """
    by_kind: dict[str, set[str]] = {}
    for kind, key in targets:
        by_kind.setdefault(kind, set()).add(key)
    found: dict[Target, str] = {}
    models = {kind.name: kind.model for kind in kinds.every()}
    for name, ids in by_kind.items():
        if name in models:
            found |= {(name, each.public_id): str(each) for each in models[name].objects.filter(public_id__in=ids)}
        elif awards.known(name):
            known = awards.get(name).find(ids)
            found |= {(name, key): f"{each.title}（{each.recipient_name}）" for key, each in known.items()}
    return found
