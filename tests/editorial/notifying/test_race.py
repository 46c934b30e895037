"""Two outboxes at one instant, in processes of their own: every mail leaves once."""

import multiprocessing
import os
from collections import Counter

from editorial.models import Notification
from tests.editorial.notifying.conftest import World
from tests.editorial.notifying.racing import race
from tests.editorial.test_race import database

__all__ = ["database"]

ROUNDS = int(os.environ.get("OUTBOX_ROUNDS", "2"))
"""Pages submitted; three mails each."""


def test_no_mail_leaves_twice(database, tmp_path):
    place, take = database
    world = World()
    for _ in range(ROUNDS):
        world.submitted()
    folder = tmp_path / "mails"
    folder.mkdir()
    spawn = multiprocessing.get_context("spawn")
    barrier = spawn.Barrier(2)
    address = place()
    processes = [spawn.Process(target=race, args=(address, str(folder), barrier), daemon=True) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=90)
        assert process.exitcode == 0
    take()

    sent = "".join(file.read_text() for file in folder.iterdir())
    identified = Counter(line for line in sent.splitlines() if line.startswith("Message-ID: <notification-"))
    rows = Notification.objects.filter(event="submitted")
    assert len(identified) == rows.count() == 3 * ROUNDS
    assert set(identified.values()) == {1}
    assert set(rows.values_list("attempts", flat=True)) == {1}
    assert not rows.filter(mailed_at=None).exists()
