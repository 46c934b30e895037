"""Who is told, event by event; and that nobody else is: not the actor, nobody from elsewhere, nobody who has left."""

import datetime as dt

import pytest
from django.db import transaction

from districts.models import Assignment, Role
from editorial import chores, clock, decided, ledger, notifying, suppression
from editorial.desk import claims, notes
from editorial.models import Claim, Notification, Stage, Suppression
from editorial.notifying.events import ACTIONS, ALONG, EVENTS, TAKEN_DOWN
from editorial.revocation import ratification
from tests import factories

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
REVIEWERS = {"reviewer", "second reviewer", "city reviewer"}
APPROVERS = {"approver", "second approver", "city approver"}
AUDITORS = {"auditor", "second auditor", "city auditor"}
ADMINISTRATORS = {"administrator", "second administrator", "city administrator"}
EDITORS = {"editor", "second editor"}

CASES = {}


def case(event, *names):
    """Decorate a function that makes the event happen: these people are told, and no one else is."""

    def known(function):
        CASES[event] = (function, set(names))
        return function

    return known


@case("submitted", *REVIEWERS)
def submit(world):
    world.submitted()


@case("to_approve", *APPROVERS)
def pass_review(world):
    world.passed()


@case("review_passed", *EDITORS)
def pass_review_again(world):
    world.passed()


@case("returned", *EDITORS)
def return_approval(world):
    world.do("return_approval", world.passed(), "approver")


@case("approved", *EDITORS)
def approve(world):
    world.approved()


@case("live", *EDITORS, "approver")
def schedule(world):
    world.scheduled()


@case("rescheduled", *EDITORS, "approver")
def reschedule(world):
    world.do("reschedule", world.scheduled(), "second approver", at=clock.time() + 2 * DAY)


@case("cancelled", *EDITORS, "reviewer", "approver")
def cancel(world):
    world.do("cancel", world.scheduled(), "second approver")


@case("withdrawn", *EDITORS, "reviewer")
def withdraw(world):
    world.do("withdraw", world.approved(), "approver")


@case("cancelled_along", "editor", "reviewer", "approver")
def withdraw_one_with_a_successor(world):
    live = world.approved()
    article = factories.ArticleFactory._meta.model.objects.get(pk=live.record_id)
    with factories.acting(world["editor"]):
        article.title += "再版"
        article.save()
    again = world.submitted(article)
    again = world.do("pass_review", again, "reviewer")
    answers = factories.answered_by(world["approver"], again)
    again = world.do("approve", again, "approver", at=clock.time() + DAY, answers=answers)
    world.do("withdraw", live, "second reviewer")
    assert Notification.objects.filter(event="cancelled_along", edition=again).exists()


@case("taken_down", *EDITORS, "reviewer", "approver")
def suppress_what_a_page_is_about(world):
    edition = world.approved()
    suppress(world, ("article", edition.public_id))


@case("to_reissue", "editor", "second editor", "city editor")
def ask_for_a_new_edition(world):
    notifying.tell_of("to_reissue", edition=world.approved(), path="/x/", by=world["second approver"])


@case("to_ratify", *(REVIEWERS | APPROVERS) - {"second approver"})
def suppress(world, target=None):
    target = target or ("article", world.article().public_id)
    suppression.suppress(target, "某某某", world["second approver"], authority="机关", reason="理由")


@case("escalated", *ADMINISTRATORS, *AUDITORS)
def leave_it_unratified(world):
    suppress(world)
    chores.escalate(clock.time() + 2 * DAY)


@case("recalled", "reviewer", "second approver")
def recall(world):
    edition = world.passed()
    Claim.objects.create(edition=edition, by=world["second approver"], at=clock.time())
    world.do("recall", edition, "editor")


@case("taken_over", *EDITORS)
def take_over(world):
    world.do("take_over", world.submitted(), "reviewer")


@case("set_aside", *EDITORS, "reviewer")
def set_aside(world):
    edition = world.passed()
    with transaction.atomic():
        row, now = ledger.lock()
        decision = ledger.append(row, now, "set_aside", world["second approver"], edition=edition, note="紧急更正")
        notifying.tell(decision)


@case("note_written", *EDITORS)
def write_a_note(world):
    notes.write(world.submitted(), world["reviewer"], anchor="title", text="请核对。")


@case("note_answered", "reviewer", "second editor")
def answer_a_note(world):
    note = notes.write(world.submitted(), world["reviewer"], anchor="title", text="请核对。")
    notes.answer(note, world["editor"], "已核对。")


@case("claim_taken", "reviewer")
def take_a_claim(world):
    edition = world.submitted()
    claims.claim(edition, world["reviewer"])
    claims.claim(edition, world["second reviewer"], instead_of=world["reviewer"].pk)


