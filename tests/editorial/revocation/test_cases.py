"""A case suppresses at once, and closes only when nothing is left to do."""

import dataclasses
import datetime as dt

import pytest

from districts.models import Role
from editorial import awards, clock, suppression, workflow
from editorial.models import Decision, Edition, RevocationCase, Suppression
from editorial.revocation import cases, items, notices, ratification
from editorial.workflow import Refused
from tests import factories
from tests.editorial.revocation.conftest import GROUNDS, NAME, searched

pytestmark = pytest.mark.django_db
Outcome = RevocationCase.Outcome


def settle_all(case, user):
    for item in items.still_open(case, clock.time()):
        live = item.edition and Edition.objects.of_record(item.edition.kind, item.edition.record_id).live(clock.time())
        keep = item.edition is None or live.exists()
        items.settle(item, user, "keep" if keep else "withdraw", note="已按规定处理" if keep else "")


def ready(case, user, second):
    settle_all(case, user)
    ratification.ratify(case.suppression, second)
    searched(case, user)
    case = RevocationCase.objects.get(pk=case.pk)
    assert case.crawls.last().found == []
    return case


def test_opening_suppresses_recipient_and_award_and_marks_the_award(case, award, person, commendation, desk, client):
    targets = suppression.targets()
    assert targets == {("honoree", person.public_id), ("commendation", str(commendation.pk))}
    commendation.refresh_from_db()
    assert (commendation.revoked_on, commendation.revoked_by) == (GROUNDS.decided_on, GROUNDS.authority)
    assert commendation.revocation_document == GROUNDS.document_number
    response = client.get(f"/honorees/{person.public_id}/")
    assert response.status_code == 410
    assert NAME not in response.content.decode()
    actions = list(Decision.objects.order_by("-pk").values_list("action", flat=True)[:3])
    assert actions == ["suppress", "suppress", "open_case"]


def test_the_wording_for_the_notice_names_nobody_and_none_of_before_does(award, desk):
    named = dataclasses.replace(GROUNDS, public_wording=f"{NAME}已撤销表彰")
    with pytest.raises(Refused, match=f"删去“{NAME}”"):
        cases.open_case(award, desk.approver, named)
    before = suppression.suppress(award.recipient, NAME, desk.approver, authority="机关", reason="理由")
    with pytest.raises(Refused, match=f"删去“{NAME}”"):
        cases.open_case(award, desk.approver, named)
    assert not RevocationCase.objects.exists()
    suppression.lift(before, desk.approver, note="查清")
    case = cases.open_case(award, desk.approver, GROUNDS)
    assert notices.paragraphs(case)[1:] == [GROUNDS.public_wording]
    case.suppression.public_wording = named.public_wording  # as one that was written when nobody looked
    assert len(notices.paragraphs(case)) == 1


def test_marking_the_award_makes_the_opener_no_contributor_of_the_roll(case, commendation, desk):
    assert desk.approver.pk not in workflow.contributors.contributors(commendation.campaign)


def test_an_award_is_revoked_once(case, award, desk):
    again = awards.find("commendation", award.id)
    assert cases.opening_refusal(again, desk.approver)
    with pytest.raises(Refused):
        cases.open_case(award, desk.approver, GROUNDS)


@pytest.mark.parametrize(
    "lacking",
    [{"authority": " "}, {"reason": ""}, {"decided_on": None}, {"decided_on": dt.date(2999, 1, 1)}],
)
def test_the_grounds_are_complete_or_nothing_happens(award, desk, lacking):
    with pytest.raises(Refused):
        cases.open_case(award, desk.approver, dataclasses.replace(GROUNDS, **lacking))
    assert not Suppression.objects.exists()
    assert not RevocationCase.objects.exists()


def test_both_the_place_of_the_roll_and_that_of_the_recipient_have_a_say(make, desk, district):
    elsewhere = factories.DistrictFactory()
    campaign = make(factories.CampaignFactory)
    tier = make(factories.TierFactory, campaign=campaign)
    with factories.acting(desk.editor):
        stranger = factories.HonoreeFactory(district=elsewhere)
        row = factories.CommendationFactory(campaign=campaign, tier=tier, honoree=stranger)
    award = awards.find("commendation", str(row.pk))
    assert elsewhere.name in cases.opening_refusal(award, desk.approver)
    assert district.name in cases.opening_refusal(award, factories.staff(Role.APPROVER, elsewhere))
    assert cases.opening_refusal(award, factories.staff(Role.APPROVER, None)) == ""


