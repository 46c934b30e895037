"""verify_ledger is silent when all is well, and names whatever was altered behind the engine's back."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation

from editorial import clock, guards, ledger, snapshots, suppression, verification, workflow
from editorial.models import Decision, Edition, EditionLink, EditionPage, Hand, Ledger, Suppression
from editorial.verification.contents import as_hashed, contents
from tests import factories
from tests.editorial.corrections.conftest import patched
from tests.editorial.verification.conftest import found

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


@pytest.fixture
def many(article, desk, district, roll):
    """Something of everything that can happen to an edition."""
    factories.publish(article, desk)
    with factories.acting(desk.editor):
        article.title += "（续）"
        article.save()
    scheduled = factories.publish(article, desk, at=clock.time() + DAY)
    workflow.perform("cancel", scheduled, desk.approver, digest=scheduled.digest, note="理由")
    scheduled = factories.publish(article, desk, at=clock.time() + DAY)
    workflow.perform(
        "reschedule", scheduled, desk.approver, digest=scheduled.digest, note="理由", at=clock.time() + 2 * DAY
    )
    workflow.perform("confirm", roll, desk.reviewer, digest=roll.digest)
    live = Edition.objects.get(kind="article", number=1)
    workflow.perform("withdraw", live, desk.reviewer, digest=live.digest, note="理由")
    again = workflow.reinstate(live, desk.editor, note="理由")
    workflow.perform("return_review", again, desk.reviewer, digest=again.digest, note="理由")
    recalled = workflow.submit(article, desk.editor)
    workflow.perform("recall", recalled, desk.editor, digest=recalled.digest)
    factories.publish(article, desk)
    suppressed = suppression.suppress(
        ("honoree", Edition.objects.get(kind="honoree").public_id), "某某某", desk.approver,
        authority="某机关", reason="撤销",
    )  # fmt: skip
    suppression.lift(suppressed, desk.approver, note="查清")
    return Edition.objects.order_by("pk")


def test_all_is_well_with_everything_that_can_happen(many):
    assert {each.stage for each in many} >= {"approved", "cancelled", "returned", "recalled"}
    assert found() == ""


def test_the_command_prints_the_head(many):
    out = StringIO()
    call_command("verify_ledger", stdout=out)
    assert Ledger.objects.get().head in out.getvalue()


def test_an_empty_ledger_is_well(db):
    assert found() == ""


def test_the_command_fails_and_names_the_edition(many, by_hand):
    by_hand(Edition.objects.filter(pk=many[0].pk), title="改动")
    err = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_ledger", stderr=err)
    assert str(many[0].pk) in err.getvalue()
    assert "改动" in err.getvalue()


def test_a_head_that_was_noted_down_is_found_again(many):
    noted = Decision.objects.order_by("pk")[2].hash
    call_command("verify_ledger", expect=noted, stdout=StringIO())
    with pytest.raises(CommandError):
        call_command("verify_ledger", expect="0" * 64, stderr=StringIO())


@pytest.mark.parametrize(
    ("values", "names"),
    [
        ({"title": "改动"}, "title"),
        ({"summary": "改动"}, "summary"),
        ({"place": "110000000000"}, "place"),
        ({"card": {"award": "改动"}}, "card"),
        ({"shown_on": dt.date(2020, 1, 1)}, "shown_on"),
        ({"digest": "0" * 64}, "digest"),
        ({"change_note": "改动"}, "digest"),
        ({"public_id": "abc"}, "digest"),
        ({"schema": 9}, "digest"),
        ({"kind": "unknown"}, "kind"),
    ],
)
def test_altered_content_is_named(article, desk, by_hand, values, names):
    edition = factories.publish(article, desk)
    by_hand(Edition.objects.filter(pk=edition.pk), **values)
    with translation.override("en"):
        assert names in found()


def test_an_altered_page_is_named(article, desk, by_hand):
    edition = factories.publish(article, desk)
    page = edition.content.page
    by_hand(EditionPage.objects.filter(pk=edition.pk), page=page.replace("正文", "改动"))
    assert edition.title in found()
    by_hand(EditionPage.objects.filter(pk=edition.pk), page=page.replace('{"', '{ "', 1))
    assert found(), "one space more is another text"
    by_hand(EditionPage.objects.filter(pk=edition.pk), page="{}")
    assert found()
    by_hand(EditionPage.objects.filter(pk=edition.pk), page=page)
    assert found() == ""


@pytest.mark.parametrize(
    "values", [{"label": "改动"}, {"target_id": "x"}, {"position": 9}, {"relation": "about"}, {"shown_on": None}]
)
def test_an_altered_link_is_named(article, desk, by_hand, values):
    edition = factories.publish(article, desk)
    by_hand(EditionLink.objects.filter(pk=edition.links.first().pk), **values)
    assert found()


def test_an_added_link_is_named(article, desk):
    edition = factories.publish(article, desk)
    EditionLink.objects.create(
        edition=edition, relation="commends", target_kind="honoree", target_id="x", label="x", shown_on=edition.shown_on
    )
    assert found()


@pytest.mark.parametrize(
    "values", [{"note": "改动"}, {"detail": {"x": 1}}, {"at": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)}, {"hash": "0"}]
)
def test_an_altered_decision_is_named(article, desk, by_hand, values):
    factories.publish(article, desk)
    second = Decision.objects.order_by("pk")[1]
    by_hand(Decision.objects.filter(pk=second.pk), **values)
    assert str(second.pk) in found()


@pytest.mark.parametrize("which", ["first", "last"])
def test_a_removed_decision_is_named(article, desk, which):
    factories.publish(article, desk)
    decision = getattr(Decision.objects.order_by("pk"), which)()
    with guards.lifted(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM editorial_decision WHERE id = %s", [decision.pk])
    assert found()


def test_a_moved_head_is_named(article, desk, by_hand):
    factories.publish(article, desk)
    by_hand(Ledger.objects.all(), head="0" * 64)
    assert found()


@pytest.mark.parametrize("part", ["reviewer", "approver"])
def test_an_approval_by_a_contributor_is_named(article, desk, part, by_hand):
    edition = factories.publish(article, desk)
    hands = Hand.objects.filter(edition=edition)
    with guards.lifted():
        hands.filter(part=part).delete()
        Edition.objects.filter(pk=edition.pk).update(
            **{f"{'reviewed' if part == 'reviewer' else 'approved'}_by": desk.editor}
        )
    assert found()


def test_a_forged_signature_is_named(article, desk, district, by_hand):
    edition = factories.publish(article, desk)
    other = factories.staff("approver", district)
    with guards.lifted():
        Edition.objects.filter(pk=edition.pk).update(approved_by=other)
        Hand.objects.filter(edition=edition, part="approver").update(user=other)
    assert found()


def test_a_changed_part_is_named(article, desk, by_hand):
    edition = factories.publish(article, desk)
    by_hand(Hand.objects.filter(edition=edition, part="contributor"), part="reviewer")
    assert found()


def test_a_contributor_who_was_added_or_left_out_is_named(article, desk, district):
    with factories.acting(factories.staff("editor", district)):
        article.title = "改过的题目"
        article.save()
    edition = workflow.submit(article, desk.editor)
    assert found() == ""
    with guards.lifted():
        Hand.objects.filter(edition=edition).exclude(user=desk.editor).delete()
    assert edition.title in found()
    Hand.objects.create(edition=edition, user=desk.approver, part="contributor")
    assert edition.title in found()


def test_another_due_day_is_named_and_old_decisions_without_one_are_accepted(article, desk, by_hand):
    edition = workflow.submit(article, desk.editor)
    by_hand(Edition.objects.filter(pk=edition.pk), due_on=dt.date(2020, 1, 1))
    assert edition.title in found()
    decision = Decision.objects.get()
    decision.detail = {"seen": decision.detail["seen"]}
    hashed = ledger.hash_of(decision)
    by_hand(Decision.objects.all(), detail=decision.detail, hash=hashed)
    by_hand(Ledger.objects.all(), head=hashed)
    assert found() == ""


def test_a_correction_of_another_edition_is_named(article, desk, by_hand):
    live = factories.publish(article, desk)
    patch = patched(live, desk, {"title": "新题"})
    assert found() == ""
    by_hand(Edition.objects.filter(pk=patch.pk), patches=None)
    assert patch.title in found()
    by_hand(Edition.objects.filter(pk=patch.pk), patches=live.pk)
    by_hand(Edition.objects.filter(pk=live.pk), patches=patch.pk)
    assert live.title in found()


def test_an_edition_that_nobody_submitted_is_named(article, desk):
    """A row by hand, live, with everything but the decisions."""
    edition = factories.publish(article, desk)
    page, links = edition.content.page, list(edition.links.order_by("pk"))
    edition.pk, edition.number, edition.record_id = None, 1, edition.record_id + 1
    edition.save(force_insert=True)
    EditionPage.objects.create(edition=edition, page=page)
    for link in links:
        link.pk, link.edition = None, edition
        link.save(force_insert=True)
    for user, part in ((desk.editor, "contributor"), (desk.reviewer, "reviewer"), (desk.approver, "approver")):
        Hand.objects.create(edition=edition, user=user, part=part)
    assert str(edition.pk) in found()


@pytest.mark.parametrize(
    "values",
    [
        {"stage": "returned", "live_from": None},
        {"live_from": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)},
        {"live_until": dt.datetime(2099, 1, 1, tzinfo=dt.UTC)},
    ],
)
def test_an_altered_stage_or_interval_is_named(article, desk, by_hand, values):
    edition = factories.publish(article, desk)
    by_hand(Edition.objects.filter(pk=edition.pk), **values)
    assert str(edition.pk) in found()


def test_a_withdrawal_that_was_undone_is_named(article, desk, by_hand):
    edition = factories.publish(article, desk)
    workflow.perform("withdraw", edition, desk.reviewer, digest=edition.digest, note="理由")
    by_hand(Edition.objects.filter(pk=edition.pk), live_until=None)
    assert found()


def test_two_live_editions_are_named(article, desk):
    first = factories.publish(article, desk)
    with factories.acting(desk.editor):
        article.title = "改动"
        article.save()
    second = factories.publish(article, desk, at=clock.time() + DAY)
    until = second.live_from
    with guards.lifted():
        Edition.objects.filter(pk=first.pk).update(live_until=until + DAY)
        text = found()
        Edition.objects.filter(pk=first.pk).update(live_until=until)
    assert f"{first.pk}" in text
    assert f"{second.pk}" in text


def test_a_profile_that_its_roll_does_not_make_is_named(roll, by_hand):
    profile = Edition.objects.get(derived_from=roll)
    page = profile.content.page
    assert found() == ""
    forged = page.replace('"introduction":""', '"introduction":"改动"')
    digest = workflow_digest(profile, forged)
    by_hand(EditionPage.objects.filter(pk=profile.pk), page=forged)
    by_hand(Edition.objects.filter(pk=profile.pk), digest=digest)
    assert str(profile.pk) in found()


def workflow_digest(edition, page):
    """The digest that a careful forger would write."""
    return snapshots.digest_of(
        kind=edition.kind, public_id=edition.public_id, schema=edition.schema, change_note=edition.change_note,
        links=[as_hashed(link) for link in edition.links.order_by("pk")], page=page,
    )  # fmt: skip


def test_what_lists_say_of_a_page_of_an_older_schema_stands_as_it_was_made(article, desk, by_hand):
    """The rule by which its summary was made is another one today; its digest is verified all the same."""
    edition = factories.publish(article, desk)
    stored = [as_hashed(link) for link in edition.links.order_by("pk")]
    older = snapshots.digest_of(
        kind="article", public_id=edition.public_id, schema=1, change_note="", links=stored, page=edition.content.page
    )
    by_hand(Edition.objects.filter(pk=edition.pk), schema=1, digest=older, summary="小标题正文断在半")
    assert list(contents(Edition.objects.get(pk=edition.pk))) == []
    assert snapshots.page_of(Edition.objects.get(pk=edition.pk)).title == article.title
    by_hand(Edition.objects.filter(pk=edition.pk), schema=2)
    assert list(contents(Edition.objects.get(pk=edition.pk)))


def test_a_profile_that_outlives_its_roll_is_named(roll, desk, by_hand):
    workflow.perform("withdraw", roll, desk.reviewer, digest=roll.digest, note="理由")
    by_hand(Edition.objects.filter(derived_from=roll), live_until=None)
    assert found()


def test_a_suppression_without_a_decision_is_named(desk):
    Suppression.objects.create(
        target_kind="honoree", target_id="x", name="某", since=clock.time(), by=desk.approver, authority="x", reason="x"
    )
    assert "honoree x" in found()


def test_a_missing_guard_is_named(db):
    with guards.lifted():
        text = found()
    assert "guard_editorial_decision" in text
    assert found() == ""


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_reads_as_of_one_instant(district):
    desk = factories.desk(district)
    with factories.acting(desk.editor):
        article = factories.ArticleFactory(district=district)
    factories.publish(article, desk)
    before = getattr(connection, "transaction_mode", None)
    assert list(verification.verify()) == []
    assert getattr(connection, "transaction_mode", None) == before
    live = Edition.objects.get()
    workflow.perform("withdraw", live, desk.reviewer, digest=live.digest, note="理由")
