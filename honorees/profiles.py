"""First profiles: a roll's recipients get a page of their own when the roll is approved."""

import datetime as dt

from editorial import kinds, search, snapshots
from editorial import suppression as suppressions
from editorial.models import OPEN_STAGES, Edition, Stage
from editorial.names import surname_of
from editorial.workflow import intervals
from honorees.models import Honoree, Team
from honorees.pages import CampaignPage, HonoreePage, RollEntry, TeamPage

_MODELS = {"honoree": Honoree, "team": Team}


def derive_profiles(roll: Edition, page: CampaignPage, now: dt.datetime) -> None:
    """Make a first profile for each recipient without an own edition, approved or open, and without a suppression.

    It says no more than the approved roll does, and follows the roll's interval until an own edition is approved.
    """
    suppressed = suppressions.targets()
    made = []
    for entry in (entry for tier in page.tiers for entry in tier.entries):
        recipient = _MODELS[entry.recipient.kind].objects.filter(public_id=entry.recipient.id).first()
        if recipient is None or (entry.recipient.kind, entry.recipient.id) in suppressed:
            continue
        editions = Edition.objects.of_record(entry.recipient.kind, recipient.pk)
        if editions.filter(derived_from=None, stage__in=[Stage.APPROVED, *OPEN_STAGES]).exists():
            continue
        made.append(_derive(roll, page, entry, recipient, now))
    search.index(made)


def _derive(roll: Edition, page: CampaignPage, entry: RollEntry, recipient, now) -> Edition:
    profile = _PROFILES[entry.recipient.kind](page, entry)
    snapshot = snapshots.of_page(kinds.get(entry.recipient.kind), recipient.public_id, profile)
    edition = snapshots.store(
        snapshot, recipient.pk, derived_from=roll,
        submitted_by=roll.submitted_by, submitted_at=roll.submitted_at,
        reviewed_by=roll.reviewed_by, reviewed_at=roll.reviewed_at,
        approved_by=roll.approved_by, approved_at=roll.approved_at,
    )  # fmt: skip
    intervals.start(edition, roll.live_from, now)
    return edition


def _honoree_profile(page: CampaignPage, entry: RollEntry) -> HonoreePage:
    return HonoreePage(
        name=entry.recipient.label, surname=surname_of(entry.recipient.label), pinyin="", name_hant="",
        place=page.place, organization=entry.organization, post=entry.post, introduction="", portrait=None,
        posts=(), awards=(), achievements=(), teams=(),
    )  # fmt: skip


def _team_profile(page: CampaignPage, entry: RollEntry) -> TeamPage:
    return TeamPage(
        name=entry.recipient.label, place=page.place, organization=entry.organization, introduction="",
        members=(), awards=(), achievements=(),
    )  # fmt: skip


_PROFILES = {"honoree": _honoree_profile, "team": _team_profile}
"""By kind, the page that says of a recipient just what the roll does."""
