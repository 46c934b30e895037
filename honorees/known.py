"""The people and teams that a text may name: those with a live page in the district, which every approved roll gives
them."""

import re
from collections.abc import Iterable

from editorial import clock
from editorial.kept import Kept
from editorial.models import Edition, EditionLink, Relation
from editorial.pages import Place
from editorial.places import county_of

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_SHORT = re.compile(rf"(?<![{_HAN}])[{_HAN}]{{2}}(?=$|[^{_HAN}]|同志|说|介绍|告诉|表示|带领)")
"""Two characters are taken for a name only where they stand alone or somebody speaks: 高明 is a word as well."""

SHORTEST_TEAM = 5
"""Characters of a team's name that is looked for: 党支部 and 财务科 are in every text."""

_names: Kept[dict[int, frozenset[str]]] = Kept()


def named_in(text: str, place: Place, mentioned: Iterable[str], reading: clock.Reading) -> list[str]:
    """The names of known people and teams of the county (or whatever the place is) in the text, but for those
    mentioned; the longest first, so that what stands within another's name is not found."""
    for name in sorted(filter(None, mentioned), key=len, reverse=True):
        text = text.replace(name, "\n")
    found: dict[str, None] = {}
    for length, names in _known(county_of(place).id, reading).items():
        if length == 2:
            words = [match[0] for match in _SHORT.finditer(text)]
        else:
            words = [text[at : at + length] for at in range(len(text) - length + 1)]
        for word in dict.fromkeys(each for each in words if each in names):
            found[word] = None
            text = text.replace(word, "\n")
    return list(found)


def _known(district: str, reading: clock.Reading) -> dict[int, frozenset[str]]:
    """The names by their length, kept until what readers see changes."""

    def make():
        links = EditionLink.objects.to("district", district, Relation.IN)
        live = Edition.objects.live(reading.now).of("honoree", "team").filter(pk__in=links.values("edition"))
        by_length: dict[int, set[str]] = {}
        for kind, name in live.values_list("kind", "title"):
            if kind == "honoree" or len(name) >= SHORTEST_TEAM:
                by_length.setdefault(len(name), set()).add(name)
        return {length: frozenset(names) for length, names in sorted(by_length.items(), reverse=True) if length > 1}

    return _names.get(reading, district, make)