@case("nobody_can_judge", "second editor", *AUDITORS)
def submit_where_nobody_reviews(world):
    Assignment.objects.filter(role=Role.REVIEWER).delete()
    world.submitted()


@case("assignment_needed", *ADMINISTRATORS)
def submit_where_nobody_approves(world):
    Assignment.objects.filter(role=Role.APPROVER).delete()
    world.submitted()


def test_every_event_and_every_action_has_its_case():
    assert set(CASES) == set(EVENTS)
    assert set(ACTIONS) == set(decided.LABELS)
    assert {*ALONG.values(), TAKEN_DOWN, *sum(ACTIONS.values(), ())} <= set(EVENTS)


@pytest.mark.parametrize("event", EVENTS)
def test_those_are_told_and_nobody_else(world, event):
    happen, expected = CASES[event]
    happen(world)
    assert world.told(event) == expected


def test_after_a_rollback_nobody_was_told(world):
    edition = world.submitted()
    before = Notification.objects.count()
    with transaction.atomic():
        world.do("pass_review", edition, "reviewer")
        transaction.set_rollback(True)
    assert Notification.objects.count() == before


def test_what_was_asked_of_others_is_settled_by_whoever_acts(world):
    edition = world.submitted()
    assert Notification.objects.filter(event="submitted", read_at=None).count() == len(REVIEWERS)
    world.do("pass_review", edition, "reviewer")
    assert not Notification.objects.filter(event="submitted", read_at=None).exists()
    assert Notification.objects.filter(event="to_approve", read_at=None).count() == len(APPROVERS)


def test_ratifying_settles_what_was_asked(world):
    suppress(world)
    chores.escalate(clock.time() + 2 * DAY)
    ratification.ratify(Suppression.objects.get(), world["approver"])
    assert not Notification.objects.filter(event__in=["to_ratify", "escalated"], read_at=None).exists()


def test_it_is_live_when_it_is_live(world):
    edition = world.scheduled()
    assert set(Notification.objects.filter(event="live").values_list("at", flat=True)) == {edition.live_from}


@pytest.mark.parametrize("name", ["cancel", "reschedule"])
def test_what_does_not_go_live_then_is_not_told_then(world, name):
    edition = world.scheduled()
    later = clock.time() + 2 * DAY
    after = world.do(name, edition, "second approver", **({"at": later} if name == "reschedule" else {}))
    moments = set(Notification.objects.filter(event="live").values_list("at", flat=True))
    assert moments == ({later} if after.stage == Stage.APPROVED else set())


def test_notes_are_told_once_until_they_are_read(world):
    edition = world.submitted()
    for _ in range(3):
        notifying.tell_of("note_written", edition=edition, by=world["reviewer"])
    assert Notification.objects.filter(event="note_written").count() == len(EDITORS)
    notifying.settle("note_written", edition=edition)
    notifying.tell_of("note_written", edition=edition, by=world["reviewer"])
    assert Notification.objects.filter(event="note_written").count() == 2 * len(EDITORS)


def test_the_number_of_queries_does_not_grow_with_people_and_editions(world, django_assert_num_queries):
    def told_of(count):
        editions = [world.scheduled() for _ in range(count)]
        with transaction.atomic():
            row, now = ledger.lock()
            keys = [each.pk for each in editions]
            decision = ledger.append(
                row, now, "suppress", world["second approver"], target=("x", "y"), withdrawn=keys[:1], cancelled=keys
            )
            with django_assert_num_queries(12):
                notifying.tell(decision, place=world.place.code, path="/x/")

    told_of(1)
    for _ in range(3):
        factories.staff(Role.REVIEWER, world.place)
    told_of(3)


def test_who_has_no_mail_address_is_told_in_the_admin_only(world):
    world["reviewer"].email = ""
    world["reviewer"].save()
    world.submitted()
    row = Notification.objects.get(event="submitted", user=world["reviewer"])
    assert row.mail == Notification.Mail.NEVER


def test_whoever_is_named_must_be_able_to_see_the_edition(world):
    named = [world[name] for name in ("reviewer", "far reviewer", "gone reviewer", "administrator", "editor")]
    notifying.tell_of("claim_taken", edition=world.submitted(), by=world["editor"], to=named)
    assert world.told("claim_taken") == {"reviewer"}


def test_what_is_secret_names_nobody(world):
    suppress_what_a_page_is_about(world)
    rows = Notification.objects.filter(event__in=["taken_down", "to_ratify"])
    assert {tuple(sorted(row.context)) for row in rows} == {("place", "was"), ("number", "place")}
    assert {row.context["was"] for row in rows.filter(event="taken_down")} == {"live"}


def test_it_is_told_whether_readers_had_what_was_taken_down(world):
    edition = world.scheduled()
    suppress(world, ("article", edition.public_id))
    row = Notification.objects.filter(event="taken_down").first()
    assert row.context["was"] == "scheduled"
