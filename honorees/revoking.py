"""Commendations as cases of revocation need them: found by id, marked when revoked, kept as they were then."""

import dataclasses
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from editorial.awards import Award, AwardKind, Mark
from honorees.certificates import code_of
from honorees.models import Commendation


def awards(ids: Iterable[str]) -> dict[str, Award]:
    """The commendations with these ids, by id; those without a recipient or whose id is no number are left out."""
    rows = Commendation.objects.filter(pk__in=[each for each in ids if each.isdecimal()]).select_related(
        "honoree__district", "team__district", "campaign__district", "tier"
    )
    return {str(row.pk): award_of(row) for row in rows}


def award_of(row: Commendation) -> Award:
    """A commendation as an award: published by its campaign's roll, or else by its recipient's page."""
    recipient = row.recipient
    return Award(
        kind="commendation", id=str(row.pk), title=row.award, year=row.award_year,
        recipient=(recipient._meta.model_name, recipient.public_id), recipient_name=recipient.name,
        district=row.district, home=recipient.district, revoked_on=row.revoked_on,
        certificate=code_of(str(row.pk)),
    )  # fmt: skip


def mark_revoked(key: str, mark: Mark | None) -> None:
    """Write the revocation on the commendation, or take it off again.

    This is no editorial work on the page that publishes it: the ledger holds who decided it, and a row of its history
    would take from the approver who opened the case the right to judge the next edition of the roll.
    """
    given = dataclasses.asdict(mark) if mark else {"on": None, "by": "", "document": ""}
    Commendation.objects.filter(pk=key).update(
        revoked_on=given["on"], revoked_by=given["by"], revocation_document=given["document"]
    )


def marked() -> dict[str, Mark]:
    """The marks on all commendations that carry anything of one, by id."""
    rows = Commendation.objects.exclude(revoked_on=None, revoked_by="", revocation_document="").order_by("pk")
    return {str(each.pk): Mark(each.revoked_on, each.revoked_by, each.revocation_document) for each in rows}


def verified_at(recipient: tuple[str, str]) -> list[str]:
    """The public addresses that say whether certificates of the person or team are genuine."""
    kind, public_id = recipient
    if kind not in ("honoree", "team"):
        return []
    rows = Commendation.objects.filter(**{f"{kind}__public_id": public_id}).order_by("pk")
    return [reverse("certificate", args=[code_of(str(key))]) for key in rows.values_list("pk", flat=True)]


WHAT_WAS_REVOKED = ("honoree", "team", "campaign", "tier", "merit", "title")
"""Columns that say whose award it was, on which roll, and what was conferred."""


def fixed_columns(row: Commendation | None) -> tuple[str, ...]:
    """The columns of the commendation that do not change any more: once it is revoked, those that say what was revoked.

    Otherwise the mark, and what is suppressed with it, would pass to somebody else, or the roll would lose its row. In
    what is told besides, mistakes are still corrected.
    """
    return WHAT_WAS_REVOKED if row and row.revoked_on else ()


def erasure_refusal(row: Commendation) -> str:
    """Return "" if the commendation may be deleted, else the reason why not: what was revoked is kept and marked."""
    return _("It was revoked: the entry is kept, with the mark.") if row.revoked_on else ""


COMMENDATION = AwardKind("commendation", awards, mark_revoked, marked, verified_at)
