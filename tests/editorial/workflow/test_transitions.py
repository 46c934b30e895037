"""Every transition at every stage, by every role and hand: what is allowed, and that all the rest changes nothing."""

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone

from districts.models import Assignment, Role
from editorial import clock, workflow
from editorial.models import Decision, Edition, Hand, Ledger, Stage
from tests import factories

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
SOME_DAY = timezone.now().replace(microsecond=0) + 9 * DAY
ANY = ("none", "contributor", "reviewer", "approver")
OTHERS = ("none", "reviewer", "approver")

ALLOWED = {
    ("recall", "in_review"): ({"editor"}, ("contributor",)),
    ("recall", "in_approval"): ({"editor"}, ("contributor",)),
    ("pass_review", "in_review"): ({"reviewer"}, ("none",)),
    ("return_review", "in_review"): ({"reviewer"}, ("none",)),
    ("take_over", "in_review"): ({"reviewer"}, ("none",)),
    ("return_approval", "in_approval"): ({"approver"}, ("none",)),
    ("approve", "in_approval"): ({"approver"}, ("none",)),
    ("cancel", "scheduled"): ({"approver"}, ANY),
    ("reschedule", "scheduled"): ({"approver"}, OTHERS),
    ("confirm", "live"): ({"reviewer", "approver"}, OTHERS),
    ("withdraw", "live"): ({"reviewer", "approver"}, ANY),
}
"""By transition and situation: the roles that may, and with which hand in the edition."""

ROLES = [*Role.values, None]
SITUATIONS = ["in_review", "in_approval", "live", "scheduled", "withdrawn", "returned", "recalled", "cancelled"]


def perform(name, edition, user, note="理由", **kwargs):
    if name == "reschedule":
        kwargs.setdefault("at", SOME_DAY)
    return workflow.perform(name, edition, user, digest=edition.digest, note=note, **kwargs)


def brought_to(situation, article, desk) -> Edition:
    """The article's edition in that situation."""
    edition = workflow.submit(article, desk.editor)
    if situation == "recalled":
        return perform("recall", edition, desk.editor)
    if situation == "returned":
        return perform("return_review", edition, desk.reviewer)
    if situation == "in_review":
        return edition
    perform("pass_review", edition, desk.reviewer)
    if situation == "in_approval":
        return Edition.objects.get()
    at = clock.time() + DAY if situation in ("scheduled", "cancelled") else None
    edition = perform("approve", edition, desk.approver, at=at)
    if situation == "cancelled":
        return perform("cancel", edition, desk.approver)
    if situation == "withdrawn":
        return perform("withdraw", edition, desk.approver)
    return edition


def everything():
    return (
        list(Edition.objects.order_by("pk").values()), list(Decision.objects.order_by("pk").values()),
        list(Hand.objects.order_by("pk").values()), list(Ledger.objects.values()),
    )  # fmt: skip


@pytest.mark.parametrize("hand", ANY)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_only_what_the_table_allows_is_done(article, desk, district, situation, hand):
    edition = brought_to(situation, article, desk)
    before = None
    for role in ROLES:
        user = factories.staff(role, district) if role else factories.UserFactory(is_superuser=True)
        if hand != "none":
            Hand.objects.create(edition=edition, user=user, part=hand)
        before = everything()
        for name in workflow.TRANSITIONS:
            roles, hands = ALLOWED.get((name, situation), ((), ()))
            expected = role in roles and hand in hands
            reason = workflow.refusal(name, edition, user)
            assert (reason == "") == expected, (name, role, reason)
            if expected:
                with transaction.atomic():
                    done = perform(name, edition, user)
                    assert done.stage == workflow.TRANSITIONS[name].target
                    transaction.set_rollback(True)
            else:
                with pytest.raises(workflow.Refused) as refused:
                    perform(name, edition, user)
                assert refused.value.reason == reason
            assert everything() == before


@pytest.mark.parametrize("situation", SITUATIONS)
def test_buttons_and_refusals_agree(article, desk, situation):
    """`allowed` names just the transitions that somebody could do at this stage."""
    edition = brought_to(situation, article, desk)
    names = {transition.name for transition, _ in workflow.allowed(edition, desk.approver)}
    assert names == {name for name, place in ALLOWED if place == situation}


@pytest.mark.parametrize(("name", "situation"), ALLOWED)
def test_a_superuser_is_bound_like_all(article, desk, name, situation):
    edition = brought_to(situation, article, desk)
    with pytest.raises(workflow.Refused):
        perform(name, edition, factories.UserFactory(is_superuser=True))


@pytest.mark.parametrize(("name", "user"), [("pass_review", "reviewer"), ("approve", "approver")])
def test_a_superuser_who_wrote_it_cannot_judge_it(article, desk, district, name, user):
    chief = factories.UserFactory(is_superuser=True)
    for role in ("editor", "reviewer", "approver"):
        Assignment.objects.create(user=chief, role=role, district=district)
    edition = workflow.submit(article, chief)
    if name == "approve":
        perform("pass_review", edition, desk.reviewer)
    with pytest.raises(workflow.Refused):
        perform(name, edition, chief)


