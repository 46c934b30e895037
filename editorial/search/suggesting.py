"""What a reader may mean while still typing, and what stands near to words that find nothing."""

from collections.abc import Iterator

from editorial import clock
from editorial.search import spelling
from editorial.search.known import DISTRICT, KINDS, Name, names
from editorial.search.query import ACRONYM_LENGTH, BODY_LENGTH, parse
from editorial.search.text import normalise

LENGTH = 40
"""Characters of what is typed that are read."""

MOST = 8
"""Suggestions shown at once, of all kinds together."""

NEAR = 6
"""Near names shown at once."""


def suggest(typed: str, reading: clock.Reading, suppressed: frozenset) -> list[tuple[str, list[Name]]]:
    """(kind, names) of what the beginning of a search may stand for: by Han characters, pinyin or initials.

    Each kind gets a fair part of the eight; a kind with nothing is left out. Nothing for a single letter.
    """
    query = parse(typed[:LENGTH])
    if not query or (query.whole.isascii() and len(query.whole) < 2):
        return []
    letters = spelling.plain_letters(query.whole) if spelling.is_spelled(query.whole) else ""
    kinds = names(reading, suppressed)
    found = {kind: kinds[kind].found(query.whole, letters, MOST) for kind in (*KINDS, DISTRICT)}
    shares = dict.fromkeys(found, 0)
    while sum(shares.values()) < min(MOST, sum(map(len, found.values()))):
        for kind, each in found.items():
            if shares[kind] < len(each) and sum(shares.values()) < MOST:
                shares[kind] += 1
    return [(kind, each[: shares[kind]]) for kind, each in found.items() if shares[kind]]


def near(typed: str, reading: clock.Reading, suppressed: frozenset) -> list[Name]:
    """People whose names a reader may have meant: of the same reading, one character or letter apart, or beginning with
    the same two characters; in this order."""
    query = parse(typed[:LENGTH])
    known = names(reading, suppressed)["honoree"].names
    found: dict[Name, None] = {}
    for sought in dict.fromkeys([query.whole, *(term.text for term in query.terms)]):
        if len(sought) > 1:
            for way in _ways(sought, known):
                found |= dict.fromkeys(way)
    return list(found)[:NEAR]


def places(typed: str, reading: clock.Reading, suppressed: frozenset) -> list[Name]:
    """The districts that the words name, those called exactly so first: by Han characters, pinyin or initials, whole or
    from the beginning (云岭, yunling and ylq for 云岭区), or with all above them. One word of several must name it
    exactly, or all but its kind."""
    query = parse(typed[:LENGTH])
    districts = names(reading, suppressed)[DISTRICT].names
    found: dict[Name, None] = {}
    for sought in dict.fromkeys([query.whole, *(term.text for term in query.terms)]):
        if len(sought) > 1:
            ranked = [(_called(sought, each), each) for each in districts]
            least = 1 if sought == query.whole else 2
            found |= dict.fromkeys(each for rank, each in sorted(ranked, key=lambda row: -row[0]) if rank >= least)
    return list(found)[:NEAR]


def _called(sought: str, district: Name) -> int:
    """Is a district called so: 2 exactly, or without its kind, 1 if that is the beginning of it, 0 no."""
    text = district.text
    if sought in (text, text[:-1]) or (len(sought) > len(text) and normalise(district.path).endswith(sought)):
        return 2
    if not spelling.is_spelled(sought):
        return int(text.startswith(sought))
    letters, (*readings, initials) = spelling.plain_letters(sought), district.spelled or ("",)
    if len(letters) >= ACRONYM_LENGTH and letters in district.spelled:
        return 2
    begun = len(letters) >= BODY_LENGTH and any(each.startswith(letters) for each in readings)
    return int(begun or (len(letters) >= ACRONYM_LENGTH and initials.startswith(letters)))


def rolls(reading: clock.Reading, suppressed: frozenset, most: int = 3) -> list[Name]:
    """The newest campaigns that have a roll."""
    return [each for each in names(reading, suppressed)["campaign"].names if each.listed][:most]


def _ways(sought: str, known: list[Name]) -> Iterator[list[Name]]:
    if spelling.is_spelled(sought):
        letters = spelling.plain_letters(sought)
        yield [name for name in known if len(letters) > 3 and name.spelled and one_apart(letters, name.spelled[0])]
    elif len(sought) <= spelling.PERSON_LENGTH:
        reading = "".join(spelling.reading(sought))
        yield [name for name in known if reading and reading in name.spelled[:1] and name.text != sought]
        short = len(sought) == 2  # of these, another surname is another person
        yield [name for name in known if one_apart(sought, name.text) and not (short and name.text[0] != sought[0])]
        yield [name for name in known if len(sought) > 2 and name.text.startswith(sought[:2])]


def one_apart(one: str, other: str) -> bool:
    """Does one character lie between the texts: another in its place, one too many or one missing?"""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    if len(one) == len(other):
        return one[same + 1 :] == other[same + 1 :]
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[same + 1 :] == shorter[same:]
