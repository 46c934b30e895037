"""Honours as they are counted: what each kind of page says was conferred, on whom, when, and how many were declared."""

import dataclasses


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

    `valid` is how many of the declared still stand, where some are revoked; None where all do.
    """

    title: str
    recipients: str
    declared: int | None
    qualifier: str
    listed: int
    valid: int | None = None

    @property
    def standing(self) -> int | None:
        """How many were declared and still stand."""
        return self.declared if self.valid is None else self.valid

    @property
    def missing(self) -> bool:
        """Whether more were declared, and still stand, than are listed."""
        return self.standing is not None and self.standing > self.listed
