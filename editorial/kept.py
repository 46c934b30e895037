"""What a process may keep of live editions: derived values, each for as long as the publication clock stands."""

from collections.abc import Callable, Hashable

from editorial import clock

_STATES = 2
"""How many states are kept side by side: the present one, and one that a traveller in time is looking at."""

_every: list["Kept"] = []


class Kept[Value]:
    """Values by name, made once for each state of the clock. Two threads may make the same one: both are right."""

    def __init__(self):
        self._values: dict[tuple, dict[Hashable, Value]] = {}
        _every.append(self)

    def get(self, reading: clock.Reading, name: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value kept under `name` for the reading's state, or the one that `make` returns now."""
        values = self._values.get(reading.state)
        if values is None:
            recent = list(self._values.items())[1 - _STATES :]
            values = {}
            self._values = dict(recent) | {reading.state: values}
        if name not in values:
            values[name] = make()
        return values[name]


def forget() -> None:
    """Forget everything that is kept: for tests, whose databases are not one another's future."""
    for each in _every:
        each._values = {}
