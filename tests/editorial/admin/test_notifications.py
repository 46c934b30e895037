"""The bell, a person's own notifications, how they are told by mail, and the mails that could not be sent."""

import datetime as dt

import pytest
from django.urls import reverse

from districts.models import Role
from editorial import chores, clock, suppression, workflow
from editorial.models import Notification, NotificationPreference
from editorial.notifying import outbox
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(article, desk):
    return workflow.submit(article, desk.editor, answers=factories.answered(article))


def page(client, name="notifications", **kwargs):
    return client.get(reverse(f"admin:{name}", **kwargs))


def test_the_bell_counts_what_is_unread(client, desk, edition):
    client.force_login(desk.reviewer)
    assert '<span class="bell-count">1</span>' in page(client, "index").content.decode()
    client.force_login(desk.approver)
    assert "bell-count" not in page(client, "index").content.decode()


def test_opening_one_from_the_list_marks_it_as_read_and_leads_to_its_page(client, desk, edition):
    client.force_login(desk.reviewer)
    assert edition.title in page(client).content.decode()
    row = Notification.objects.get(user=desk.reviewer)
    assert f"notifications/{row.pk}/" in page(client).content.decode()
    response = client.post(reverse("admin:notification", args=[row.pk]))
    assert response.url == reverse("admin:editorial_edition_change", args=[edition.pk])
    assert client.get(response.url).status_code == 200
    row.refresh_from_db()
    assert row.read_at
    assert "is-unread" not in page(client).content.decode()


def test_the_address_in_a_mail_leads_there_and_changes_nothing(client, desk, edition):
    client.force_login(desk.reviewer)
    row = Notification.objects.get(user=desk.reviewer)
    response = page(client, "notification", args=[row.pk])
    assert response.url == reverse("admin:editorial_edition_change", args=[edition.pk])
    row.refresh_from_db()
    assert row.read_at is None


def test_nobody_opens_what_was_told_to_another(client, desk, edition):
    row = Notification.objects.get(user=desk.reviewer)
    client.force_login(desk.approver)
    assert page(client, "notification", args=[row.pk]).status_code == 404
    assert edition.title not in page(client).content.decode()
    row.refresh_from_db()
    assert row.read_at is None


def test_all_can_be_marked_as_read_at_once(client, desk, edition):
    client.force_login(desk.reviewer)
    client.post(reverse("admin:notifications"))
    assert not Notification.objects.filter(user=desk.reviewer, read_at=None).exists()


def test_the_list_takes_as_many_queries_for_many_rows_as_for_one(
    client, desk, district, edition, django_assert_num_queries
):
    client.force_login(desk.reviewer)
    page(client)
    for count in (0, 3):
        for _ in range(count):
            with factories.acting(desk.editor):
                article = factories.ArticleFactory(district=district)
            workflow.submit(article, desk.editor, answers=factories.answered(article))
        with django_assert_num_queries(QUERIES):
            page(client)


QUERIES = 11


def test_everybody_chooses_for_the_events_of_their_roles(client, desk):
    client.force_login(desk.reviewer)
    shown = page(client, "notification_preferences").content.decode()
    assert 'name="submitted"' in shown
    assert 'name="to_approve"' not in shown
    wanted = dict.fromkeys(("submitted", "recalled"), "never")
    response = client.post(reverse("admin:notification_preferences"), wanted)
    assert response.status_code == 200  # not every event was answered
    assert not NotificationPreference.objects.exists()
    shown = [event.name for event, _ in response.context["choices"]]
    client.post(reverse("admin:notification_preferences"), dict.fromkeys(shown, "never") | {"submitted": "digest"})
    assert NotificationPreference.objects.get(user=desk.reviewer, event="submitted").mail == "digest"
    assert not NotificationPreference.objects.filter(event="to_approve").exists()


def test_administrators_see_what_could_not_be_sent_and_have_it_tried_again(client, desk, district, edition):
    Notification.objects.update(attempts=outbox.ATTEMPTS, tried_at="2026-01-01T00:00:00Z", error="refused", mail="now")
    client.force_login(desk.reviewer)
    assert page(client, "notifications_undelivered").status_code == 403
    client.force_login(factories.staff(Role.ADMINISTRATOR, district))
    shown = page(client, "notifications_undelivered").content.decode()
    assert "refused" in shown
    assert edition.title not in shown
    client.post(reverse("admin:notifications_undelivered"))
    assert not outbox.undelivered().exists()


def test_an_administrator_sees_the_failed_mails_of_their_own_staff_alone(client, desk, district, edition):
    Notification.objects.update(attempts=outbox.ATTEMPTS, tried_at="2026-01-01T00:00:00Z", error="refused", mail="now")
    client.force_login(factories.staff(Role.ADMINISTRATOR, factories.DistrictFactory()))
    assert "refused" not in page(client, "notifications_undelivered").content.decode()
    client.post(reverse("admin:notifications_undelivered"))
    assert outbox.undelivered().count() == Notification.objects.count()
    client.force_login(factories.staff(Role.ADMINISTRATOR, None))
    assert "refused" in page(client, "notifications_undelivered").content.decode()


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_what_nobody_ratified_leads_everybody_to_a_page_that_they_may_open(client, desk, district, role):
    with factories.acting(desk.editor):
        person = factories.HonoreeFactory(district=district)
    suppression.suppress(("honoree", person.public_id), person.name, desk.approver, authority="机关", reason="理由")
    user = factories.staff(role, district)
    chores.escalate(clock.time() + dt.timedelta(days=2))
    client.force_login(user)
    response = page(client, "notification", args=[Notification.objects.get(user=user, event="escalated").pk])
    assert client.get(response.url).status_code == 200


def test_who_lost_the_district_reads_no_title_and_no_note_of_it(client, desk, edition):
    workflow.perform("return_review", edition, desk.reviewer, digest=edition.digest, note="身份证号有误")
    client.force_login(desk.editor)
    assert "身份证号有误" in page(client).content.decode()
    desk.editor.assignments.update(district=factories.DistrictFactory())
    shown = page(client).content.decode()
    assert edition.title not in shown
    assert "身份证号有误" not in shown
    assert "退回修改" in shown
