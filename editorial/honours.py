"""Honours as they are counted: what each kind of page says was conferred, on whom, when, and how many were declared."""

import dataclasses
from collections.abc import Iterable


@dataclasses.dataclass(frozen=True)
class Honour:
    """One award to one recipient. `recipient` is (kind, public id); `form` what sort of award it is, in words.

    `level` is one of `LEVELS` in editorial.statistics, "" where the page does not say: then it is that of the place.
    `giver` is the campaign or body that conferred it, in words; `place` the code of the recipient's district where the
    page says it. `standing` is "grassroots" or "other" by the post or unit that the page states, "" where none is.
    """

    recipient: tuple[str, str]
    title: str
    year: int | None
    level: str = ""
    form: str = ""
    giver: str = ""
    place: str = ""
    standing: str = ""


@dataclasses.dataclass(frozen=True)
class Tally:
    """A title of a campaign: how many were declared (None: no number), and how many are listed by name.

    `revoked` is how many of its awards are revoked; what is listed leaves them out.
    """

    title: str
    recipients: str
    declared: int | None
    qualifier: str
    listed: int
    revoked: int = 0

    @property
    def number(self) -> int:
        """How many there were: declared, or else listed."""
        return self.listed if self.declared is None else self.declared

    @property
    def valid(self) -> int | None:
        """How many of the declared still stand; None where all do, and where no exact number was declared."""
        if not self.revoked or self.declared is None or self.qualifier:
            return None
        return max(self.declared - self.revoked, self.listed)

    @property
    def standing(self) -> int | None:
        """How many were declared and still stand."""
        return self.declared if self.valid is None else self.valid

    @property
    def missing(self) -> bool:
        """Whether more were declared, and still stand, than are listed."""
        return self.standing is not None and self.standing > self.listed


@dataclasses.dataclass(frozen=True)
class Total:
    """What the titles of a campaign come to for persons, or for teams: `number` were declared, or else listed, of which
    `valid` still stand; None where all do, or where that is not known. `qualifier` is that of the number, where it is
    one number."""

    recipients: str
    number: int
    valid: int | None
    qualifier: str


def total(recipients: str, tallies: Iterable[Tally]) -> Total:
    """The total of the titles for these recipients, "person" or "team"."""
    own = [each for each in tallies if each.recipients == recipients]
    number = sum(each.number for each in own)
    lost = sum(each.number - each.valid for each in own if each.valid is not None)
    return Total(recipients, number, number - lost if lost else None, own[0].qualifier if len(own) == 1 else "")


def totals(tallies: Iterable[Tally]) -> list[Total]:
    """The totals for persons and for teams, where there are any."""
    tallies = list(tallies)
    return [found for recipients in ("person", "team") if (found := total(recipients, tallies)).number]