@pytest.mark.parametrize("role", ["editor", "registrar", "auditor", "administrator"])
def test_only_reviewers_and_approvers_open_a_case(award, district, role):
    with pytest.raises(Refused):
        cases.open_case(award, factories.staff(role, district), GROUNDS)


def test_a_suppression_is_not_lifted_beside_its_open_case(case, desk, district):
    for row in (case.suppression, case.award_suppression):
        with pytest.raises(Refused):
            suppression.lift(row, desk.reviewer, note="查清")


def test_it_does_not_close_before_everything_is_done(case, desk, second):
    now, version = clock.time(), clock.read().version
    assert len(cases.obstacles(case, now, version)) == 3
    for outcome in (Outcome.OTHERS, Outcome.NOWHERE):
        with pytest.raises(Refused):
            cases.close(case, second, outcome)
    case = ready(case, desk.approver, second)
    assert cases.obstacles(case, clock.time(), clock.read().version) == []
    assert cases.closing_refusal(case, second, "", clock.time(), clock.read().version)


def test_a_crawl_counts_for_the_site_as_it_was_read(case, desk, second, story):
    case = ready(case, desk.approver, second)
    story("与此无关的报道。")
    with pytest.raises(Refused):
        cases.close(case, second, Outcome.NOWHERE)
    searched(case, desk.approver)
    cases.close(case, second, Outcome.NOWHERE)


def test_closing_may_show_the_recipients_other_honours_again(case, desk, second, person, commendation, client):
    case = ready(case, desk.approver, second)
    cases.close(case, second, Outcome.OTHERS)
    assert suppression.targets() == {("commendation", str(commendation.pk))}
    case.refresh_from_db()
    assert (case.outcome, case.closed_by) == (Outcome.OTHERS, second)
    assert NAME not in client.get(f"/campaigns/{commendation.campaign.public_id}/").content.decode()


def test_closing_may_leave_the_recipient_out_for_good(case, desk, second, person):
    case = ready(case, desk.approver, second)
    cases.close(case, second, Outcome.NOWHERE)
    assert ("honoree", person.public_id) in suppression.targets()
    with pytest.raises(Refused):
        cases.close(case, second, Outcome.NOWHERE)
    with pytest.raises(Refused):
        cases.drop(case, second, note="重复")


def test_dropping_lifts_what_the_case_began_and_takes_the_mark_off(case, desk, commendation):
    with pytest.raises(Refused):
        cases.drop(case, desk.reviewer, note=" ")
    cases.drop(case, desk.reviewer, note="文件有误")
    assert suppression.targets() == frozenset()
    commendation.refresh_from_db()
    assert (commendation.revoked_on, commendation.revoked_by, commendation.revocation_document) == (None, "", "")
    case.refresh_from_db()
    assert case.outcome == Outcome.DROPPED


def test_who_was_suppressed_before_stays_so(award, person, district, desk, second):
    before = suppression.suppress(("honoree", person.public_id), NAME, desk.approver, authority="某机关", reason="另案")
    case = cases.open_case(award, desk.approver, GROUNDS)
    assert case.suppression == before
    case = ready(case, desk.approver, second)
    with pytest.raises(Refused):
        cases.close(case, second, Outcome.OTHERS)
    cases.drop(case, second, note="文件有误")
    assert suppression.targets() == {("honoree", person.public_id)}


def test_a_team_loses_an_honour_of_its_own(make, desk, second):
    team = make(factories.TeamFactory, name="测试攻坚组")
    row = make(factories.CommendationFactory, team=team, honoree=None, title="先进集体", year=2020)
    own = factories.publish(team, desk)
    case = cases.open_case(awards.find("commendation", str(row.pk)), desk.reviewer, GROUNDS)
    own.refresh_from_db()
    assert own.live_until
    cases.close(ready(case, desk.reviewer, second), second, Outcome.NOWHERE)
