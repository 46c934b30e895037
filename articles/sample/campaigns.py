"""Synthetic campaigns with their rolls."""

import dataclasses
import datetime as dt

from articles.sample import words
from articles.sample.recipients import YEARS, Recipient
from articles.sample.setting import Setting
from editorial.names import stroke_key
from editorial.pages import Ref
from honorees.models import AwardTier, Campaign, Commendation, Phase
from honorees.pages import CampaignPage, PhaseLine, RollEntry, TierLine


@dataclasses.dataclass
class Held:
    """A campaign with its rows; `rows` by tier."""

    record: Campaign
    phases: list[Phase]
    tiers: list[AwardTier]
    rows: list[list[Commendation]]


def campaigns(setting: Setting, count: int, everybody: list[Recipient], every_team: list[Recipient]) -> list[Held]:
    """Write the rows of so many campaigns; the people and teams are dealt out to their rolls."""
    made = [_held(setting, number, people, groups) for number, people, groups in zip(
        range(1, count + 1), _dealt(setting, everybody, count), _dealt(setting, every_team, count), strict=True
    )]  # fmt: skip
    setting.write([each.record for each in made])
    for rows in ([row for each in made for row in each.phases], [row for each in made for row in each.tiers]):
        for row in rows:
            row.campaign = row.campaign  # its key is known only now
        setting.write(rows)
    awards = [award for each in made for rows in each.rows for award in rows]
    for award in awards:
        award.campaign, award.tier = award.campaign, award.tier
    setting.write(awards)
    return made


def campaign_page(setting: Setting, each: Held) -> CampaignPage:
    campaign = each.record
    return CampaignPage(
        name=campaign.name, short_name=campaign.short_name, kind=campaign.kind,
        kind_label=str(campaign.get_kind_display()), parent=None, place=setting.place(campaign.district_id), host="",
        year=campaign.year, started=campaign.started, ended=campaign.ended, decided_on=campaign.decided_on,
        document_number=campaign.document_number, introduction=campaign.introduction, roster_note="",
        phases=tuple(PhaseLine(row.name, row.started, row.ended, row.note) for row in each.phases),
        tiers=tuple(
            TierLine(
                tier.title, tier.recipients, tier.declared, "", "",
                tuple(sorted(map(_entry, rows), key=lambda entry: (entry.stroke_order, entry.recipient.label))),
            )
            for tier, rows in zip(each.tiers, each.rows, strict=True)
        ),
        achievements=(),
    )  # fmt: skip


def _held(setting: Setting, number: int, people: list[Recipient], groups: list[Recipient]) -> Held:
    rng = setting.rng
    day = dt.date(rng.choice(YEARS), rng.randint(1, 10), rng.randint(1, 28))
    county = rng.choice([each for each in setting.districts if each.level == "county"])
    campaign = Campaign(
        public_id=setting.new_id(), district=county, name=f"{day.year}年{county.name}示例评选（第{number}批）",
        short_name=f"示例评选第{number}批", year=day.year, decided_on=day,
        document_number=f"示委〔{day.year}〕{number}号", introduction="示例活动，由程序生成。",
    )  # fmt: skip
    phases = [Phase(campaign=campaign, name=name, position=at) for at, name in enumerate(words.PHASES)]
    tiers, rows = [], []
    for recipients, titles, named in (("person", words.TITLES, people), ("team", words.TEAM_TITLES, groups)):
        if named:
            tier = AwardTier(
                campaign=campaign,
                title=rng.choice(titles),
                recipients=recipients,
                declared=len(named),
                position=len(tiers),
            )
            tiers.append(tier)
            rows.append([_award(campaign, tier, day, each, at) for at, each in enumerate(named)])
    return Held(campaign, phases, tiers, rows)


def _award(campaign: Campaign, tier: AwardTier, day: dt.date, each: Recipient, position: int) -> Commendation:
    key = each.record._meta.model_name
    return Commendation(
        campaign=campaign, tier=tier, granted_on=day, year=day.year, granted_by="示例市委、示例市人民政府",
        level="city", position=position, organization_then=each.record.organization.name,
        post_then="、".join(post.title for post in each.posts if post.title), source="示例数据",
        **{"honoree": None, "team": None, key: each.record},
    )  # fmt: skip


def _dealt(setting: Setting, everybody: list[Recipient], count: int) -> list[list[Recipient]]:
    """Everybody once, a fifth of them twice, in `count` heaps."""
    heaps: list[list[Recipient]] = [[] for _ in range(count)]
    for number, each in enumerate(everybody):
        heaps[number % count].append(each)
        if count > 1 and setting.rng.random() < 0.2:
            heaps[(number + 1) % count].append(each)
    return heaps


def _entry(row: Commendation) -> RollEntry:
    recipient = row.recipient
    return RollEntry(
        str(row.pk), Ref(recipient._meta.model_name, recipient.public_id, recipient.name), row.organization_then,
        row.post_then, stroke_key(recipient.name) if row.honoree_id else "",
    )  # fmt: skip
