"""Two approvers at one instant, in processes of their own: one wins, the other is told why."""

import multiprocessing
import sqlite3
from collections import Counter

import pytest
from django.db import connection

from districts.models import Role
from editorial import verification, workflow
from editorial.models import Edition, Ledger
from tests import factories
from tests.editorial.racing import race

ROUNDS = 5
APPROVERS = 2


@pytest.fixture
def database(transactional_db, tmp_path):
    """(address, take): where the processes find the test database, and a function that takes their work over.

    A SQLite test database is in memory, where no other process sees it: they get a copy in a file.
    """
    settings = connection.settings_dict
    if connection.vendor == "postgresql":
        address = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**settings)
        return lambda: address, lambda: None
    path = tmp_path / "race.sqlite3"

    def copy():
        with sqlite3.connect(path) as file:
            connection.connection.backup(file)
        file.close()
        return f"sqlite:///{path}"

    def take():
        with sqlite3.connect(path) as file:
            file.backup(connection.connection)
        file.close()

    return copy, take


def test_one_wins_and_the_other_is_told(database):
    place, take = database
    district = factories.DistrictFactory()
    desk = factories.desk(district)
    approvers = [factories.staff(Role.APPROVER, district) for _ in range(APPROVERS)]
    waiting = []
    for _ in range(ROUNDS):
        with factories.acting(desk.editor):
            article = factories.ArticleFactory(district=district)
        edition = workflow.submit(article, desk.editor)
        waiting.append(workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest))
    before = Ledger.objects.get()

    spawn = multiprocessing.get_context("spawn")
    barrier, outcomes = spawn.Barrier(APPROVERS), spawn.Queue()
    address = place()
    processes = [
        spawn.Process(
            target=race,
            args=(address, [(each.pk, user.pk, each.digest) for each in waiting], barrier, outcomes),
            daemon=True,
        )
        for user in approvers
    ]
    for process in processes:
        process.start()
    told = [outcomes.get(timeout=90) for _ in range(ROUNDS * APPROVERS)]
    for process in processes:
        process.join(timeout=30)
        assert process.exitcode == 0
    take()

    winners = {edition: user for edition, user, reason in told if not reason}
    assert Counter(edition for edition, _, reason in told if not reason) == {each.pk: 1 for each in waiting}
    assert Counter(edition for edition, _, reason in told if reason) == {each.pk: APPROVERS - 1 for each in waiting}
    for each in waiting:
        edition = Edition.objects.get(pk=each.pk)
        assert edition.approved_by_id == winners[each.pk]
        assert [hand.user_id for hand in edition.hands.filter(part="approver")] == [winners[each.pk]]
        assert edition.decisions.filter(action="approve").count() == 1
    assert Ledger.objects.get().version == before.version + ROUNDS
    assert list(verification.verify()) == []
