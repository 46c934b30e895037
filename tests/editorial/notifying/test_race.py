"""Two outboxes at one instant, in processes of their own: every mail leaves once."""

import os
from collections import Counter

import pytest

from editorial.models import Notification
from tests.editorial.notifying.conftest import World
from tests.editorial.senders import sent_by_two
from tests.editorial.test_race import database

__all__ = ["database"]

pytestmark = pytest.mark.full

ROUNDS = int(os.environ.get("OUTBOX_ROUNDS", "2"))
"""Pages submitted; three mails each."""


def test_no_mail_leaves_twice(database, tmp_path):
    place, take = database
    world = World()
    for _ in range(ROUNDS):
        world.submitted()
    lines = sent_by_two(place(), tmp_path / "mails", "mail")
    take()

    identified = Counter(line for line in lines if line.startswith("Message-ID: <notification-"))
    rows = Notification.objects.filter(event="submitted")
    assert len(identified) == rows.count() == 3 * ROUNDS
    assert set(identified.values()) == {1}
    assert set(rows.values_list("attempts", flat=True)) == {1}
    assert not rows.filter(mailed_at=None).exists()
