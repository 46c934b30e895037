"""The ledger as a file for people outside: every decision in words, and with all that its hash is made of.

Whoever has the file can check it without this program: the SHA-256 of `hashed text` is `hash`, and the `previous` in
that text is the hash of the decision before (docs/ledger.md).
"""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from editorial import kinds, ledger
from editorial.decided import label
from editorial.models import Decision
from editorial.spreadsheet import BYTE_ORDER_MARK, line

MOST = 100_000
"""Decisions in one file."""

CHUNK = 2000


def lines(decisions: QuerySet[Decision]) -> Iterator[str]:
    """The decisions as lines of CSV, in the order of the queryset, which has each with its edition and person.

    They are read from the database as they are written out.
    """
    yield BYTE_ORDER_MARK + line([
        _("No."), _("Time"), _("Action"), _("Kind"), _("Title"), _("Edition"), _("District code"), _("Name"),
        _("Account"), _("Note"), _("Digest of the content"), _("Hash of the decision before"), _("Hash"),
        _("Hashed text"),
    ])  # fmt: skip
    for each in decisions.select_related("edition", "by").iterator(chunk_size=CHUNK):
        yield line(_cells(each))


def _cells(decision: Decision) -> list[str]:
    edition = decision.edition
    return [
        str(decision.pk), timezone.localtime(decision.at).isoformat(), str(label(decision.action)),
        str(kinds.label(edition.kind if edition else decision.target_kind)),
        edition.title if edition else decision.target_id, str(edition.number) if edition else "",
        edition.place if edition else "", str(decision.by), decision.by.username, decision.note, decision.digest,
        decision.previous, decision.hash, ledger.hashed_text(decision),
    ]  # fmt: skip
