"""The awards that live pages list for a person or team: on rolls, and on the page of the recipient."""

import dataclasses
from collections.abc import Iterable

from django.db.models import Q

from editorial import kinds, snapshots
from editorial.models import Edition, EditionLink, Relation
from editorial.preflight.surroundings import Surroundings
from editorial.suppressed import Target


@dataclasses.dataclass(frozen=True)
class Listed:
    """`form` is the merit class in words, where the page of the recipient says one."""

    title: str
    year: int | None = None
    document_number: str = ""
    form: str = ""


def roll_awards(snapshot: snapshots.Snapshot, around: Surroundings) -> list[Listed]:
    """What live rolls confer on the page's own subject; read once for all checks."""
    recipient = (snapshot.kind.name, snapshot.public_id)
    return around.once("roll-awards", lambda: _on_rolls([recipient], around.reading.now)[recipient])


def awards_of(recipients: Iterable[Target], now) -> dict[Target, list[Listed]]:
    """By recipient, what live rolls and their own live page list; those without a live page of their own are left out,
    since nobody has entered yet what they received. Two queries."""
    asked = list(recipients)
    found, listed = {}, _on_rolls(asked, now)
    wanted = Q(pk__in=[])
    for kind, public_id in asked:
        wanted |= Q(kind=kind, public_id=public_id)
    for edition in Edition.objects.live(now).filter(wanted).for_page():
        honours = kinds.get(edition.kind).honours(snapshots.page_of(edition), edition.public_id)
        own = [Listed(each.title, each.year, form=str(each.form)) for each in honours]
        found[edition.kind, edition.public_id] = [*listed[edition.kind, edition.public_id], *own]
    return found


def _on_rolls(recipients: list[Target], now) -> dict[Target, list[Listed]]:
    links = EditionLink.objects.none()
    for kind, public_id in recipients:
        links = links | EditionLink.objects.to(kind, public_id, Relation.COMMENDS)
    live = Edition.objects.live(now).of("campaign")
    rows = links.filter(edition__in=live.values("pk")).values_list("target_kind", "target_id", "label", "edition__card")
    found: dict[Target, list[Listed]] = {each: [] for each in recipients}
    for kind, public_id, title, card in rows:
        found[kind, public_id].append(Listed(title, card.get("year"), card.get("document_number", "")))
    return found
