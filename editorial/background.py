"""What has to be done again and again beside the web server: a list of chores, and the one process that does them.

Several machines may run it: a lease in the database says which of them works, and another takes over when that one is
gone. Each chore is safe to run twice all the same. A chore that fails is logged and tried again in its next turn; it
stops no other.
"""

import contextlib
import dataclasses
import datetime as dt
import logging
import threading
import time
import uuid
from collections.abc import Callable

from django.db import close_old_connections, transaction
from django.db.models import Q

from editorial import clock
from editorial.models import Lease

log = logging.getLogger(__name__)

LEASE = "background"
HELD = dt.timedelta(minutes=3)
"""For how long nobody else takes over after the last sign of life. Longer than a round of mails lasts whose server
stalls; a chore that lasts longer still may be done by two processes, which each of them bears."""
PAUSE = 5.0
"""Seconds between two looks at what is due."""


@dataclasses.dataclass(frozen=True)
class Chore:
    """`run(now)` is called every so many seconds; what it returns is logged where it is not empty or 0."""

    name: str
    every: float
    run: Callable[[dt.datetime], object]


_chores: dict[str, Chore] = {}


def register(name: str, every: float, function: Callable[[dt.datetime], object]) -> None:
    """Have the function called every so many seconds with the present instant. Apps do this in `ready()`.

    Raises ValueError if the name is taken.
    """
    if name in _chores:
        raise ValueError(f"the chore {name} is registered already")
    _chores[name] = Chore(name, every, function)


def chores() -> tuple[Chore, ...]:
    """All chores, in the order in which they were registered."""
    return tuple(_chores.values())


class Worker:
    """One process's part in the work. `stop()` may be called from a signal handler or another thread."""

    def __init__(self):
        self.holder = str(uuid.uuid4())
        self._stopping = threading.Event()
        self._next: dict[str, float] = {}

    def stop(self) -> None:
        self._stopping.set()

    @property
    def stopping(self) -> bool:
        return self._stopping.is_set()

    def once(self) -> bool:
        """Do every chore once; return whether this process was the one to work."""
        worked = self._round(chores())
        self._release()
        return worked

    def until_stopped(self, alive: Callable[[], bool] = lambda: True) -> None:
        """Do the chores when they are due, until `stop()` is called or `alive()` is false."""
        while not self.stopping and alive():
            moment = time.monotonic()
            due = [chore for chore in chores() if self._next.get(chore.name, 0.0) <= moment]
            with _logged("the lease"):
                if due and self._round(due):
                    self._next |= {chore.name: moment + chore.every for chore in due}
            close_old_connections()
            self._stopping.wait(PAUSE)
        with _logged("the lease"):
            self._release()

    def _round(self, due) -> bool:
        for chore in due:
            if self.stopping or not self._hold():
                return False
            with _logged(chore.name):
                if done := chore.run(clock.time()):
                    log.info("%s: %s", chore.name, done)
        return True

    @transaction.atomic
    def _hold(self) -> bool:
        """Take the lease or prolong it; False while another process has it."""
        now = clock.time()
        Lease.objects.get_or_create(name=LEASE, defaults={"until": now})
        free = Q(holder=self.holder) | Q(until__lte=now)
        return bool(Lease.objects.filter(free, name=LEASE).update(holder=self.holder, until=now + HELD))

    def _release(self) -> None:
        """Let another process take over at once."""
        Lease.objects.filter(name=LEASE, holder=self.holder).update(holder="", until=clock.time())


@contextlib.contextmanager
def _logged(what: str):
    """Let what fails in the block be logged, and stop nothing else."""
    try:
        yield
    except Exception:
        log.exception("%s failed", what)
