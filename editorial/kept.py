"""What a process may keep of editions: derived values, as long as the publication clock or their condition stands."""

from collections.abc import Callable, Hashable

from editorial import clock

_STATES = 2
"""How many states are kept side by side: the present one and the one before it, which a request may still be reading.

States of the past, which only travellers see, are kept beside these, as many again: whoever leafs through the past
never pushes out what all readers need.
"""

_every: list["Kept | Lasting"] = []


class Kept[Value]:
    """Values by name, made once for each state of the clock. Two threads may make the same one: both are right."""

    def __init__(self):
        self._present: dict[tuple, dict[Hashable, Value]] = {}
        self._past: dict[tuple, dict[Hashable, Value]] = {}
        _every.append(self)

    def get(self, reading: clock.Reading, name: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value kept under `name` for the reading's state, or the one that `make` returns now."""
        states = self._past if reading.past else self._present
        values = states.get(reading.state)
        if values is None:
            values = {}
            states = dict(list(states.items())[1 - _STATES :]) | {reading.state: values}
            if reading.past:
                self._past = states
            else:
                self._present = states
        if name not in values:
            values[name] = make()
        return values[name]

    def forget(self) -> None:
        """Keep nothing any more."""
        self._present, self._past = {}, {}


class Lasting[Value]:
    """Values by key that outlast the clock's states, as what is told of an edition's frozen content does.

    They hold under one condition, for example who is suppressed: under another one there are none.
    """

    def __init__(self):
        self._kept: tuple[Hashable, dict[Hashable, Value]] = (None, {})
        _every.append(self)

    def under(self, condition: Hashable) -> dict[Hashable, Value]:
        """Return what was kept under the condition, which may be nothing."""
        kept_under, values = self._kept
        return values if kept_under == condition else {}

    def keep(self, condition: Hashable, values: dict[Hashable, Value]) -> None:
        """Keep these values and no others; as a whole, so that threads never see half of them."""
        self._kept = (condition, values)

    def forget(self) -> None:
        """Keep nothing any more."""
        self._kept = (None, {})


def forget() -> None:
    """Forget everything that is kept: for tests, whose databases are not one another's future."""
    for each in _every:
        each.forget()
