"""Certificates: the number that a published award can be verified by, and what a live page says of that award.

The number is derived from the award's own key and holds no secret (docs/decisions/0018-certificate-numbers.md).
"""

import dataclasses
import datetime as dt
import enum
import re
import unicodedata
from collections.abc import Iterator

from django.urls import reverse

from editorial import clock, kinds, suppression
from editorial.models import Edition, EditionLink, Relation
from editorial.pages import Ref
from editorial.revocation import told
from honorees.models import Commendation
from honorees.pages import CampaignPage, HonoreePage, TeamPage

LONGEST = 60
"""Characters of a typed number that are looked at: more than any number has, however it is spaced."""

_KEY = re.compile(r"[1-9][0-9]{0,17}")
_DIGITS = re.compile(r"[0-9]{8,20}")
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212\u30fc.·]+")
"""What may stand between the digits of a number as it is typed: spaces, points, and whatever passes for a dash."""


class Standing(enum.Enum):
    """What is to be said of a number: shown, taken back in public, shown once but not now, never shown."""

    GENUINE = "genuine"
    REVOKED = "revoked"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclasses.dataclass(frozen=True)
class Certificate:
    """An award as the live page says it that publishes it; "" and None for what that page does not say.

    `merit` is the class of the award where its title is another; `page` is the address of the page that publishes it,
    with its title, `profile` that of the recipient's own live page.
    """

    code: str
    recipient: Ref
    title: str
    merit: str
    granted_by: str
    level: str
    granted_on: dt.date | None
    year: int | None
    document_number: str
    organization: str
    post: str
    campaign: str
    page: str
    page_title: str
    profile: str = ""


def code_of(award_id: str) -> str:
    """The number of the award: its key in at least six digits, a dash, and the two check digits of ISO 7064 MOD 97-10.

    "" where the key is no number, so that nothing can be verified by it.
    """
    if not _KEY.fullmatch(award_id):
        return ""
    return f"{award_id:0>6}-{98 - int(award_id) * 100 % 97:02}"


def award_of(code: str) -> str:
    """The key of the award with this number, however it is typed: full-width, spaced, without its dash.

    "" where the check digits do not agree, or where it is no number of this form at all.
    """
    if len(code) > LONGEST:
        return ""
    digits = _BETWEEN.sub("", unicodedata.normalize("NFKC", code))
    if not _DIGITS.fullmatch(digits):
        return ""
    award_id = digits[:-2].lstrip("0")
    return award_id if code_of(award_id).replace("-", "") == digits else ""


def verified(
    award_id: str, reading: clock.Reading, suppressed: frozenset[suppression.Target]
) -> tuple[Standing, Certificate | None]:
    """How it stands with the award, and what is to be seen of it where it is genuine."""
    if found := published(award_id, reading, suppressed):
        return Standing.GENUINE, found
    if not Edition.objects.once_live(reading.now).filter(pk__in=_links(award_id).values("edition")).exists():
        return Standing.UNKNOWN, None
    return Standing.REVOKED if told.is_revoked(("commendation", award_id), suppressed) else Standing.GONE, None


def published(award_id: str, reading: clock.Reading, suppressed: frozenset[suppression.Target]) -> Certificate | None:
    """The award as a live page says it; None where none does, or where award or recipient may not be shown.

    Two queries at most.
    """
    live = Edition.objects.live(reading.now)
    for edition in live.filter(pk__in=_links(award_id).values("edition")).for_page().order_by("-live_from", "-pk"):
        page = suppression.presented(edition, suppressed)
        for found in _certificates(page, edition, award_id):
            who = (found.recipient.kind, found.recipient.id)
            if who in suppressed or ("commendation", award_id) in suppressed:
                continue
            if who == (edition.kind, edition.public_id):
                return dataclasses.replace(found, profile=found.page)
            own = live.of(who[0]).filter(public_id=who[1]).exists()
            return dataclasses.replace(found, profile=reverse(who[0], args=[who[1]])) if own else found
    return None


def _links(award_id: str):
    """The links of pages that publish the award: its recipient's own page, or the roll of its campaign."""
    return EditionLink.objects.to("commendation", award_id, Relation.COMMENDS, Relation.CITES)


def _certificates(
    page: CampaignPage | HonoreePage | TeamPage, edition: Edition, award_id: str
) -> Iterator[Certificate]:
    """What the page says of the award: once, or not at all."""
    address = reverse(kinds.get(edition.kind).url_name, args=[edition.public_id])
    if isinstance(page, CampaignPage):
        for tier in page.tiers:
            for entry in tier.entries:
                if entry.award == award_id:
                    yield Certificate(
                        code_of(award_id), entry.recipient, tier.title, "", page.host, "", page.decided_on, page.year,
                        page.document_number, entry.organization, entry.post, page.name, address, page.name,
                    )  # fmt: skip
        return
    for award in page.awards:
        if award.id == award_id:
            merit = Commendation.Merit(award.merit).label if award.merit else ""
            yield Certificate(
                code_of(award_id), Ref(edition.kind, edition.public_id, page.name), award.title,
                merit if merit != award.title else "", award.granted_by, award.level_label, award.granted_on,
                award.year, award.document_number, award.organization_then, award.post_then, "", address, page.name,
            )  # fmt: skip
