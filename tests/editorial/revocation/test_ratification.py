"""A suppression is ratified by a second person within a day, or escalated; nothing lifts it by itself."""

import datetime as dt

import pytest

from editorial import clock, suppression
from editorial.models import Decision
from editorial.revocation import ratification
from editorial.revocation.ratification import State
from editorial.workflow import Refused
from tests import factories

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def row(person, district, desk):
    return suppression.suppress(
        ("honoree", person.public_id), person.name, desk.approver, authority="某机关", reason="撤销"
    )


def test_a_second_person_ratifies_once(row, desk, second):
    with pytest.raises(Refused):
        ratification.ratify(row, desk.approver)
    ratification.ratify(row, second, note="属实")
    row.refresh_from_db()
    assert row.ratified_by == second
    decision = Decision.objects.last()
    assert (decision.action, decision.by, decision.at) == ("ratify", second, row.ratified_at)
    with pytest.raises(Refused):
        ratification.ratify(row, desk.reviewer)


@pytest.mark.parametrize("role", ["editor", "registrar", "auditor", "administrator"])
def test_it_takes_the_role_and_the_place(row, district, role):
    for user in (factories.staff(role, district), factories.staff("approver", factories.DistrictFactory())):
        with pytest.raises(Refused):
            ratification.ratify(row, user)


def test_what_was_lifted_is_not_ratified(row, desk, district, second):
    suppression.lift(row, desk.reviewer, note="查清")
    with pytest.raises(Refused):
        ratification.ratify(row, second)
    assert ratification.escalate_overdue(clock.time() + 2 * DAY) == []


def test_the_award_of_a_case_goes_with_its_recipient(case, second):
    assert [each.pk for each, _district in ratification.waiting_for(second)] == [case.suppression_id]
    ratification.ratify(case.suppression, second)
    case.award_suppression.refresh_from_db()
    assert case.award_suppression.ratified_by == second
    assert ratification.waiting_for(second) == []


def test_it_waits_for_people_of_the_place(row, desk, second, district):
    for user in (desk.approver, desk.reviewer, second, factories.staff("auditor", None)):
        assert [(each.pk, place) for each, place in ratification.waiting_for(user)] == [(row.pk, district)]
    for user in (desk.editor, factories.staff("approver", factories.DistrictFactory())):
        assert ratification.waiting_for(user) == []


def test_after_a_day_it_is_escalated_once_and_stays(row, second):
    now = row.since
    assert ratification.escalate_overdue(now + DAY / 2) == []
    assert ratification.state(row, now + DAY / 2) == State.WAITING
    assert ratification.state(row, now + DAY) == State.OVERDUE
    assert [each.pk for each in ratification.escalate_overdue(now + DAY)] == [row.pk]
    assert ratification.escalate_overdue(now + 2 * DAY) == []
    row.refresh_from_db()
    assert row.escalated_at == now + DAY
    assert row.lifted_at is None
    ratification.ratify(row, second)


def test_what_was_ratified_or_lifted_is_not_escalated(row, second, desk, district):
    ratification.ratify(row, second)
    assert ratification.escalate_overdue(row.since + DAY) == []
    suppression.lift(row, desk.reviewer, note="查清")
    assert ratification.escalate_overdue(row.since + DAY) == []
    row.refresh_from_db()
    assert row.escalated_at is None
