"""What the templates of people, teams and campaigns need besides their pages. Read from live editions only."""

from collections.abc import Collection, Iterable

from editorial import clock, suppression
from editorial.figures import bounds, in_full
from editorial.models import Edition, Relation
from editorial.names import stroke_key
from editorial.pages import AchievementLine
from honorees.lives import life
from honorees.pages import CampaignPage, HonoreePage, TeamPage
from honorees.related import newest_first, own_awards, related, roll_awards, story_cards
from honorees.rolls import RollName, address, roll_parts

TOLD = (Relation.MENTIONS, Relation.CITES)
"""By which an article tells of somebody."""

STORIES_SHOWN = 20
"""Stories on a detail page; the list of stories has them all."""


def honoree_context(page: HonoreePage, public_id: str, reading: clock.Reading) -> dict:
    suppressed = suppression.targets_at(reading)
    around = related("honoree", public_id, reading, (Relation.COMMENDS, *TOLD))
    with_page = {edition.public_id: edition.title for edition in around.of("team")}
    named = [(ref.label, address("team", ref.id) if ref.id in with_page else "") for ref in page.teams]
    known = {ref.id for ref in page.teams}
    named += [(title, address("team", key)) for key, title in with_page.items() if key not in known]
    stories = story_cards(around, reading, suppressed)
    awards = newest_first(own_awards(page) + roll_awards(around, "honoree", public_id, suppressed))
    return {
        "awards": awards,
        "life": life(reversed(awards), page.posts),
        "teams": named,
        **deeds(page.achievements, stories),
        **_stories(stories),
    }


def team_context(page: TeamPage, public_id: str, reading: clock.Reading) -> dict:
    suppressed = suppression.targets_at(reading)
    people = {("honoree", member.person.id) for member in page.members if member.person.id}
    around = related("team", public_id, reading, (Relation.COMMENDS, *TOLD), people)
    stories = story_cards(around, reading, suppressed)
    awards = newest_first(own_awards(page) + roll_awards(around, "team", public_id, suppressed))
    return {
        "awards": awards,
        "life": life(reversed(awards)),
        "members": [
            (member, address("honoree", member.person.id) if ("honoree", member.person.id) in around.live else "")
            for member in sorted(page.members, key=lambda member: stroke_key(member.person.label))
        ],
        **deeds(page.achievements, stories),
        **_stories(stories),
    }


def campaign_context(page: CampaignPage, public_id: str, reading: clock.Reading) -> dict:
    suppressed = suppression.targets_at(reading)
    refs = {(entry.recipient.kind, entry.recipient.id) for tier in page.tiers for entry in tier.entries}
    if page.parent:
        refs.add(("campaign", page.parent.id))
    around = related("campaign", public_id, reading, (Relation.UNDER, *TOLD), refs, told=("honoree", "team"))
    stories = story_cards(around, reading, suppressed)
    parent = page.parent and ("campaign", page.parent.id) in around.live
    parts = roll_parts(page, around.live)
    return {
        "parent_url": address("campaign", page.parent.id) if parent else "",
        "children": [(edition.title, address("campaign", edition.public_id)) for edition in around.of("campaign")],
        "parts": parts,
        "whole": parts,
        "told": _told(around.told, refs | suppressed) if any(part.missing for part in parts) or not parts else (),
        "has_roll": any(tier.entries for tier in page.tiers),
        **deeds(page.achievements, stories),
        **_stories(stories),
    }


def _told(editions: Iterable[Edition], known: Collection[tuple[str, str]]) -> tuple[tuple[RollName, ...], ...]:
    """The people, and the teams, of whom stories tell and who are not known already, each by strokes."""
    told = sorted(
        (each for each in editions if (each.kind, each.public_id) not in known), key=lambda each: stroke_key(each.title)
    )
    return tuple(
        tuple(
            RollName(each.title, address(kind, each.public_id), each.summary, each.public_id)
            for each in told if each.kind == kind
        )
        for kind in ("honoree", "team")
    )  # fmt: skip


def deeds(achievements: tuple[AchievementLine, ...], stories: list) -> dict:
    """The achievements by theme; `deed_sources` are the sources that all of several have, which then stand once."""
    groups = by_theme(achievements, stories)
    entries = [entry for _theme, group in groups for entry in group]
    sources = entries[0]["sources"] if len(entries) > 1 else []
    if any(entry["sources"] != sources for entry in entries):
        sources = []
    for entry in entries if sources else ():
        entry["sources"] = []
    marked = any(entry["line"].level in ("unit", "district") for entry in entries)
    return {"deeds": groups, "deed_sources": sources, "has_others_deeds": marked}


def by_theme(achievements: tuple[AchievementLine, ...], stories: list) -> list[tuple[str, list[dict]]]:
    """(theme, achievements) in the order of first appearance; "" for those without one, which come last.

    A source is (what it says, the address of the story shown that tells it, whether the source is that story itself):
    the story may also have been written after the source.
    """
    groups: dict[str, list[dict]] = {}
    for each in sorted(achievements, key=lambda each: each.theme is None):
        sources = [_source(ref.label, stories) for ref in each.sources]
        entry = {"line": each, "sources": sources, "notes": _figure_notes(each)}
        groups.setdefault(each.theme.label if each.theme else "", []).append(entry)
    return list(groups.items())


def _source(label: str, stories: list) -> tuple[str, str, bool]:
    for story in stories:
        if story.title in label:
            return label, story.url, True
        if (original := story.extra.get("original")) and original in label:
            return label, story.url, False
    return label, "", False


def _figure_notes(achievement: AchievementLine) -> list[str]:
    """What is to be said of the figures: of the first, which is set large, its bounds; of the others all."""
    notes = []
    for at, figure in enumerate(achievement.figures):
        limits = bounds(figure)
        if at:
            notes.append(f"{figure.label}{in_full(figure)}" + (f"（{limits}）" if limits else ""))
        elif limits:
            notes.append(limits)
    return notes


def _stories(stories: list) -> dict:
    return {"stories": stories[:STORIES_SHOWN], "story_count": len(stories)}
