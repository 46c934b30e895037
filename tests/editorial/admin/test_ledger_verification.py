"""Verifying the ledger in the browser: auditors only, by POST only, in bounded time, and saying what it proves."""

import pytest
from django.db import connection
from django.urls import reverse

from districts.models import Role
from editorial import guards
from editorial.models import Decision
from editorial.verification import bounded
from tests import factories
from tests.editorial.admin.conftest import signed_in

pytestmark = pytest.mark.django_db
VERIFY = "admin:editorial_decision_verify"


@pytest.fixture
def edition(article, desk):
    return factories.publish(article, desk)


@pytest.fixture
def auditor(db):
    return signed_in(factories.staff(Role.AUDITOR, None))


def forge(edition) -> None:
    """Change a note behind the program's back."""
    with guards.lifted(), connection.cursor() as cursor:
        cursor.execute("UPDATE editorial_decision SET note = '被改' WHERE edition_id = %s", [edition.pk])


def test_all_is_well_with_the_hash_to_note_down(auditor, edition):
    response = auditor.post(reverse(VERIFY))
    outcome = response.context["outcome"]
    assert outcome.well
    assert (outcome.decisions, outcome.editions) == (3, 1)
    assert Decision.objects.last().hash in response.content.decode()


def test_opening_the_page_verifies_nothing(auditor, edition):
    assert auditor.get(reverse(VERIFY)).context["outcome"] is None


def test_what_was_altered_is_named(auditor, edition):
    forge(edition)
    response = auditor.post(reverse(VERIFY))
    assert len(response.context["outcome"].findings) == 3
    assert not response.context["outcome"].well
    assert str(edition.decisions.first().pk) in response.content.decode()


def test_an_auditor_of_one_district_is_not_told_of_others(edition):
    here = factories.DistrictFactory()
    client = signed_in(factories.staff(Role.AUDITOR, here))
    forge(edition)
    response = client.post(reverse(VERIFY))
    assert len(response.context["outcome"].findings) == 3
    for finding in response.context["outcome"].findings:
        assert finding not in response.content.decode()


def test_an_auditor_of_all_districts_that_there_are_is_told(edition, district):
    forge(edition)
    response = signed_in(factories.staff(Role.AUDITOR, district)).post(reverse(VERIFY))
    assert response.context["outcome"].findings[0] in response.content.decode()


def test_a_hash_noted_down_earlier_must_still_be_there(auditor, edition):
    known = edition.decisions.first().hash
    assert auditor.post(reverse(VERIFY), {"expect": known}).context["outcome"].well
    assert not auditor.post(reverse(VERIFY), {"expect": "0" * 64}).context["outcome"].well
    response = auditor.post(reverse(VERIFY), {"expect": "<script>"})
    assert response.context["outcome"] is None
    assert "<script>" not in response.content.decode().split("<main", 1)[-1]


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.AUDITOR])
def test_other_roles_may_not(role, edition, district):
    client = signed_in(factories.staff(role, district))
    assert client.get(reverse(VERIFY)).status_code == 403
    assert client.post(reverse(VERIFY)).status_code == 403


def test_where_time_runs_out_nothing_is_proven(edition):
    outcome = bounded.verified(seconds=-1)
    assert not outcome.finished
    assert not outcome.well
    assert (outcome.decisions, outcome.editions, outcome.findings) == (0, 0, [])


def test_where_there_is_too_much_wrong_it_stops(edition, monkeypatch):
    monkeypatch.setattr(bounded, "FINDINGS", 1)
    forge(edition)
    outcome = bounded.verified()
    assert len(outcome.findings) == 1
    assert not outcome.finished


def test_an_unfinished_verification_says_so(auditor, edition, monkeypatch):
    monkeypatch.setattr(bounded.verified, "__defaults__", ("", -1))
    page = auditor.post(reverse(VERIFY)).content.decode()
    assert "verify_ledger" in page
