"""What a page is about where people's own interests could be touched: whom it honours, and which units supplied it."""

import dataclasses

from editorial.pages import Ref


@dataclasses.dataclass(frozen=True)
class Honoured:
    """One whom a page is about or commends. `belongs` are words that say of which unit: its name, or a post as printed.

    `unit`: it is a team, so that its own name is that of a unit.
    """

    ref: Ref
    belongs: tuple[str, ...] = ()
    unit: bool = False

    @property
    def name(self) -> str:
        return self.ref.label

    @property
    def units(self) -> tuple[str, ...]:
        """All words in which a unit may be named, without the empty ones."""
        return tuple(filter(None, [*self.belongs, self.name if self.unit else ""]))


@dataclasses.dataclass(frozen=True)
class Interests:
    """`suppliers` are the units from which the page comes, with the place in the page that names each."""

    honoured: tuple[Honoured, ...] = ()
    suppliers: tuple[tuple[str, str], ...] = ()
