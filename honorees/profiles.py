"""First profiles: a roll's recipients get a page of their own when the roll is approved."""

import datetime as dt
import itertools
from collections.abc import Iterator

from editorial import kinds, search, snapshots, suppressed
from editorial.models import OPEN_STAGES, Edition, Stage
from editorial.names import surname_of
from editorial.workflow import intervals
from honorees.models import Honoree, Team
from honorees.pages import CampaignPage, HonoreePage, RollEntry, TeamPage

BATCH = 500
"""Recipients at a time: each such set takes a fixed number of queries."""

_MODELS = {"honoree": Honoree, "team": Team}


def derive_profiles(roll: Edition, page: CampaignPage, now: dt.datetime) -> None:
    """Make a first profile for each recipient without an own edition, approved or open, and without a suppression.

    It says no more than the approved roll does, and follows the roll's interval until an own edition is approved. One
    that was itself withdrawn does not come back with the next roll.
    """
    page = kinds.get(roll.kind).without(page, suppressed.targets())
    first = {}
    for name, public_id, profile in profiles_of(page):
        first.setdefault((name, public_id), profile)
    ending, made = intervals.Ending(roll.approved_by, now), []
    for batch in itertools.batched(first.items(), BATCH):
        made += _derive(roll, dict(batch), ending)
    search.index(made)


def profiles_of(page: CampaignPage) -> Iterator[tuple[str, str, HonoreePage | TeamPage]]:
    """(kind, public id, page) of what each entry of the roll makes a profile of; who is named twice gets the first."""
    for tier in page.tiers:
        for entry in tier.entries:
            yield entry.recipient.kind, entry.recipient.id, _PROFILES[entry.recipient.kind](page, entry)


def _derive(roll: Edition, profiles: dict[tuple[str, str], HonoreePage | TeamPage], ending: intervals.Ending):
    """Store the pages, by kind and public id, as first profiles of those who have none of their own; return these."""
    records = {}
    for name, model in _MODELS.items():
        named = model.objects.filter(public_id__in=[public_id for kind, public_id in profiles if kind == name])
        keys = dict(named.values_list("public_id", "pk"))
        editions = Edition.objects.filter(kind=name, record_id__in=keys.values())
        own = _having_their_own(editions)
        records |= {(name, public_id): key for public_id, key in keys.items() if key not in own}
        intervals.make_room(editions.exclude(record_id__in=own), roll.live_from, ending)
    pages = [
        (snapshots.of_page(kinds.get(name), public_id, page), records[name, public_id])
        for (name, public_id), page in profiles.items()
        if (name, public_id) in records
    ]
    return snapshots.store_many(
        pages, derived_from=roll, stage=Stage.APPROVED, live_from=roll.live_from,
        submitted_by=roll.submitted_by, submitted_at=roll.submitted_at,
        reviewed_by=roll.reviewed_by, reviewed_at=roll.reviewed_at,
        approved_by=roll.approved_by, approved_at=roll.approved_at, review_on=roll.review_on,
    )  # fmt: skip


def _having_their_own(editions) -> set[int]:
    """Keys of the records that are beyond first profiles by these editions, or whose last one was withdrawn."""
    own, withdrawn = set(), {}
    rows = editions.order_by("number").values_list("record_id", "derived_from", "stage", "ended_at")
    for record, roll, stage, ended_at in rows:
        if roll is None and stage in (Stage.APPROVED, *OPEN_STAGES):
            own.add(record)
        if stage == Stage.APPROVED:
            withdrawn[record] = ended_at is not None
    return own | {record for record, ended in withdrawn.items() if ended}


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
