"""Claims bind nobody, are refused in sentences, are taken over knowingly, and lapse after four hours of office time."""

import datetime as dt

import pytest
from django.utils import timezone

from districts.models import Role
from editorial import clock, workflow
from editorial.desk import claims
from editorial.models import Claim, Edition
from editorial.workflow import Refused
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(article, desk):
    return workflow.submit(article, desk.editor)


@pytest.fixture
def colleague(district):
    """A second reviewer of the district."""
    return factories.staff(Role.REVIEWER, district)


def holder(edition):
    claim = claims.held(Edition.objects.get(pk=edition.pk), clock.time())
    return claim and claim.by


def test_a_reviewer_claims_and_releases(edition, desk):
    claims.claim(edition, desk.reviewer)
    assert holder(edition) == desk.reviewer
    claims.release(edition, desk.reviewer)
    assert holder(edition) is None


def test_claiming_again_begins_anew(edition, desk):
    first = claims.claim(edition, desk.reviewer)
    assert claims.claim(edition, desk.reviewer).at > first.at
    assert Claim.objects.count() == 1


def test_only_who_could_take_the_next_step_may_claim(edition, desk, district):
    stranger = factories.staff(Role.REVIEWER, factories.DistrictFactory())
    auditor = factories.staff(Role.AUDITOR, district)
    for user in (desk.editor, desk.approver, stranger, auditor):
        with pytest.raises(Refused):
            claims.claim(edition, user)
    factories.Assignment.objects.create(user=desk.editor, role=Role.REVIEWER, district=district)
    with pytest.raises(Refused, match=claims.refusal(edition, desk.editor, None)):
        claims.claim(edition, desk.editor)
    assert holder(edition) is None


def test_the_claim_of_somebody_else_is_taken_over_only_knowingly(edition, desk, colleague):
    claims.claim(edition, desk.reviewer)
    with pytest.raises(Refused) as refused:
        claims.claim(edition, colleague)
    assert desk.reviewer.name in refused.value.reason
    claims.claim(edition, colleague, instead_of=desk.reviewer.pk)
    assert holder(edition) == colleague


def test_whoever_came_in_between_is_not_robbed(edition, desk, colleague, district):
    third = factories.staff(Role.REVIEWER, district)
    claims.claim(edition, desk.reviewer)
    claims.claim(edition, third, instead_of=desk.reviewer.pk)
    with pytest.raises(Refused, match=third.name):
        claims.claim(edition, colleague, instead_of=desk.reviewer.pk)


def test_only_ones_own_claim_is_released(edition, desk, colleague):
    with pytest.raises(Refused):
        claims.release(edition, desk.reviewer)
    claims.claim(edition, desk.reviewer)
    with pytest.raises(Refused, match=desk.reviewer.name):
        claims.release(edition, colleague)


def test_a_claim_binds_nobody_and_ends_with_the_decision(edition, desk, colleague):
    claims.claim(edition, desk.reviewer)
    workflow.perform("pass_review", edition, colleague, digest=edition.digest)
    assert not Claim.objects.exists()
    claims.claim(edition, desk.approver)
    workflow.perform("recall", edition, desk.editor, digest=edition.digest)
    assert not Claim.objects.exists()
    with pytest.raises(Refused):
        claims.claim(edition, desk.approver)


def test_a_refused_decision_leaves_the_claim(edition, desk):
    claims.claim(edition, desk.reviewer)
    with pytest.raises(Refused):
        workflow.perform("pass_review", edition, desk.approver, digest=edition.digest)
    assert holder(edition) == desk.reviewer


def test_a_lapsed_claim_is_nobodys(edition, desk, colleague):
    claims.claim(edition, desk.reviewer)
    Claim.objects.update(at=claims.lapsed_since(clock.time()))
    assert holder(edition) is None
    claims.claim(edition, colleague)
    assert holder(edition) == colleague


def test_it_is_told_who_has_it(edition, desk, colleague):
    claims.claim(edition, desk.reviewer)
    edition = Edition.objects.get(pk=edition.pk)
    assert desk.reviewer.name in claims.words(edition, colleague, clock.time())
    assert desk.reviewer.name not in claims.words(edition, desk.reviewer, clock.time())


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-27 16:00", "2026-11-27 12:00"),  # a Friday
        ("2026-11-27 23:00", "2026-11-27 14:00"),
        ("2026-11-29 11:00", "2026-11-27 14:00"),  # a Sunday
        ("2026-11-30 07:00", "2026-11-27 14:00"),  # a Monday, before the office opens
        ("2026-11-30 10:00", "2026-11-27 16:00"),
        ("2026-11-30 12:00", "2026-11-30 08:00"),
        ("2026-12-01 09:30", "2026-11-30 15:30"),
    ],
)
def test_four_hours_of_office_time(now, expected):
    said = [timezone.make_aware(dt.datetime.fromisoformat(each)) for each in (now, expected)]
    assert claims.lapsed_since(said[0]) == said[1]
