"""Two senders at one instant, in processes of their own: every mail leaves once."""

from collections import Counter

import pytest

from editorial.models import Dispatch, Subscription
from tests.editorial import published
from tests.editorial.senders import sent_by_two
from tests.editorial.subscribing.conftest import confirmed, live
from tests.editorial.test_race import database

__all__ = ["database"]

pytestmark = pytest.mark.full

READERS = 6


def test_nobody_is_told_twice(database, tmp_path):
    place, take = database
    for _ in range(READERS):
        row = confirmed()
        confirmed(("district", published.PLACE.code), email=row.email)
        Subscription.objects.filter(pk=confirmed().pk).update(confirmed_at=None, invited_at=None)
    live(published.article("报道一"), published.article("报道二"))
    lines = sent_by_two(place(), tmp_path / "mails", "subscriptions asked for", "news to subscribers")
    take()

    told = Counter(line for line in lines if line.startswith("To: "))
    assert len(told) == 2 * READERS
    assert set(told.values()) == {1}
    assert Dispatch.objects.count() == 2 * READERS
    assert not Dispatch.objects.filter(sent_at=None).exists()
