"""Verification: whether editions, decisions and intervals are what three people decided, and nothing else.

Everything is read as stored and compared with what it must follow from; nothing is repaired.
"""

import contextlib
from collections.abc import Callable, Iterator

from django.core import checks
from django.db import connection, transaction
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from editorial.models import Decision, Edition, EditionLink, Ledger
from editorial.verification.chain import Chain
from editorial.verification.contents import contents
from editorial.verification.derived import Rolls
from editorial.verification.intervals import intervals
from editorial.verification.signatures import signatures

CHUNK = 500
"""Editions read at a time, with their pages and links."""


def verify(expect: str = "", before: Callable[[Decision | Edition], None] = lambda row: None) -> Iterator[str]:
    """Yield a sentence for everything that is wrong; nothing where all is well.

    `expect` is the hash of a decision that was noted down earlier: it must still be part of the chain. `before` is
    called with every decision and edition before it is looked at; what it raises ends the check.
    """
    with _at_one_instant():
        yield from _guards()
        chain = Chain()
        yield from chain.walk(before)
        if expect and expect not in chain.hashes:
            yield _("No decision has the expected hash %(hash)s.") % {"hash": expect}
        yield from _editions(chain, before)


def _guards() -> Iterator[str]:
    """What the system check of the guards says. They are not asked directly, so that nothing that answers requests (the
    page of the verification does) has a way to what lifts them."""
    for found in checks.run_checks(tags=[checks.Tags.database], databases=[connection.alias]):
        if found.id == "editorial.W001":
            yield str(found.msg)


def head() -> str:
    """The hash of the last decision."""
    return Ledger.objects.values_list("head", flat=True).get()


def _editions(chain: Chain, before: Callable[[Decision | Edition], None]) -> Iterator[str]:
    rolls = Rolls()
    siblings: list[Edition] = []
    for edition in _stored():
        before(edition)
        if siblings and (siblings[0].kind, siblings[0].record_id) != (edition.kind, edition.record_id):
            yield from intervals(siblings, chain)
            siblings = []
        siblings.append(edition)
        for found in (*contents(edition), *signatures(edition, chain), *rolls.check(edition)):
            yield _("Edition %(id)s, “%(title)s” (%(number)s): %(found)s") % {
                "id": edition.pk, "title": edition.title, "number": edition.number, "found": found,
            }  # fmt: skip
    if siblings:
        yield from intervals(siblings, chain)


def _stored() -> Iterator[Edition]:
    """All editions, those of one record together, with all that belongs to them."""
    return (
        Edition.objects.order_by("kind", "record_id", "number")
        .select_related("content", "derived_from")
        .prefetch_related(
            Prefetch("links", EditionLink.objects.order_by("pk")),
            Prefetch("decisions", Decision.objects.order_by("pk")),
            "hands",
        )
        .iterator(chunk_size=CHUNK)
    )


@contextlib.contextmanager
def _at_one_instant():
    """Within the context everything is read as of one instant, while transitions go on."""
    if connection.in_atomic_block:
        yield
        return
    mode = getattr(connection, "transaction_mode", None)
    if connection.vendor == "sqlite":
        connection.transaction_mode = "DEFERRED"  # the usual mode would keep all writers waiting
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = mode
