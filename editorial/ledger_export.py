"""The ledger as a file for people outside: every decision in words, and with all that its hash is made of.

Whoever has the file can check it without this program: the SHA-256 of `hashed text` is `hash`, and the `previous` in
that text is the hash of the decision before (docs/ledger.md).
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from editorial import kinds, ledger
from editorial.decided import label
from editorial.models import Decision
from editorial.spreadsheet import BYTE_ORDER_MARK, line
from editorial.suppressed import Target

MOST = 100_000
"""Decisions in one file."""

CHUNK = 2000


NamesOf = Callable[[Iterable[Target]], Mapping[Target, str]]


def lines(decisions: QuerySet[Decision], names_of: NamesOf) -> Iterator[str]:
    """The decisions as lines of CSV, in the order of the queryset, which has each with its edition and person.

    `names_of` gives the names of those targets that whoever takes the file may know; of others the id alone is said.
    All is read from the database as it is written out.
    """
    yield BYTE_ORDER_MARK + line([
        _("No."), _("Time"), _("Action"), _("Kind"), _("Title or name"), _("Public id"), _("Edition"),
        _("District code"), _("Name"), _("Account"), _("Note"), _("Digest of the content"),
        _("Hash of the decision before"), _("Hash"), _("Hashed text"),
    ])  # fmt: skip
    rows = decisions.select_related("edition", "by").iterator(chunk_size=CHUNK)
    for chunk in itertools.batched(rows, CHUNK):
        names = names_of({_target(each) for each in chunk if not each.edition})
        yield from (line(_cells(each, names.get(_target(each), ""))) for each in chunk)


def _target(decision: Decision) -> Target:
    return decision.target_kind, decision.target_id


def _cells(decision: Decision, name: str) -> list[str]:
    """The cells of a row; `name` is that of its target, where it is about no edition."""
    edition = decision.edition
    return [
        str(decision.pk), timezone.localtime(decision.at).isoformat(), str(label(decision.action)),
        str(kinds.label(edition.kind if edition else decision.target_kind)),
        edition.title if edition else name, edition.public_id if edition else decision.target_id,
        str(edition.number) if edition else "",
        edition.place if edition else "", str(decision.by), decision.by.username, decision.note, decision.digest,
        decision.previous, decision.hash, ledger.hashed_text(decision),
    ]  # fmt: skip
