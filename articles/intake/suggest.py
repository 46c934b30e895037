"""Suggest: what was found and matched, as the list of things that the editor confirms or drops in step three."""

import dataclasses
import re

from django.utils.translation import gettext as _

from articles.intake import match
from articles.intake.story import Figure, Findings, Merit, Person, Story
from districts.models import District, User
from editorial import records

NEW, NONE = "new", ""
"""Answers to "which record is this?" besides a record's public id."""

CONTEXT = 24
"""Characters shown on either side of a figure."""

CAPACITIES = {
    "commended": "commended",
    "deeds_told": "deeds",
    "leader_quoted": "leader",
    "citizen": "citizen",
    "named": "subject",
}
"""From what intake says of a person to the capacity of a mention."""

_UNSAID = {"", "个", "人", "名", "位", "项", "次", "件"}
"""Units that say nothing of what is counted."""

_POINTING = re.compile(r"^(?:他们|她们|我们|自己|其中|先后|已经|他|她|它|其|我|已|有|共|又|还|另)+")
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_DISTRICT_WIDE = re.compile(r"全区|全市|全县|我区|我市|我县|我州|全州")


@dataclasses.dataclass(frozen=True)
class Option:
    value: str
    label: str


@dataclasses.dataclass(frozen=True)
class Suggestion:
    """One thing to confirm. `options` are the records that it may be; `record` the one proposed.

    `sentence` is where the story says so; `start` and `end` its place in the body (-1: in no place of the body).
    """

    key: str
    kind: str
    label: str
    detail: str = ""
    sentence: str = ""
    start: int = -1
    end: int = -1
    options: tuple[Option, ...] = ()
    record: str = NONE
    checked: bool = True


def suggestions(story: Story, findings: Findings, district: District, user: User) -> list[Suggestion]:
    """Everything that the editor may confirm, in the order of the form: people, teams, campaigns, awards, figures."""
    people = {each.name: match.people(each, district, user) for each in findings.honorees}
    groups = {each.name for each in findings.teams} | {each.recipient for each in findings.merits} - people.keys()
    teams = {name: match.teams(name, district, user) for name in groups}
    return [
        *(_person(at, each, story, people[each.name], user) for at, each in enumerate(findings.honorees)),
        *(_team(at, each, teams[each.name], user) for at, each in enumerate(findings.teams)),
        *(_campaign(at, each, story, district, user) for at, each in enumerate(findings.campaigns)),
        *(_merit(at, each, (teams | people)[each.recipient]) for at, each in enumerate(findings.merits)),
        *(_figure(at, each, story) for at, each in enumerate(findings.figures)),
    ]


def sentence_at(body: str, at: int) -> str:
    """The sentence of the body that holds the offset, or "" for an offset outside it."""
    if not 0 <= at < len(body):
        return ""
    start = max((found.end() for found in _SENTENCE_END.finditer(body, 0, at)), default=0)
    end = _SENTENCE_END.search(body, at)
    return body[start : end.end() if end else len(body)].strip()


def around(body: str, start: int, end: int) -> str:
    """The words around a place in the body, for a finding whose sentence may be very long."""
    if start < 0:
        return ""
    first, last = max(0, start - CONTEXT), min(len(body), end + CONTEXT)
    return ("…" if first else "") + body[first:last].replace("\n", " ") + ("…" if last < len(body) else "")


def says_what(figure: Figure) -> bool:
    """Whether the words of a figure say what is counted: 走访企业300家, and neither 他三次 nor 实现了6个."""
    words = _POINTING.sub("", figure.text.replace(f"{figure.number}{figure.unit}", "").removesuffix(figure.qualifier))
    return figure.unit not in _UNSAID or bool(words and not words.endswith("了"))


def district_wide(sentence: str, figure: Figure) -> bool:
    """Whether a figure is the district's and not one person's: a district's sum is nobody's own achievement."""
    return bool(_DISTRICT_WIDE.search(sentence) or _DISTRICT_WIDE.search(figure.scope))


def _person(at: int, person: Person, story: Story, found: list[match.Candidate], user: User) -> Suggestion:
    sure = found[0].record.public_id if found and found[0].certainty == match.SAME else NONE
    worth_a_record = person.kind == "commended"
    first = person.spans[0] if person.spans else (-1, -1)
    return Suggestion(
        f"person-{at}", "person", person.name, "、".join(post.text for post in person.posts),
        sentence_at(story.body, first[0]), *first,
        options=(Option(NONE, _("a mention only")), *_options(found, user), Option(NEW, _("a new person"))),
        record=sure or (NEW if worth_a_record and not found else NONE),
    )  # fmt: skip


def _team(at: int, team, found: list[match.Candidate], user: User) -> Suggestion:
    sure = found[0].record.public_id if found and found[0].certainty == match.SAME else NEW
    return Suggestion(
        f"team-{at}", "team", team.name, "", team.sentence, team.start, team.end,
        options=(Option(NONE, _("a mention only")), *_options(found, user), Option(NEW, _("a new team"))), record=sure,
    )  # fmt: skip


def _campaign(at: int, campaign, story: Story, district: District, user: User) -> Suggestion:
    found = match.campaigns(campaign.name, district, user)
    sure = found[0].record.public_id if found and found[0].certainty == match.SAME else NEW
    tallies = "，".join(f"{tally.what}{tally.count}" for tally in campaign.tallies)
    return Suggestion(
        f"campaign-{at}", "campaign", campaign.name, tallies, sentence_at(story.body, campaign.start),
        campaign.start, campaign.end, checked=bool(campaign.tallies) or sure != NEW, record=sure,
        options=(Option(NONE, _("a mention only")), *_options(found, user), Option(NEW, _("a new campaign"))),
    )  # fmt: skip


def _merit(at: int, merit: Merit, found: list[match.Candidate]) -> Suggestion:
    recorded = any(each.certainty == match.SAME and match.is_recorded(merit, each.record) for each in found)
    detail = [str(merit.year or ""), _("recorded already") if recorded else ""]
    return Suggestion(
        f"merit-{at}", "commendation", f"{merit.recipient}：{merit.honour}", " ".join(filter(None, detail)),
        merit.sentence, merit.start, merit.end, checked=not recorded,
    )  # fmt: skip


def _figure(at: int, figure: Figure, story: Story) -> Suggestion:
    return Suggestion(
        f"figure-{at}", "figure", figure.text, f"{figure.qualifier}{figure.scope}{figure.rank}",
        around(story.body, figure.start, figure.end), figure.start, figure.end, checked=says_what(figure),
    )  # fmt: skip


def _options(found: list[match.Candidate], user: User) -> list[Option]:
    words = {match.SAME: _("is %(record)s: %(reason)s"), match.POSSIBLE: _("may be %(record)s: %(reason)s")}
    options = []
    for each in found[:8]:
        label = words[each.certainty] % {"record": each.record, "reason": each.reason}
        if records.change_refusal(each.record, user):
            label = _("%(option)s (you can mention it and enter nothing there)") % {"option": label}
        options.append(Option(each.record.public_id, label))
    return options
