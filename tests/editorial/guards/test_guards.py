"""SQL by hand against every guard: it is refused, on both engines, and changes nothing."""

# ruff: noqa: S608 - the statements are the tests' own

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction

from editorial import clock, guards, suppression, workflow
from editorial.models import Decision, Edition, EditionLink, Ledger, Suppression
from tests import factories

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
GUARDS = r"editorial_\w+: |edition_no_overlap|edition_one_unended"
TABLES = ["edition", "editionpage", "editionlink", "decision", "hand", "suppression", "ledger"]


@pytest.fixture
def live(article, desk):
    return factories.publish(article, desk)


@pytest.fixture
def scheduled(article, desk, live):
    """A second edition of the same article, which begins tomorrow."""
    with factories.acting(desk.editor):
        article.title += "（续）"
        article.save()
    return factories.publish(article, desk, at=clock.time() + DAY)


@pytest.fixture
def suppressed(district, desk):
    honoree = factories.HonoreeFactory(district=district)
    target = ("honoree", honoree.public_id)
    return suppression.suppress(target, honoree.name, desk.approver, authority="某机关", reason="撤销")


def refused(sql, *parameters):
    """Assert that the statement is refused and that it was a guard that refused it."""
    with pytest.raises(IntegrityError, match=GUARDS), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def done(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        assert cursor.rowcount == 1


def moment(value):
    """An instant as a statement by hand writes it."""
    return connection.ops.adapt_datetimefield_value(value)


@pytest.mark.parametrize(
    "assignment",
    [
        "title = 'x'", "summary = 'x'", "digest = 'x'", "kind = 'team'", "record_id = 0", "number = 9", "schema = 99",
        "public_id = 'x'", "place = 'x'", "card = '{}'", "picture = 'x'", "change_note = 'x'", "derived_from_id = id",
        "shown_on = '2020-01-01'", "shown_on = NULL", "submitted_by_id = approved_by_id",
        "submitted_at = approved_at", "reviewed_by_id = approved_by_id", "reviewed_at = NULL",
        "approved_by_id = submitted_by_id", "approved_by_id = NULL", "approved_at = submitted_at", "id = 0",
    ],
)  # fmt: skip
def test_what_an_edition_says_and_who_signed_it_does_not_change(live, assignment):
    refused(f"UPDATE editorial_edition SET {assignment} WHERE id = %s", live.pk)


@pytest.mark.parametrize("stage", ["in_review", "in_approval", "returned", "recalled", "set_aside"])
def test_an_approved_edition_does_not_go_back(live, stage):
    statement = "UPDATE editorial_edition SET stage = %s, live_from = NULL, live_until = NULL WHERE id = %s"
    refused(statement, stage, live.pk)


@pytest.mark.parametrize("stage", ["approved", "cancelled", "in_approval"])
@pytest.mark.parametrize("ended", ["recall", "return_review"])
def test_an_ended_edition_does_not_move_on(article, desk, stage, ended):
    edition = workflow.submit(article, desk.editor)
    user = desk.editor if ended == "recall" else desk.reviewer
    workflow.perform(ended, edition, user, digest=edition.digest, note="理由")
    begin = "CURRENT_TIMESTAMP" if stage == "approved" else "NULL"
    refused(f"UPDATE editorial_edition SET stage = %s, live_from = {begin} WHERE id = %s", stage, edition.pk)


def test_review_is_not_skipped(article, desk):
    edition = workflow.submit(article, desk.editor)
    refused(
        "UPDATE editorial_edition SET stage = 'approved', live_from = %s WHERE id = %s",
        moment(clock.time() + DAY), edition.pk,
    )  # fmt: skip


def test_a_review_is_signed_only_when_it_is_passed(article, desk):
    edition = workflow.submit(article, desk.editor)
    refused("UPDATE editorial_edition SET reviewed_by_id = %s WHERE id = %s", desk.reviewer.pk, edition.pk)
    refused("UPDATE editorial_edition SET approved_by_id = %s WHERE id = %s", desk.reviewer.pk, edition.pk)


def test_what_is_live_does_not_begin_at_another_time(live):
    for other in (clock.time() + 2 * DAY, clock.time() - DAY):
        refused("UPDATE editorial_edition SET live_from = %s WHERE id = %s", moment(other), live.pk)


def test_what_is_scheduled_moves_to_another_time_to_come_and_to_no_other(scheduled):
    move = "UPDATE editorial_edition SET live_from = %s WHERE id = %s"
    for other in (clock.time() - DAY, Ledger.objects.get().changed_at):
        refused(move, moment(other), scheduled.pk)
    refused("UPDATE editorial_edition SET live_from = NULL WHERE id = %s", scheduled.pk)
    for stage in ("in_approval", "returned", "cancelled"):
        refused("UPDATE editorial_edition SET stage = %s, live_from = %s WHERE id = %s",
                stage, moment(clock.time() + 2 * DAY), scheduled.pk)  # fmt: skip
    done(move, moment(clock.time() + 2 * DAY), scheduled.pk)


def test_what_should_have_begun_by_the_last_decision_does_not_move(scheduled):
    Ledger.objects.update(changed_at=scheduled.live_from)
    later = moment(scheduled.live_from + DAY)
    refused("UPDATE editorial_edition SET live_from = %s WHERE id = %s", later, scheduled.pk)


def test_the_date_shown_moves_with_the_publication_only(scheduled):
    refused("UPDATE editorial_edition SET shown_on = '2031-01-01' WHERE id = %s", scheduled.pk)
    refused("UPDATE editorial_editionlink SET shown_on = '2031-01-01' WHERE edition_id = %s", scheduled.pk)
    begin = moment(clock.time() + 2 * DAY)
    refused("UPDATE editorial_edition SET live_from = %s, shown_on = NULL WHERE id = %s", begin, scheduled.pk)
    done("UPDATE editorial_edition SET live_from = %s, shown_on = '2031-01-01' WHERE id = %s", begin, scheduled.pk)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE editorial_editionlink SET shown_on = '2031-01-01' WHERE edition_id = %s", [scheduled.pk])
    refused("UPDATE editorial_editionlink SET shown_on = '2031-01-02' WHERE edition_id = %s", scheduled.pk)
    refused("UPDATE editorial_editionlink SET shown_on = NULL WHERE edition_id = %s", scheduled.pk)


def test_the_next_look_is_set_for_what_was_approved_only(article, desk):
    edition = workflow.submit(article, desk.editor)
    refused("UPDATE editorial_edition SET review_on = '2031-01-01' WHERE id = %s", edition.pk)
    refused("UPDATE editorial_edition SET due_on = '2031-01-01' WHERE id = %s", edition.pk)


def test_the_next_look_of_what_was_approved_is_put_off_and_never_dropped(live):
    done("UPDATE editorial_edition SET review_on = '2031-01-01' WHERE id = %s", live.pk)
    refused("UPDATE editorial_edition SET review_on = NULL WHERE id = %s", live.pk)


def test_an_approval_does_not_begin_before_what_readers_have_seen(article, desk):
    edition = workflow.submit(article, desk.editor)
    workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    refused(
        "UPDATE editorial_edition SET stage = 'approved', live_from = %s WHERE id = %s",
        moment(clock.time() - DAY), edition.pk,
    )  # fmt: skip


def test_what_was_live_is_not_cancelled(live):
    refused("UPDATE editorial_edition SET stage = 'cancelled', live_from = NULL WHERE id = %s", live.pk)


def test_what_has_ended_does_not_run_on(live, desk):
    workflow.perform("withdraw", live, desk.reviewer, digest=live.digest, note="理由")
    refused("UPDATE editorial_edition SET live_until = NULL WHERE id = %s", live.pk)
    refused("UPDATE editorial_edition SET live_until = %s WHERE id = %s", moment(clock.time() + DAY), live.pk)
    refused("UPDATE editorial_edition SET ended_by_id = approved_by_id WHERE id = %s", live.pk)
    refused("UPDATE editorial_edition SET ended_reason = '' WHERE id = %s", live.pk)


def test_an_interval_does_not_end_in_the_past(live):
    Ledger.objects.update(changed_at=clock.time() + DAY)
    refused("UPDATE editorial_edition SET live_until = %s WHERE id = %s", moment(clock.time() + DAY / 2), live.pk)


def test_a_scheduled_edition_may_be_cancelled_and_its_predecessor_inherits(live, scheduled):
    done("UPDATE editorial_edition SET stage = 'cancelled', live_from = NULL WHERE id = %s", scheduled.pk)
    done("UPDATE editorial_edition SET live_until = NULL WHERE id = %s", live.pk)


def test_two_editions_of_a_record_never_overlap(live, scheduled):
    """Neither by running on, nor by a row written by hand."""
    begin = scheduled.live_from
    refused("UPDATE editorial_edition SET live_until = %s WHERE id = %s", moment(begin + DAY), live.pk)
    refused("UPDATE editorial_edition SET live_until = NULL WHERE id = %s", live.pk)
    names = ", ".join(field.column for field in Edition._meta.concrete_fields if field.column not in ("id", "number"))
    columns = names.replace("live_from", "%s").replace("live_until", "%s")
    insert = f"INSERT INTO editorial_edition (number, {names}) SELECT 9, {columns} FROM editorial_edition WHERE id = %s"
    for start, until in ((live.live_from, begin), (begin - DAY / 2, begin + DAY), (begin + DAY, begin + 2 * DAY)):
        with pytest.raises(IntegrityError, match=GUARDS), transaction.atomic():
            done(insert, moment(start), moment(until), live.pk)


def test_other_records_do_not_stand_in_the_way(live, district, desk):
    with factories.acting(desk.editor):
        other = factories.HonoreeFactory(district=district, pk=live.record_id)
    assert factories.publish(other, desk).is_live(clock.read().now)


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_never_deleted(live, suppressed, table):
    refused(f"DELETE FROM editorial_{table}")


@pytest.mark.parametrize(
    ("table", "assignment"),
    [
        ("editionpage", "page = '{}'"), ("editionpage", "edition_id = 0"),
        ("editionlink", "label = 'x'"), ("editionlink", "target_id = 'x'"), ("editionlink", "position = 7"),
        ("editionlink", "relation = 'about'"), ("editionlink", "shown_on = NULL"),
        ("editionlink", "shown_on = '2020-01-01'"), ("editionlink", "edition_id = 0"),
        ("decision", "note = 'x'"), ("decision", "hash = 'x'"), ("decision", "previous = 'x'"),
        ("decision", "by_id = 0"), ("decision", "at = NULL"), ("decision", "detail = '{}'"), ("decision", "id = 0"),
        ("hand", "part = 'contributor'"), ("hand", "user_id = 0"), ("hand", "edition_id = 0"),
        ("suppression", "name = 'x'"), ("suppression", "reason = 'x'"), ("suppression", "target_id = 'x'"),
        ("suppression", "since = NULL"), ("suppression", "by_id = 0"), ("suppression", "public_wording = 'x'"),
        ("suppression", "lifted_by_id = by_id"), ("suppression", "lifted_at = since"),
        ("ledger", "version = 0"), ("ledger", "changed_at = '2000-01-01 00:00:00+00:00'"), ("ledger", "id = 2"),
    ],
)  # fmt: skip
def test_rows_that_stand_are_not_changed(live, suppressed, table, assignment):
    condition = " WHERE part <> 'contributor'" if assignment == "part = 'contributor'" else ""
    refused(f"UPDATE editorial_{table} SET {assignment}{condition}")


def test_a_suppression_is_lifted_once(suppressed, district, desk):
    suppression.lift(suppressed, desk.approver, note="查清")
    refused("UPDATE editorial_suppression SET lifted_at = NULL, lifted_by_id = NULL")
    refused("UPDATE editorial_suppression SET lifted_by_id = %s", desk.editor.pk)


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_not_emptied_and_rows_not_replaced(live, suppressed, table):
    """By what each engine offers for it, and neither by their own key nor by another that is unique."""
    if connection.vendor == "postgresql":
        connection.check_constraints()  # a table with deferred checks pending is not truncated anyway
        refused(f"TRUNCATE editorial_{table} CASCADE")
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA table_info(editorial_{table})")
        names = [f'"{row[1]}"' for row in cursor.fetchall()]
    for verb in ("INSERT OR REPLACE", "REPLACE", "INSERT"):
        refused(f"{verb} INTO editorial_{table} SELECT * FROM editorial_{table}")
        if '"id"' in names and table != "ledger":
            others = ", ".join(name for name in names if name != '"id"')
            refused(f"{verb} INTO editorial_{table} ({others}) SELECT {others} FROM editorial_{table}")


def test_an_edition_under_way_is_not_replaced_by_a_later_one(article, desk):
    edition = workflow.submit(article, desk.editor)
    names = [field.column for field in Edition._meta.concrete_fields if field.column not in ("id", "number")]
    verb = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    with pytest.raises(IntegrityError), transaction.atomic():
        done(
            f"{verb} INTO editorial_edition (number, {', '.join(names)})"
            f" SELECT 2, {', '.join(names)} FROM editorial_edition WHERE id = %s",
            edition.pk,
        )
    assert Edition.objects.get() == edition


def test_an_update_replaces_nothing(live, scheduled):
    verb = "UPDATE OR REPLACE" if connection.vendor == "sqlite" else "UPDATE"
    refused(f"{verb} editorial_edition SET live_until = NULL WHERE id = %s", live.pk)
    refused(f"{verb} editorial_decision SET previous = ''")
    assert Edition.objects.filter(pk=scheduled.pk).exists()


def test_a_link_of_an_undated_page_is_dated_once(article, desk, live):
    link = EditionLink.objects.filter(edition=live).first()
    assert link.shown_on == live.shown_on is not None
    refused("UPDATE editorial_editionlink SET shown_on = '2031-01-01' WHERE id = %s", link.pk)


def test_what_was_refused_changed_nothing(live):
    before = Edition.objects.values().get(pk=live.pk), list(Decision.objects.values())
    refused("UPDATE editorial_edition SET title = 'x'")
    refused("DELETE FROM editorial_decision")
    assert (Edition.objects.values().get(pk=live.pk), list(Decision.objects.values())) == before
    assert not Suppression.objects.exists()
    assert guards.missing() == []
