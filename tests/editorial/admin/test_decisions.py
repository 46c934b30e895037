"""Deciding on editions: on their page, in bulk, by the wrong people, twice, and from a stale tab."""

import datetime as dt

import pytest
from django.urls import reverse

from editorial import clock, workflow
from editorial.models import Edition, Stage
from tests import factories
from tests.editorial.admin.conftest import address, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(article, desk):
    return workflow.submit(article, desk.editor)


def decide(client, edition, name, **fields):
    sent = {"transition": name, "digest": edition.digest} | fields
    return client.post(address("decide", edition), sent)


def test_a_note_that_is_missing_is_asked_for(edition, reviewer):
    response = decide(reviewer, edition, "return_review")
    assert response.status_code == 200
    edition.refresh_from_db()
    assert edition.stage == Stage.IN_REVIEW
    assert decide(reviewer, edition, "return_review", note="请补署名").status_code == 302


def test_a_stale_digest_is_refused_and_the_note_kept(edition, reviewer):
    response = decide(reviewer, edition, "pass_review", digest="0" * 64, note="写了很久的意见")
    assert "写了很久的意见" in response.content.decode()
    edition.refresh_from_db()
    assert edition.stage == Stage.IN_REVIEW


def test_a_replayed_decision_is_refused_and_the_note_kept(edition, reviewer):
    decide(reviewer, edition, "pass_review")
    response = decide(reviewer, edition, "pass_review", note="再来一次")
    assert response.status_code == 200
    assert "再来一次" in response.content.decode()
    assert edition.decisions.filter(action="pass_review").count() == 1


def test_the_contributor_cannot_judge(edition, editor, desk, district):
    factories.Assignment.objects.create(user=desk.editor, role="reviewer", district=district)
    assert decide(editor, edition, "pass_review").status_code == 200
    edition.refresh_from_db()
    assert edition.stage == Stage.IN_REVIEW


def test_withdrawing_is_confirmed(article, desk, approver):
    edition = factories.publish(article, desk)
    assert decide(approver, edition, "withdraw", note="有误").status_code == 200
    edition.refresh_from_db()
    assert edition.live_until is None
    assert decide(approver, edition, "withdraw", note="有误", confirmed="on").status_code == 302
    edition.refresh_from_db()
    assert edition.live_until is not None
    response = approver.post(address("reinstate", edition), {"reinstate-note": "查明无误"})
    assert Edition.objects.filter(stage=Stage.IN_REVIEW).count() == 1
    assert response.status_code == 302


def test_publication_can_be_scheduled(edition, reviewer, approver):
    decide(reviewer, edition, "pass_review")
    with clock.travelling(dt.datetime(2029, 12, 1, tzinfo=dt.UTC)):
        assert decide(approver, edition, "approve", at="2030-01-02T08:30").status_code == 302
    edition.refresh_from_db()
    assert edition.live_from.isoformat() == "2030-01-02T00:30:00+00:00"


def test_an_unknown_transition_is_not_found(edition, approver):
    assert decide(approver, edition, "delete_everything").status_code == 404


def bulk(client, name, *editions, **fields):
    sent = {"action": name, "_selected_action": [each.pk for each in editions], "index": 0} | fields
    return client.post(reverse("admin:editorial_edition_changelist"), sent, follow=True)


def test_in_bulk_only_what_was_read_is_passed(edition, desk, district, reviewer):
    with factories.acting(desk.editor):
        other = factories.ArticleFactory(district=district)
    second = workflow.submit(other, desk.editor)
    reviewer.get(address("change", edition))
    response = bulk(reviewer, "pass_review", edition, second)
    edition.refresh_from_db()
    second.refresh_from_db()
    assert (edition.stage, second.stage) == (Stage.IN_APPROVAL, Stage.IN_REVIEW)
    assert len(list(response.context["messages"])) == 2


def test_in_bulk_only_what_was_read_is_returned(edition, reviewer):
    bulk(reviewer, "return_review", edition, note="请补署名")
    edition.refresh_from_db()
    assert edition.stage == Stage.IN_REVIEW
    reviewer.get(address("change", edition))
    bulk(reviewer, "return_review", edition, note="请补署名")
    edition.refresh_from_db()
    assert edition.stage == Stage.RETURNED


