"""Two people at one instant, in processes of their own: one wins, the other is told why, and the chain stays one."""

import multiprocessing
import os
import sqlite3

import pytest
from django.db import connection, transaction

from districts.models import Assignment, Role
from editorial import clock, verification, workflow
from editorial.models import Decision, Edition, Ledger, Stage
from tests import factories
from tests.editorial.racing import Attempt, race

ROUNDS = int(os.environ.get("RACE_ROUNDS", "20"))
"""Rounds of two approvers; continuous integration runs 200."""


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


@pytest.fixture
def people(transactional_db):
    """The desk of one district, and a second approver who edits as well."""
    district = factories.DistrictFactory()
    found = factories.desk(district)
    found.district = district
    found.second = factories.staff(Role.APPROVER, district)
    Assignment.objects.create(user=found.second, role=Role.EDITOR, district=district)
    return found


def written(people):
    with factories.acting(people.editor):
        return factories.ArticleFactory(district=people.district)


def in_approval(people, article) -> Edition:
    edition = workflow.submit(article, people.editor)
    return workflow.perform("pass_review", edition, people.reviewer, digest=edition.digest)


def run(database, rounds: list[tuple[Attempt, Attempt]]) -> list[tuple[str, str]]:
    """What both were told in each round: "" or the reason of the refusal."""
    place, take = database
    spawn = multiprocessing.get_context("spawn")
    barrier, outcomes = spawn.Barrier(2), spawn.Queue()
    address = place()
    sides = [list(side) for side in zip(*rounds, strict=True)]
    processes = [spawn.Process(target=race, args=(address, side, barrier, outcomes), daemon=True) for side in sides]
    for process in processes:
        process.start()
    told = dict(outcomes.get(timeout=120) for _ in processes)
    for process in processes:
        process.join(timeout=30)
        assert process.exitcode == 0
    take()
    return list(zip(*(told[side[0].user] for side in sides), strict=True))


def test_two_at_one_instant(database, people):
    """Two approvers; then approval against recall and against withdrawal, and two submissions of one record."""
    with transaction.atomic():
        waiting = [in_approval(people, written(people)) for _ in range(ROUNDS)]
    rounds = [
        tuple(Attempt("approve", each.pk, user.pk, each.digest) for user in (people.approver, people.second))
        for each in waiting
    ]  # fmt: skip
    recalled = in_approval(people, written(people))
    article = written(people)
    live = factories.publish(article, people)
    with factories.acting(people.editor):
        article.title += "（改）"
        article.save()
    following = in_approval(people, article)
    twice = written(people)
    rounds += [
        (Attempt("approve", recalled.pk, people.approver.pk, recalled.digest),
         Attempt("recall", recalled.pk, people.editor.pk, recalled.digest)),
        (Attempt("approve", following.pk, people.approver.pk, following.digest),
         Attempt("withdraw", live.pk, people.second.pk, live.digest)),
        (Attempt("submit", twice.pk, people.editor.pk), Attempt("submit", twice.pk, people.second.pk)),
    ]  # fmt: skip
    before = Ledger.objects.get().version

    told = run(database, rounds)

    assert list(verification.verify()) == []
    assert Decision.objects.count() == Decision.objects.values("previous").distinct().count()
    for each, answers in zip(waiting, told[:ROUNDS], strict=True):
        one_approved(each, answers, people)
    approved_or_recalled(recalled, told[-3])
    replaced_or_withdrawn(live, following, told[-2])
    one_submitted(twice, told[-1])
    published = ROUNDS + sum(answers[0] == "" for answers in told[-3:-1]) + (told[-2][1] == "")
    assert Ledger.objects.get().version == before + published


def one_approved(edition, answers, people):
    edition.refresh_from_db()
    assert sorted(map(bool, answers)) == [False, True], answers
    winner = (people.approver, people.second)[answers.index("")]
    assert edition.approved_by == winner
    assert [hand.user for hand in edition.hands.filter(part="approver")] == [winner]
    assert edition.decisions.filter(action="approve").count() == 1


def approved_or_recalled(edition, answers):
    edition.refresh_from_db()
    assert sorted(map(bool, answers)) == [False, True], answers
    assert edition.stage == (Stage.APPROVED if answers[0] == "" else Stage.RECALLED)


def replaced_or_withdrawn(live, following, answers):
    """The approval goes through either way; the withdrawal only if it came first. Readers have the new page."""
    now = clock.read().now
    live.refresh_from_db()
    following.refresh_from_db()
    assert answers[0] == "", answers
    assert following.is_live(now)
    assert not live.is_live(now)
    assert bool(live.ended_at) == (answers[1] == "")


def one_submitted(article, answers):
    assert sorted(map(bool, answers)) == [False, True], answers
    assert Edition.objects.of_record("article", article.pk).count() == 1
