"""Who carries a name is looked for once in what was published, and told exactly all the same."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from editorial import carriers, clock, suppression, workflow
from tests import factories

pytestmark = pytest.mark.django_db

NAME, OTHER = "甲测丁", "乙测戊"
SOUGHT = (("honoree", "somebody"), NAME)


@pytest.fixture
def story(district, desk):
    """A function that makes an article with this body."""

    def make(body):
        with factories.acting(desk.editor):
            return factories.ArticleFactory(district=district, body=f"<p>{body}</p>")

    return make


def found(sought=SOUGHT) -> frozenset[int]:
    return carriers.carriers([sought])[sought]


def reads_of_pages(work) -> list[str]:
    """The queries of the work that look through the text of every page."""
    with CaptureQueriesContext(connection) as queries:
        work()
    everywhere = [each["sql"] for each in queries if "REGEXP" in each["sql"] or " ~ " in each["sql"]]
    return [sql for sql in everywhere if '"editorial_edition"."id" >' not in sql]


def test_what_was_published_before_and_after_is_found(story, desk):
    carrying = [factories.publish(story(f"记者采访了{NAME}同志。"), desk)]
    factories.publish(story("没有人。"), desk)
    assert found() == {carrying[0].pk}
    carrying.append(factories.publish(story(f"{NAME}修好一座桥。"), desk))
    assert found() == {each.pk for each in carrying}
    workflow.perform("withdraw", carrying[0], desk.reviewer, digest=carrying[0].digest, note="理由")
    assert found() == {each.pk for each in carrying}, "what was once public is told of the past"


def test_what_was_submitted_before_and_approved_after_is_found(story, desk):
    article = story(f"{NAME}修好一座桥。")
    edition = workflow.submit(article, desk.editor, answers=factories.answered(article))
    factories.publish(story("没有人。"), desk)
    assert found() == frozenset()
    edition = workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    answers = factories.answered_by(desk.approver, edition)
    workflow.perform("approve", edition, desk.approver, digest=edition.digest, answers=answers)
    assert found() == {edition.pk}


def test_what_was_read_in_a_transaction_that_came_to_nothing_is_read_again(story, desk):
    kept, undone = story(f"{NAME}在这里。"), story("没有人。")
    with transaction.atomic():
        factories.publish(undone, desk)
        assert found() == frozenset()
        transaction.set_rollback(True)
    edition = factories.publish(kept, desk)
    assert found() == {edition.pk}


def test_several_names_are_looked_for_together(story, desk):
    editions = [factories.publish(story(f"{name}在这里。"), desk) for name in (NAME, OTHER)]
    both = [SOUGHT, (("honoree", "another"), OTHER), (("honoree", "another"), "丁")]
    told = {}
    assert len(reads_of_pages(lambda: told.update(carriers.carriers(both)))) == 1
    assert [*told.values()] == [{editions[0].pk}, {editions[1].pk}, frozenset()]


def test_pages_are_looked_through_once_for_a_name(story, desk):
    factories.publish(story(f"{NAME}在这里。"), desk)
    assert len(reads_of_pages(found)) == 1
    assert reads_of_pages(found) == []
    factories.publish(story("没有人。"), desk)
    assert reads_of_pages(found) == []


def test_under_the_ledgers_lock_only_new_pages_are_looked_through(story, district, desk):
    with factories.acting(desk.editor):
        person = factories.HonoreeFactory(district=district, name=NAME)
    factories.publish(story(f"{NAME}在这里。"), desk)
    with CaptureQueriesContext(connection) as queries:
        suppression.suppress(("honoree", person.public_id), NAME, desk.approver, authority="某机关", reason="撤销")
    statements = [each["sql"] for each in queries]
    locked = next(at for at, sql in enumerate(statements) if "editorial_ledger" in sql)
    scans = [at for at, sql in enumerate(statements) if "REGEXP" in sql or " ~ " in sql]
    assert len(scans) == 1
    assert scans[0] < locked


def test_reading_the_past_looks_through_pages_once_for_all_suppressions_and_instants(story, district, desk):
    with factories.acting(desk.editor):
        people = [factories.HonoreeFactory(district=district, name=name) for name in (NAME, OTHER)]
    editions = [factories.publish(story(f"{name}在这里。"), desk) for name in (NAME, OTHER)]
    for person in people:
        suppression.suppress(("honoree", person.public_id), person.name, desk.approver, authority="机关", reason="撤销")
    before = editions[1].live_from + dt.timedelta(microseconds=1)
    withheld = []

    def leaf():
        for moment in (editions[0].live_from, editions[1].live_from, before):
            with clock.travelling(moment):
                withheld.append(suppression.withheld_at(clock.read()))

    assert len(reads_of_pages(leaf)) == 1
    assert withheld == [{editions[0].pk}, {each.pk for each in editions}, {each.pk for each in editions}]
