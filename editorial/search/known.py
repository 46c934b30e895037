"""The names that readers may search for, kept in the process per clock state: what suggestions and near names are from.

One query for all people, teams and campaigns and one for the districts; then looking through them takes about a
millisecond, since it is done in joined texts.
"""

import bisect
import dataclasses
import itertools
from collections.abc import Iterator

from django.db.models import F
from django.urls import reverse

from districts.models import District
from editorial import clock, district_counts, kept
from editorial.kinds import get as kind_named
from editorial.models import Edition
from editorial.search import spelling
from editorial.search.text import normalise

KINDS = ("honoree", "team", "campaign")
DISTRICT = "district"

UNTOLD = ("市辖区", "县")
"""Divisions of the statistical tree that no full name has."""

LETTERS_INSIDE = 3
"""Letters from which a reading is looked for behind the first syllable too."""

CANDIDATES = 200
"""Names at most that are looked at syllable by syllable."""


@dataclasses.dataclass(frozen=True, slots=True)
class Name:
    """A name with what tells it from others of the same; `text` is normalised, `spelled` its readings and initials.

    `listed`: of a campaign, how many names its roll has. `path`: of a district, the names of all above it and its own.
    """

    kind: str
    id: str
    title: str
    note: str
    text: str
    spelled: tuple[str, ...]
    listed: int = 0
    path: str = ""

    @property
    def url(self) -> str:
        return reverse(DISTRICT if self.kind == DISTRICT else kind_named(self.kind).url_name, args=[self.id])

    def reads(self, letters: str) -> bool:
        """Do the letters begin a reading or initials of it, at one of its syllables?"""
        if any(key.startswith(letters) for key in self.spelled):
            return True
        if self.kind == "honoree":
            grams, begins = spelling.person_grams(self.title, self.spelled[0]), (spelling.PERSON + letters,)
        else:
            grams, begins = spelling.body_grams(self.title), (spelling.BODY + letters, spelling.ACRONYM + letters)
        return any(gram.startswith(begins) for gram in grams)


class Names:
    """All names of one kind, the newest first, and texts of them all to look through."""

    def __init__(self, names: list[Name]):
        self.names = names
        self.texts = _Lines((name.text,) for name in names)
        self.spelled = _Lines(name.spelled for name in names)

    def found(self, text: str, letters: str, most: int) -> list[Name]:
        """The names that the text or its letters stand for: whole, then from the beginning, then anywhere in them."""
        ways = [self.texts.having(f"\n{text}\n")]
        ways += [self.spelled.having(f"\n{letters}\n")] if letters else []
        ways += [self.texts.having(f"\n{text}")]
        ways += [self.spelled.having(f"\n{letters}")] if letters else []
        ways += [self.texts.having(text)]
        found = dict.fromkeys(itertools.islice(itertools.chain(*ways), 10 * most))
        if len(letters) >= LETTERS_INSIDE and len(found) < most:
            candidates = itertools.islice(self.spelled.having(letters), CANDIDATES)
            inside = (at for at in candidates if self.names[at].reads(letters))
            found |= dict.fromkeys(itertools.islice(inside, most))
        return [self.names[at] for at in itertools.islice(found, most)]


class _Lines:
    """Lines joined into one text, each with what it belongs to: looked through by the speed of `str.find`."""

    def __init__(self, groups: Iterator[tuple[str, ...]]):
        parts, self.starts, self.owners, at = ["\n"], [], [], 1
        for owner, lines in enumerate(groups):
            for line in lines:
                parts += [line, "\n"]
                self.starts.append(at)
                self.owners.append(owner)
                at += len(line) + 1
        self.text = "".join(parts)

    def having(self, sought: str) -> Iterator[int]:
        """The owners of the lines in which the text stands, in their order; a line break marks an end of a line."""
        at = self.text.find(sought)
        while at >= 0:
            line = bisect.bisect_right(self.starts, at + sought.startswith("\n")) - 1
            yield self.owners[line]
            at = self.text.find(sought, at + 1)


_kept: kept.Kept[dict[str, Names]] = kept.Kept()


def names(reading: clock.Reading, suppressed: frozenset) -> dict[str, Names]:
    """The names by kind, districts with live pages among them: three queries, none while the clock's state stands."""
    return _kept.get(reading, "names", lambda: _read(reading, suppressed))


def _read(reading: clock.Reading, suppressed: frozenset) -> dict[str, Names]:
    found: dict[str, list[Name]] = {kind: [] for kind in KINDS}
    rows = Edition.objects.live(reading.now).of(*KINDS).latest_first()
    rows = rows.annotate(text=F("search_entry__title"), spelled=F("search_entry__title_keys"))
    for kind, public_id, title, summary, card, text, spelled in rows.values_list(
        "kind", "public_id", "title", "summary", "card", "text", "spelled"
    ):
        if (kind, public_id) not in suppressed:
            note = str(card.get("year") or "") if kind == "campaign" else summary
            keys = tuple(filter(None, (spelled or "").split("\n")))
            listed = sum(tier["listed"] for tier in card.get("tiers", ()))
            found[kind].append(Name(kind, public_id, title, note, text or normalise(title), keys, listed))
    return {kind: Names(each) for kind, each in found.items()} | {DISTRICT: Names(_districts(reading))}


def _districts(reading: clock.Reading) -> list[Name]:
    """The districts that have a page with something on it, the wider first."""
    rows = District.objects.filter(code__in=district_counts.counts(reading)).order_by("path")
    rows = list(rows.values_list("code", "name", "parent__name", "path"))
    named = {code: name for code, name, _above, _path in rows}
    return [
        Name(
            DISTRICT, code, name, above or "", normalise(name), spelling.body_keys(name),
            path="".join(named.get(each, "") for each in path.split("/") if named.get(each) not in UNTOLD),
        )
        for code, name, above, path in rows
    ]  # fmt: skip
