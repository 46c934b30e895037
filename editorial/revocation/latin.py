"""A recipient's name in pinyin: how readers search by it, and whose name it is where an answer has it.

The English interface, JSON-LD and data set a person's pinyin beside the Han characters, and many names are read alike.
So pinyin that stands beside a Han name of that reading belongs to that name: to the recipient if the name is theirs,
which is found as such, else to somebody else, and is passed over. Pinyin that stands alone is somebody's trace: the
recipient's where nobody else of that reading is live; else nobody can tell, and it is told apart like a namesake.
"""

import dataclasses
import functools
import re

from editorial import clock, kinds, snapshots, suppressed
from editorial.models import RevocationCase
from editorial.names import surname_of
from editorial.revocation import items
from editorial.search import known, spelling
from editorial.search.text import is_han, normalise

_BESIDE = 80
"""Characters before and after pinyin in which the Han name that it spells is looked for."""

_APART = r"[\s,]+"
_TOGETHER = r"[\s'’-]?"


@dataclasses.dataclass(frozen=True)
class Latin:
    """The reading of a person's name. `keys` are the letters by which it is searched for; `length` counts its Han."""

    syllables: tuple[str, ...]
    split: int
    length: int
    keys: tuple[str, ...]

    @functools.cached_property
    def pattern(self) -> re.Pattern:
        """Surname and given name apart, as they are printed: written as one, Chang E would be in every change."""
        surname, given = self.syllables[: self.split], self.syllables[self.split :]
        parts = _APART.join(_TOGETHER.join(map(re.escape, each)) for each in (surname, given))
        return re.compile(rf"(?<![a-z]){parts}(?![a-z])")

    @property
    def joined(self) -> str:
        return "".join(self.syllables)


def names_of(case: RevocationCase) -> list[Latin]:
    """The readings of the recipient's names; none of a team, whose name is not spelled anywhere."""
    kind, public_id = items.recipient_of(case)
    record = kinds.get(kind).model.objects.filter(public_id=public_id).first()
    texts = record and kinds.get(kind).texts(snapshots.freeze(record).page)
    if texts is None or texts.called != "person":
        return []
    stated = {normalise(texts.title): texts.pinyin}
    found = (_latin(name, stated.get(normalise(name), "")) for name in items.names_of(case))
    return list(dict.fromkeys(filter(None, found)))


def _latin(name: str, stated: str) -> Latin | None:
    """The reading of a name; None where it has no surname and given name to be told apart."""
    syllables, split = spelling.reading(name, stated), len(normalise(surname_of(name)))
    if not 0 < split < len(syllables):
        return None
    keys = [each for each in spelling.person_keys(name, stated) if len(each) > 1]
    return Latin(syllables, split, sum(map(is_han, normalise(name))), tuple(keys))


class Readings:
    """The readings of a case's names, and who else is live of the same ones at a state of the site."""

    def __init__(self, case: RevocationCase, reading: clock.Reading):
        self.names = names_of(case)
        wanted = {each.joined for each in self.names}
        own = set(map(normalise, items.names_of(case)))
        kind, _public_id = items.recipient_of(case)
        people = known.names(reading, suppressed.targets_at(reading)).get(kind) if wanted else None
        alike = (each for each in people.names if wanted.intersection(each.spelled)) if people else ()
        self.others = {each.text for each in alike} - own

    def found_in(self, text: str) -> tuple[str, bool] | None:
        """(the words around, whether somebody else may be meant) of the first pinyin that no Han name beside it
        explains; None where there is none."""
        for line in text.split("\n") if self.names else ():
            plain = spelling.plain_letters(line)
            for name in self.names:
                for match in name.pattern.finditer(plain):
                    around = plain[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]
                    if not self._explained(name, around):
                        return around.strip()[:100], bool(self.others)
        return None

    def _explained(self, name: Latin, around: str) -> bool:
        """Whether a Han name of that reading stands beside: one that is live, or any that is read so."""
        han = "".join(each if is_han(each) else " " for each in normalise(around))
        if any(other in normalise(around) for other in self.others):
            return True
        runs = (run for run in han.split() if len(run) >= name.length)
        parts = (run[at : at + name.length] for run in runs for at in range(len(run) - name.length + 1))
        return any(spelling.reading(part) == name.syllables for part in parts)