def test_in_bulk_only_what_was_read_is_confirmed_and_all_is_taken_down(article, desk, reviewer):
    edition = factories.publish(article, desk)
    bulk(reviewer, "confirm", edition)
    assert not edition.decisions.filter(action="confirm").exists()
    bulk(reviewer, "withdraw", edition, note="有误")
    assert edition.decisions.filter(action="withdraw").exists()


def test_nothing_is_taken_over_in_bulk(edition, reviewer):
    reviewer.get(address("change", edition))
    page = reviewer.get(reverse("admin:editorial_edition_changelist"))
    assert "take_over" not in dict(page.context["action_form"].fields["action"].choices)
    bulk(reviewer, "take_over", edition)
    edition.refresh_from_db()
    assert edition.stage == Stage.IN_REVIEW


def test_in_bulk_nothing_of_other_districts_is_touched_or_named(edition, stranger):
    stranger.get(address("change", edition))
    response = bulk(stranger, "pass_review", edition)
    edition.refresh_from_db()
    assert edition.stage == Stage.IN_REVIEW
    assert edition.title not in response.content.decode()


def test_in_bulk_only_actions_of_ones_own_roles_are_there(edition, editor):
    page = editor.get(reverse("admin:editorial_edition_changelist"))
    assert set(dict(page.context["action_form"].fields["action"].choices)) == {"", "recall"}
    bulk(editor, "approve", edition)
    edition.refresh_from_db()
    assert edition.stage == Stage.IN_REVIEW


def test_everything_of_an_edition_is_escaped(desk, district, reviewer):
    with factories.acting(desk.editor):
        article = factories.ArticleFactory(district=district, title="<script>alert(1)</script>")
    edition = workflow.submit(article, desk.editor, note="<b onclick=x>")
    text = reviewer.get(address("change", edition)).content.decode()
    assert "<script>alert" not in text
    assert "<b onclick" not in text


def test_the_comparison_shows_what_changed(article, desk, reviewer):
    factories.publish(article, desk)
    with factories.acting(desk.editor):
        article.title = "改过的" + article.title
        article.save()
    edition = workflow.submit(article, desk.editor)
    text = reviewer.get(address("change", edition)).content.decode()
    assert "<ins>改过的</ins>" in text


def test_suppressing_lists_withdraws_and_is_lifted(desk, district, approver):
    with factories.acting(desk.editor):
        honoree = factories.HonoreeFactory(district=district)
        article = factories.ArticleFactory(district=district, title=f"{honoree.name}的一天")
    factories.publish(article, desk)
    where = address("suppress", honoree)
    assert article.title in approver.get(where).content.decode()
    sent = {"authority": "区委〔2026〕1号", "reason": "撤销", "public_wording": ""}
    assert approver.post(where, sent).status_code == 200
    assert approver.post(where, sent | {"confirmed": "on"}).status_code == 302
    from editorial.models import Suppression

    suppression = Suppression.objects.get()
    assert approver.get(address("change", suppression)).status_code == 200
    approver.post(address("change", suppression), {"note": "复查恢复", "confirmed": "on"})
    suppression.refresh_from_db()
    assert suppression.lifted_at


def test_suppressions_of_other_districts_are_not_seen(desk, district, approver, stranger):
    from editorial import suppression as suppressions

    honoree = factories.HonoreeFactory(district=district)
    made = suppressions.suppress(
        ("honoree", honoree.public_id), honoree.name, desk.approver, authority="区委", reason="撤销"
    )
    assert approver.get(reverse("admin:editorial_suppression_changelist")).context["cl"].result_count == 1
    assert stranger.get(reverse("admin:editorial_suppression_changelist")).context["cl"].result_count == 0
    assert stranger.get(address("change", made)).status_code == 404
    assert signed_in(desk.editor).post(address("change", made), {"note": "x", "confirmed": "on"}).status_code == 403
