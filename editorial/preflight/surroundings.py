"""What checks compare a page with: one reading of the clock, and whatever else one look serves several checks."""

import functools
from collections.abc import Callable, Hashable

from editorial import clock


class Surroundings:
    """Made anew for each run of the checks; nothing is asked of the database before a check wants it."""

    def __init__(self):
        self._found: dict[Hashable, object] = {}

    @functools.cached_property
    def reading(self) -> clock.Reading:
        return clock.read()

    def once(self, name: Hashable, make: Callable[[], object]):
        """Return what `make` returned the first time that `name` was asked for in this run."""
        if name not in self._found:
            self._found[name] = make()
        return self._found[name]
