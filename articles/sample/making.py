"""Making a sample: rows first, then their live editions, in one transaction under the lock of the ledger."""

import contextlib
import dataclasses
import gc
import random
from itertools import batched

from django.db import transaction

from articles.sample import campaigns, recipients, setting, stories, words
from articles.sample.publishing import Press
from editorial import ledger
from editorial.models import Edition

CHUNK = 2000


class MadeBefore(Exception):
    """The sample of that seed is there already."""


@dataclasses.dataclass(frozen=True)
class Size:
    honorees: int
    teams: int
    campaigns: int
    articles: int

    @property
    def total(self) -> int:
        return self.honorees + self.teams + self.campaigns + self.articles


def make(size: Size, seed: int = 1) -> None:
    """Write so many live records of each kind. Raises MadeBefore.

    The same size and seed make the same records wherever they are made. Articles need somebody to be about.
    """
    if Edition.objects.filter(public_id=words.public_id(_ids(seed))).exists():
        raise MadeBefore
    with _uncollected(), transaction.atomic():
        row, now = ledger.lock()
        place = setting.prepare(random.Random(seed), _ids(seed), now)  # noqa: S311 - nothing secret is made of it
        press = Press(place, row, now)
        people = recipients.people(place, size.honorees)
        groups = recipients.teams(place, size.teams, people)
        held = campaigns.campaigns(place, size.campaigns, people, groups)
        _publish(press, "honoree", recipients.honoree_page, people)
        _publish(press, "team", recipients.team_page, groups)
        _publish(press, "campaign", campaigns.campaign_page, held)
        for numbers in batched(range(size.articles if people or groups else 0), CHUNK):
            written = stories.stories(place, len(numbers), people + groups, held)
            _publish(press, "article", stories.article_page, written)
        press.finish()


@contextlib.contextmanager
def _uncollected():
    """Within the context the cycle collector rests: it would look through millions of living objects in vain."""
    resting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if resting:
            gc.enable()


def _publish(press: Press, kind: str, page_of, made: list) -> None:
    for chunk in batched(made, CHUNK):
        press.publish(kind, [(each.record, page_of(press.setting, each)) for each in chunk])


def _ids(seed: int) -> random.Random:
    """Where public ids come from: apart from all else, so that the first one tells whether the sample is there."""
    return random.Random(f"public ids {seed}")  # noqa: S311
