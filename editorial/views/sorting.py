"""The order that a list is asked for by its address: what there is to choose, and the address of each choice."""

import dataclasses
from collections.abc import Callable

from django.utils.functional import Promise

from editorial.facets.ordering import Key


@dataclasses.dataclass(frozen=True)
class Order:
    """A way to sort a list. `offered`: it is named beside the list, not only at a column of the table.

    `falling`: the first click begins with the largest, as readers expect of years.
    """

    label: str | Promise
    key: Key
    offered: bool = False
    falling: bool = False


@dataclasses.dataclass(frozen=True)
class Choice:
    """An order with its state, "ascending", "descending" or "" if it is not the present one, and the next address."""

    label: str | Promise
    state: str
    address: str


@dataclasses.dataclass(frozen=True)
class Sorting:
    """`chosen` names the present order, "" for the usual one; `address` makes the address of another `sort`."""

    orders: dict[str, Order]
    chosen: str
    descending: bool
    address: Callable[[str], str]

    @property
    def usual(self) -> str:
        """The address of the list in its usual order."""
        return self.address("")

    @property
    def present(self) -> Order | None:
        return self.orders.get(self.chosen)

    def offered(self) -> list[Choice]:
        """What is named beside the list: the orders that always are, and the present one."""
        return [self.choice(name) for name, order in self.orders.items() if order.offered or name == self.chosen]

    def choice(self, name: str) -> Choice:
        order, present = self.orders[name], name == self.chosen
        falls = not self.descending if present else order.falling
        state = ("descending" if self.descending else "ascending") if present else ""
        return Choice(order.label, state, self.address(f"-{name}" if falls else name))


def asked(value: str, orders: dict[str, Order]) -> str:
    """The order that an address asks for, such as `year` or `-year`; "" for none and for one that there is not."""
    return value if value.removeprefix("-") in orders else ""
