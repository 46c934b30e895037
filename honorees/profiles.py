"""First profiles: a roll's recipients get a page of their own when the roll is approved."""

import datetime as dt
from collections.abc import Iterator

from editorial import kinds, search, snapshots, suppressed
from editorial.models import OPEN_STAGES, Edition, Stage
from editorial.names import surname_of
from editorial.workflow import intervals
from honorees.models import Honoree, Team
from honorees.pages import CampaignPage, HonoreePage, RollEntry, TeamPage

_MODELS = {"honoree": Honoree, "team": Team}


def derive_profiles(roll: Edition, page: CampaignPage, now: dt.datetime) -> None:
    """Make a first profile for each recipient without an own edition, approved or open, and without a suppression.

    It says no more than the approved roll does, and follows the roll's interval until an own edition is approved. One
    that was itself withdrawn does not come back with the next roll.
    """
    hidden = suppressed.targets()
    ending = intervals.Ending(roll.approved_by, now)
    made = {}
    for name, public_id, profile in profiles_of(kinds.get(roll.kind).without(page, hidden)):
        recipient = _MODELS[name].objects.filter(public_id=public_id).first()
        if recipient is None or (name, public_id) in made:
            continue
        if _has_its_own(Edition.objects.of_record(name, recipient.pk)):
            continue
        intervals.make_room(name, recipient.pk, roll.live_from, ending)
        snapshot = snapshots.of_page(kinds.get(name), public_id, profile)
        made[name, public_id] = _derive(roll, snapshot, recipient)
    search.index(list(made.values()))


def profiles_of(page: CampaignPage) -> Iterator[tuple[str, str, HonoreePage | TeamPage]]:
    """(kind, public id, page) of what each entry of the roll makes a profile of; who is named twice gets the first."""
    for tier in page.tiers:
        for entry in tier.entries:
            yield entry.recipient.kind, entry.recipient.id, _PROFILES[entry.recipient.kind](page, entry)


def _has_its_own(editions) -> bool:
    """Whether a record of these editions is beyond first profiles, or its last one was withdrawn."""
    if editions.filter(derived_from=None, stage__in=[Stage.APPROVED, *OPEN_STAGES]).exists():
        return True
    last = editions.filter(stage=Stage.APPROVED).order_by("-number").first()
    return last is not None and last.ended_at is not None


def _derive(roll: Edition, snapshot: snapshots.Snapshot, recipient) -> Edition:
    return snapshots.store(
        snapshot, recipient.pk, derived_from=roll, stage=Stage.APPROVED, live_from=roll.live_from,
        submitted_by=roll.submitted_by, submitted_at=roll.submitted_at,
        reviewed_by=roll.reviewed_by, reviewed_at=roll.reviewed_at,
        approved_by=roll.approved_by, approved_at=roll.approved_at, review_on=roll.review_on,
    )  # fmt: skip


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
