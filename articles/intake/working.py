"""At work on an incoming story: each step under the lock of its row, and none once its draft was made."""

import contextlib
from collections.abc import Iterator

from django.db import transaction

from articles.models import Intake


class Over(Exception):
    """There is no more work on the story: its draft was made, perhaps a moment ago by a second click, or it could not
    be read."""


def check_open(intake: Intake) -> None:
    """Raise Over if the story, as it was read, waits for nobody."""
    if intake.step in (Intake.Step.DONE, Intake.Step.FAILED):
        raise Over


@contextlib.contextmanager
def at_work(intake: Intake) -> Iterator[None]:
    """A transaction that holds the story, read anew, so that of two people one works after the other. Raises Over."""
    with transaction.atomic():
        intake.refresh_from_db(from_queryset=Intake.objects.select_for_update())
        check_open(intake)
        yield
