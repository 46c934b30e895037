"""Merit classes and titles by year, each with the sentence that states it."""

import re

from ..story import Merit, Person, Team
from ..tables.honours import MERITS
from .teams import sentences

CLASS = re.compile("|".join(map(re.escape, sorted(MERITS, key=len, reverse=True))))
TITLE = re.compile(
    r"(?:被授予|授予|被评为|评为|获评|荣获|获得|被追授|追授|荣膺)([^,。;“”]{0,24}“[^”\n]{2,24}”[^,。;“”]{0,6})"
)
YEARS = re.compile(r"(?:(?:19|20)\d{2}(?:年度?)?[、,和至-]?)+")
VERB = re.compile(r"(?:获|记|立|给予|授予|评为|受)")


def merits(text: str, people: list[Person], teams: list[Team]) -> list[Merit]:
    """One row for each year that a sentence gives; three years and 三次获得嘉奖 are three rows."""
    out: list[Merit] = []
    last = ""
    for start, sentence in sentences(text):
        named = sorted((sentence.rfind(person.name), person.name) for person in people if person.name in sentence)
        unit = next((team.name for team in teams if team.name in sentence), "")
        last = named[-1][1] if named else last
        honours = [match.group() for match in CLASS.finditer(sentence) if VERB.search(sentence)]
        honours += [match[1].strip() for match in TITLE.finditer(sentence)]
        for honour in dict.fromkeys(honours):
            recipient = before(named, sentence.find(honour)) or unit or last
            if not recipient:
                continue
            for year in years(sentence, sentence.find(honour)) or [None]:
                out.append(Merit(recipient, honour, year, sentence.strip(), start, start + len(sentence)))
    return out


def before(named: list[tuple[int, str]], at: int) -> str:
    near = [name for place, name in named if place <= at]
    return near[-1] if near else named[0][1] if named else ""


def years(sentence: str, at: int) -> list[int]:
    """The years named nearest before the honour: 2016、2019、2020年度 gives three."""
    groups = [match for match in YEARS.finditer(sentence) if match.start() < at]
    return [int(year) for year in re.findall(r"(?:19|20)\d{2}", groups[-1].group())] if groups else []
