"""Find: people, teams, campaigns, merits, figures and themes in a clean story, each with its place in the body."""

import re

from ..fold import fold
from ..story import Figure, Findings, Person, Story, Tally, Team
from . import campaigns, capacity, merits, people, places, rosters, teams, themes
from . import figures as numbers

__all__ = ["find"]

MAX_SEARCHED = 100_000  # characters: a story of people is shorter, and what follows is left to the editor


def find(story: Story) -> Findings:
    """Everything that the rules find in `story`; offsets count in `story.body`."""
    text = paired(fold(story.body)[:MAX_SEARCHED])
    title = paired(fold("\n".join(part for part in (story.title, story.subtitle) if part)))
    out = Findings()
    roll = rosters.roll(story, text)
    out.honorees = with_roll(people.People(story, text, title, roll.spans).collect(), roll.people)
    capacity.judge(out.honorees, story, text, {person.name for person in roll.people})
    out.teams = unique([*roll.teams, *teams.teams(story, text, out.honorees)])
    out.campaigns = campaigns.campaigns(
        paired(fold(story.title)),
        [paired(fold(caption)) for caption in story.captions],
        note(story, text),
        paired(fold("\n".join((story.kicker, story.subtitle, story.editor_note)))),
    )
    spans = [(tally.start, tally.end) for item in out.campaigns for tally in item.tallies]
    shift = len(text) + 1
    spans = [(start, end) for start, end in spans if start < shift]
    counted = [tally for item in out.campaigns for tally in item.tallies]
    found = [figure for figure in numbers.figures(text, spans) if not repeats(figure, counted, text)]
    out.figures = in_print(found, story.body)
    out.merits = merits.merits(text, out.honorees, out.teams)
    out.themes = themes.themes(story, text)
    out.places = places.places(text)
    settle(out, len(text))
    return out


FULL_STOP = re.compile(r"(?<=[\u4e00-\u9fff”%])\.(?=[\s\u4e00-\u9fff“(\d]|$)")
STRAIGHT = re.compile(r"\"([^\"\n]{1,40})\"")


def paired(text: str) -> str:
    """Straight quotation marks as pairs and English full stops as 。, so that rules need one form; the length stays."""
    return FULL_STOP.sub("。", STRAIGHT.sub(r"“\1”", text))


def repeats(figure: Figure, counted: list[Tally], text: str) -> bool:
    """Whether the figure says again how many were honoured: 41名“实绩突出个人”在…中作出了贡献."""
    after = text[figure.end :].lstrip("“")[:12] if figure.unit in ("名", "人", "位", "个") else ""
    return any(tally.value == figure.value and after.startswith(tally.what[:4]) for tally in counted if tally.what)


def note(story: Story, text: str) -> str:
    """The body with the editor's note after it: notes often say what campaign a story belongs to."""
    return text + "\n" + fold(story.editor_note) if story.editor_note else text


def settle(out: Findings, length: int) -> None:
    """Findings of the editor's note stand in no place of the body."""
    for item in out.campaigns:
        for thing in (item, *item.tallies):
            if thing.end > length:
                thing.start = thing.end = -1


def with_roll(found: list[Person], listed: list[Person]) -> list[Person]:
    """One row for each name: what a list says comes before what the text says."""
    merged: dict[str, Person] = {}
    for person in [*listed, *found]:
        known = merged.get(person.name)
        if known is None:
            merged[person.name] = person
            continue
        known.posts += [post for post in person.posts if post.text not in {own.text for own in known.posts}]
        known.spans += [span for span in person.spans if span not in known.spans]
    return list(merged.values())


def unique(found: list[Team]) -> list[Team]:
    out: dict[str, Team] = {}
    for team in found:
        if not any(team.name == name or name.endswith(team.name) for name in out):
            out[team.name] = team
    return list(out.values())


def in_print(found: list[Figure], body: str) -> list[Figure]:
    for figure in found:
        figure.text = body[figure.end - len(figure.text) : figure.end]
    return found
