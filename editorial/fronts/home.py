"""What stands on the home page of the site; all of it from live editions."""

from django.db.models import Exists, OuterRef, Q

from editorial import chrome, clock, headings, suppressed
from editorial.fronts import rolls, stories
from editorial.fronts.choices import Choices, of_home
from editorial.models import Edition, EditionLink, Relation

STORIES = 5
ON_THE_ROLL = 12
OF_A_COLUMN = 6
"""Stories of a column that are fetched beyond those to be shown: as many may stand elsewhere on the page."""


def home(reading: clock.Reading, choices: Choices | None = None) -> dict:
    """The context of the home page, in two queries: campaigns; then stories and who of the roll has a page.

    `choices` are those to be previewed; without them those that are live count.
    """
    choices = of_home(reading) if choices is None else choices
    targets = suppressed.targets_at(reading)
    live = Edition.objects.live(reading.now)
    campaign, with_rolls = _campaigns(live.of("campaign"), choices)
    pages = [(each, suppressed.presented(each, targets)) for each in with_rolls]
    tiers = [(each, page, tier) for each, page in pages if (tier := rolls.first_of_persons(page.tiers))]
    recipients = {entry.recipient.id for _each, _page, tier in tiers for entry in tier.entries[:ON_THE_ROLL]}
    editions = _newest_and_listed(live, reading, recipients, choices)
    listed = {each.public_id for each in editions if each.kind == "honoree"}
    found = stories.Stories(editions, reading, targets)
    lead, others = found.arranged(choices, STORIES)
    shown = [lead, *others] if lead else []
    shown_rolls = _rolls(tiers, listed)
    beside = rolls.beside(shown_rolls)
    columns = found.under(list(choices.columns) or found.headings(), shown)
    named = [] if not lead or any(each.stories or each.newest for each in columns) else columns
    frame = chrome.at(reading)
    return {
        "front": choices,
        "notice": found.notice(choices),
        "lead": lead,
        "stories": others,
        "rolls": shown_rolls,
        "is_vertical": rolls.is_vertical(shown_rolls),
        "beside": beside,
        "is_last": bool(beside and beside.campaign == campaign),
        "campaign": campaign,
        "tally": rolls.tally(campaign, suppressed.presented(campaign, targets)) if campaign else [],
        "numbers": found.numbers(choices, shown, {} if frame.home else {each.code: each.name for each in frame.places}),
        "columns": columns,
        "quiet_columns": [] if named else [each for each in columns if not each.stories],
        "named_columns": named,
    }


def _campaigns(campaigns, choices: Choices) -> tuple[Edition | None, list[Edition]]:
    """The newest campaign that conferred something, and those whose names stand on the page: chosen, or the newest.

    A campaign whose year is not known may be old: it is never called the newest.
    """
    links = EditionLink.objects.filter(edition=OuterRef("pk"))
    named = Exists(rolls.naming_persons().filter(edition=OuterRef("pk")))
    conferring = Exists(links.filter(relation=Relation.TIER))
    dated = Exists(links.filter(relation=Relation.YEAR))
    newest = campaigns.filter(dated, conferring).latest_first().values("pk")[:1]
    newest_with_roll = campaigns.filter(dated, named).latest_first().values("pk")[:1]
    wanted = Q(pk__in=newest) | Q(pk__in=newest_with_roll) | Q(public_id__in=choices.campaigns)
    rows = campaigns.filter(wanted).annotate(names=named, confers=conferring, is_dated=dated)
    found = list(rows.latest_first().for_page())
    by_id = {each.public_id: each for each in found if each.names}
    chosen = [by_id[each] for each in choices.campaigns if each in by_id]
    return (
        next((each for each in found if each.is_dated and (each.confers or each.names)), None),
        chosen or [each for each in found if each.is_dated and each.names][:1],
    )


def _newest_and_listed(live, reading: clock.Reading, recipients: set[str], choices: Choices) -> list[Edition]:
    newest = live.of("article").latest_first().values("pk")[:STORIES]
    wanted = Q(pk__in=newest) | Q(public_id__in=recipients, kind="honoree") | stories.wanted(choices)
    for column in choices.columns:
        links = headings.of_column(reading, column.slug).filter(edition__kind="article")
        wanted |= Q(pk__in=links.values("edition")[: column.count + OF_A_COLUMN])
    if not choices.columns:
        wanted |= Q(pk__in=headings.newest_stories(reading))
    return list(live.for_card().filter(wanted).annotate(column=stories.column_of_edition()))


def _rolls(tiers: list[tuple], listed: set[str]) -> list[rolls.Roll]:
    """As many names as there is room for, the same of each roll."""
    room = ON_THE_ROLL // max(1, len(tiers))
    return [rolls.roll(campaign, page, tier, room, listed) for campaign, page, tier in tiers]
