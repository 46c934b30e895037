"""What a reader typed, as search understands it: a few terms, all of which must be found."""

import dataclasses
import unicodedata

from editorial.search import spelling, text

LENGTH = 100
"""Characters of a query that are read."""

TERMS = 8
"""Terms of a query that are read."""

BODY_LENGTH, ACRONYM_LENGTH = 4, 3
"""Letters from which a term is looked for inside the reading, or the initials, of an organisation."""

_NAME_LENGTH = 3


@dataclasses.dataclass(frozen=True)
class Term:
    """A stretch of normalised text without spaces or punctuation. `letters` is "" if it cannot be pinyin."""

    text: str
    letters: str

    @property
    def alternatives(self) -> list[list[str]]:
        """Sets of grams, of which an entry must have one whole; a gram with * stands for all that begin so."""
        found = [_grams_of(self.text)]
        if self.letters:
            found += [[f"{spelling.PERSON}{self.letters}*"], [f"{spelling.INITIALS}{self.letters}"]]
            if len(self.letters) >= BODY_LENGTH:
                found.append([f"{spelling.BODY}{self.letters}*"])
            if len(self.letters) >= ACRONYM_LENGTH:
                found.append([f"{spelling.ACRONYM}{self.letters}*"])
        return found

    @property
    def needs_containment(self) -> bool:
        """Do the grams of the term not prove that it stands in the text? One gram does, several may be scattered."""
        grams = _grams_of(self.text)
        return len(grams) > 1 or "%" in self.text or len(self.text) > text.WORD_LIMIT


@dataclasses.dataclass(frozen=True)
class Query:
    """`typed` is shown to the reader again, `whole` is all of it, normalised, for exact titles and names."""

    typed: str
    whole: str
    terms: tuple[Term, ...]

    def __bool__(self):
        return bool(self.terms)


def parse(typed: str) -> Query:
    """Read a query; of a long one the beginning. Punctuation, quotation marks and unknown signs are passed over."""
    typed = typed[:LENGTH].replace("\0", "").encode(errors="ignore").decode().strip()
    pieces = unicodedata.normalize("NFKC", typed).split()
    if 1 < len(pieces) <= _NAME_LENGTH and all(len(piece) == 1 and text.is_han(piece) for piece in pieces):
        pieces = ["".join(pieces)]  # a name as lists print it, with gaps
    found = dict.fromkeys(term for piece in pieces for term in text.terms(text.normalise(piece)))
    whole = text.normalise("".join(pieces) if all(map(str.isascii, pieces)) else " ".join(pieces))
    return Query(typed, whole, tuple(_term(each) for each in list(found)[:TERMS]))


def _term(found: str) -> Term:
    letters = spelling.plain_letters(found)[: spelling.KEY_LIMIT] if spelling.is_spelled(found) else ""
    return Term(found, letters)


def _grams_of(term: str) -> list[str]:
    """The grams that a text with the term in it has. A single Han character and the last word may go on."""
    found = []
    runs = text.runs(term)
    for at, run in enumerate(runs):
        if text.is_han(run[0]):
            found += [run[place : place + 2] for place in range(len(run) - 1)] or [f"{run}*"]
        elif at == len(runs) - 1 and not run[-1].isdigit():
            found.append(f"{run[: text.WORD_LIMIT]}*")
        else:
            found.append(run[: text.WORD_LIMIT])
    return list(dict.fromkeys(found))
