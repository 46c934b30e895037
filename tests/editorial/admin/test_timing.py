"""Times that people set on the edition's page and at submission: what the forms take, refuse and say beforehand."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Mention
from editorial import clock, workflow
from editorial.models import Edition, Stage
from tests import factories
from tests.editorial.admin.conftest import address, signed_in

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def typed(moment) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


def decide(client, name, edition, **fields):
    sent = {"transition": name, "digest": edition.digest, "note": "理由"} | fields
    return client.post(address("decide", edition), sent)


@pytest.fixture
def in_approval(article, desk):
    edition = workflow.submit(article, desk.editor)
    return workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)


@pytest.fixture
def scheduled(article, desk):
    return factories.publish(article, desk, at=clock.time() + 3 * DAY)


@pytest.mark.parametrize("ahead", [-DAY, -dt.timedelta(minutes=2), 400 * DAY])
def test_a_time_that_is_past_or_far_away_is_not_approved_by_hand(in_approval, approver, ahead):
    answer = decide(approver, "approve", in_approval, at=typed(clock.time() + ahead))
    assert answer.context["steps"]
    assert Edition.objects.get().stage == Stage.IN_APPROVAL


def test_approving_takes_a_time_and_a_day_for_the_next_check(in_approval, approver):
    at, day = clock.time() + DAY, timezone.localdate() + 30 * DAY
    decide(approver, "approve", in_approval, at=typed(at), review_on=day.isoformat())
    edition = Edition.objects.get()
    assert edition.review_on == day
    assert typed(edition.live_from) == typed(at)


def test_a_time_to_come_is_confirmed_with_its_date(in_approval, approver):
    said = f"终审已通过，将于{timezone.localtime(clock.time() + 2 * DAY):%Y-%m-%d %H:%M}发布：{in_approval.title}"
    response = decide(approver, "approve", in_approval, at=typed(clock.time() + 2 * DAY))
    assert [str(each) for each in approver.get(response.url).context["messages"]] == [said]
    later = timezone.localtime(clock.time() + 5 * DAY)
    response = decide(approver, "reschedule", in_approval, at=typed(later))
    (message,) = approver.get(response.url).context["messages"]
    assert f"将于{later:%Y-%m-%d %H:%M}发布" in str(message)


def test_moving_a_date_stands_before_giving_it_up(scheduled, approver):
    page = approver.get(address("change", scheduled)).content.decode()
    assert page.index("step-reschedule") < page.index("step-cancel")


def test_rescheduling_begins_with_the_time_that_holds(scheduled, approver):
    page = approver.get(address("change", scheduled)).content.decode()
    assert f'value="{typed(scheduled.live_from)}"' in page


def test_rescheduling_by_hand(scheduled, approver, reviewer):
    at = clock.time() + 5 * DAY
    assert decide(reviewer, "reschedule", scheduled, at=typed(at)).status_code == 200
    assert decide(approver, "reschedule", scheduled).status_code == 200
    assert decide(approver, "reschedule", scheduled, at=typed(clock.time() - DAY)).status_code == 200
    assert Edition.objects.get().live_from == scheduled.live_from
    assert decide(approver, "reschedule", scheduled, at=typed(at)).status_code == 302
    assert typed(Edition.objects.get().live_from) == typed(at)


def test_rescheduling_is_not_offered_for_several_at_once(scheduled, approver):
    answer = approver.get("/admin/editorial/edition/")
    offered = dict(answer.context["action_form"].fields["action"].choices)
    assert "cancel" in offered
    assert "reschedule" not in offered


def test_the_page_names_what_else_is_scheduled_before_a_time_is_given(scheduled, article, desk, approver):
    with factories.acting(desk.editor):
        article.title = "后面的一版"
        article.save()
    later = factories.publish(article, desk, at=clock.time() + 6 * DAY)
    page = approver.get(address("change", scheduled)).content.decode()
    assert re.search(f"后面的一版.{{0,3}}{timezone.localtime(later.live_from):%Y-%m-%d %H:%M}", page)


def test_the_page_says_how_many_a_withdrawal_cancels_and_names_those_of_ones_districts(district, article, desk):
    elsewhere = factories.DistrictFactory()
    others = factories.desk(elsewhere)
    with factories.acting(desk.editor):
        person = factories.HonoreeFactory(district=district)
        Mention.objects.create(article=article, honoree=person)
    with factories.acting(others.editor):
        foreign = factories.ArticleFactory(district=elsewhere, title="别处的稿件")
        Mention.objects.create(article=foreign, honoree=person)
    page = factories.publish(person, desk)
    factories.publish(article, desk, at=clock.time() + DAY)
    factories.publish(foreign, others, at=clock.time() + DAY)
    text = signed_in(desk.reviewer).get(address("change", page)).content.decode()
    assert article.title in text
    assert "别处的稿件" not in text
    help_text = signed_in(desk.reviewer).get(address("change", page)).context["steps"]
    withdrawal = next(form for step, _reason, form in help_text if step.name == "withdraw")
    assert "2" in withdrawal.fields["confirmed"].help_text


def test_confirming_the_content_by_hand(article, desk, reviewer):
    edition = factories.publish(article, desk)
    day = timezone.localdate() + 40 * DAY
    assert decide(reviewer, "confirm", edition, note="", review_on=timezone.localdate().isoformat()).status_code == 200
    assert decide(reviewer, "confirm", edition, note="", review_on=day.isoformat()).status_code == 302
    assert Edition.objects.get().review_on == day


def test_an_editor_may_wish_a_day(article, editor):
    day = timezone.localdate() + 4 * DAY
    sent = {"version": article.version, "change_note": "", "secrets": "none"}
    past = editor.post(address("submit", article), sent | {"due_on": (timezone.localdate() - DAY).isoformat()})
    assert past.context["form"].errors["due_on"]
    editor.post(address("submit", article), sent | {"due_on": day.isoformat()})
    assert Edition.objects.get().due_on == day


def test_a_wish_is_shown_offered_and_kept_for_the_next_submission(article, desk, editor, reviewer, approver):
    day = timezone.localdate() + 3 * DAY
    plain = workflow.submit(article, desk.editor)
    assert "编辑希望" not in reviewer.get(address("change", plain)).content.decode(), "a due date is no wish"
    workflow.perform("return_review", plain, desk.reviewer, digest=plain.digest, note="请改")
    edition = workflow.submit(article, desk.editor, due_on=day)
    workflow.perform("return_review", edition, desk.reviewer, digest=edition.digest, note="请改")
    assert editor.get(address("submit", article)).context["form"]["due_on"].value() == day
    again = workflow.submit(article, desk.editor, due_on=day)
    assert "编辑希望" in reviewer.get(reverse("admin:inbox")).content.decode()
    workflow.perform("pass_review", again, desk.reviewer, digest=again.digest)
    page = approver.get(address("change", again)).content.decode()
    assert f'data-value="{day.isoformat()}T08:00"' in page
    assert 'name="at" value' not in page, "nothing is filled in silently"
    bulk = approver.post(reverse("admin:inbox_decide"), {"transition": "approve", "edition": again.pk})
    assert "终审通过后即全部公开" in bulk.content.decode()
    assert "编辑希望" in bulk.content.decode()