def test_one_person_cannot_review_and_approve(article, desk, district):
    both = factories.staff("reviewer", district)
    Assignment.objects.create(user=both, role="approver", district=district)
    edition = workflow.submit(article, desk.editor)
    perform("pass_review", edition, both)
    with pytest.raises(workflow.Refused):
        perform("approve", edition, both)
    assert perform("approve", edition, desk.approver).stage == Stage.APPROVED


@pytest.mark.parametrize(("name", "situation"), ALLOWED)
def test_a_deactivated_user_does_nothing_even_with_an_old_user_object(article, desk, name, situation):
    edition = brought_to(situation, article, desk)
    role = {"recall": "editor", "pass_review": "reviewer", "return_review": "reviewer", "take_over": "reviewer"}.get(
        name, "approver"
    )
    user = getattr(desk, role)
    type(user).objects.filter(pk=user.pk).update(is_active=False)
    assert user.is_active, "this object was read before"
    with pytest.raises(workflow.Refused):
        perform(name, edition, user)


def test_an_assignment_that_was_taken_away_counts_no_more_even_with_an_old_user_object(article, desk):
    edition = workflow.submit(article, desk.editor)
    assert workflow.refusal("pass_review", edition, desk.reviewer) == ""
    Assignment.objects.filter(user=desk.reviewer).delete()
    with pytest.raises(workflow.Refused):
        perform("pass_review", edition, desk.reviewer)


@pytest.mark.parametrize(("name", "situation"), ALLOWED)
def test_a_digest_that_was_not_read_is_refused(article, desk, name, situation):
    edition = brought_to(situation, article, desk)
    before = everything()
    with pytest.raises(workflow.StaleDigest):
        workflow.perform(name, edition, desk.approver, digest="0" * 64, note="理由")
    assert everything() == before


@pytest.mark.parametrize(("name", "situation"), ALLOWED)
def test_a_replayed_request_is_refused(article, desk, name, situation):
    edition = brought_to(situation, article, desk)
    user = desk.approver if workflow.refusal(name, edition, desk.approver) == "" else (
        desk.reviewer if workflow.refusal(name, edition, desk.reviewer) == "" else desk.editor
    )  # fmt: skip
    perform(name, edition, user)
    before = everything()
    with pytest.raises(workflow.Refused):
        perform(name, edition, user)
    assert everything() == before


@pytest.mark.parametrize(("name", "situation"), [key for key in ALLOWED if workflow.TRANSITIONS[key[0]].needs_note])
@pytest.mark.parametrize("note", ["", "  \n　"])
def test_a_missing_note_is_refused(article, desk, name, situation, note):
    edition = brought_to(situation, article, desk)
    user = desk.reviewer if name == "return_review" else desk.approver
    before = everything()
    with pytest.raises(workflow.Refused):
        perform(name, edition, user, note=note)
    assert everything() == before


def test_a_decision_tells_who_what_and_why(article, desk):
    edition = brought_to("returned", article, desk)
    decision = Decision.objects.last()
    assert (decision.action, decision.by, decision.note) == ("return_review", desk.reviewer, "理由")
    assert (decision.edition, decision.digest, decision.at) == (edition, edition.digest, edition.ended_at)


def test_return_after_review_leads_to_a_new_number(article, desk):
    edition = workflow.submit(article, desk.editor)
    perform("pass_review", edition, desk.reviewer)
    perform("return_approval", edition, desk.approver)
    again = workflow.submit(article, desk.editor)
    assert (again.number, again.stage) == (2, Stage.IN_REVIEW)
    assert workflow.refusal("approve", again, desk.approver), "the pass of the former number does not count"
    assert workflow.refusal("pass_review", again, desk.reviewer) == ""


@pytest.mark.parametrize(("where", "possible"), [("here", True), ("above", True), ("everywhere", True),
                                                 ("below", False), ("beside", False)])  # fmt: skip
def test_a_role_counts_in_its_district_and_below(desk, where, possible):
    city = factories.DistrictFactory()
    county, beside = factories.DistrictFactory(parent=city), factories.DistrictFactory(parent=city)
    town = factories.DistrictFactory(parent=county)
    with factories.acting(desk.editor):
        article = factories.ArticleFactory(district=county)
    edition = workflow.submit(article, factories.staff("editor", county))
    places = {"here": county, "above": city, "everywhere": None, "below": town, "beside": beside}
    reviewer = factories.staff("reviewer", places[where])
    assert (workflow.refusal("pass_review", edition, reviewer) == "") == possible


def test_the_clock_moves_only_when_readers_are_concerned(article, desk):
    before = clock.read().state
    edition = workflow.submit(article, desk.editor)
    perform("pass_review", edition, desk.reviewer)
    assert clock.read().state == before
    perform("approve", edition, desk.approver)
    approved = clock.read().state
    assert approved != before
    perform("withdraw", edition, desk.approver)
    assert clock.read().state != approved
