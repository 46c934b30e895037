"""What was written to be told is judged again when it is told: suppressed names, and districts that somebody lost."""

import pytest
from django.core import mail

from districts.models import Assignment, SiteProfile
from editorial import suppression, workflow
from editorial.models import Notification
from editorial.notifying import outbox, reading, wording
from tests import factories

pytestmark = pytest.mark.django_db

NAME = "甲测丁"


@pytest.fixture
def person(world):
    with factories.acting(world["editor"]):
        return factories.HonoreeFactory(district=world.place, name=NAME)


@pytest.fixture
def told_of_person(world, person):
    """The person's own page waits for review, and so does an article with the name in its title."""
    with factories.acting(world["editor"]):
        article = factories.ArticleFactory(district=world.place, title=f"{NAME}的一天")
    for record in (person, article):
        workflow.submit(record, world["editor"], answers=factories.answered(record))


def suppress(world, person):
    suppression.suppress(("honoree", person.public_id), NAME, world["approver"], authority="机关", reason="理由")


def test_no_mail_leaves_with_the_name_of_somebody_suppressed_since(world, person, told_of_person):
    suppress(world, person)
    rows = Notification.objects.filter(event="submitted")
    assert set(rows.values_list("mail", "context__title")) == {("never", "")}
    outbox.send_due()
    assert mail.outbox
    assert not any(NAME in message.subject + message.body for message in mail.outbox)
    assert reading.unread(world["reviewer"]) == 3


def test_what_is_written_after_the_suppression_is_judged_when_it_is_sent(world, person, told_of_person):
    before = list(Notification.objects.filter(event="submitted").values_list("pk", "context"))
    suppress(world, person)
    for pk, context in before:
        Notification.objects.filter(pk=pk).update(mail="now", context=context)
    assert outbox.send_due()
    assert "待审核" in "".join(message.subject for message in mail.outbox)
    assert not any(NAME in message.subject + message.body for message in mail.outbox)


def test_mails_about_others_leave_with_their_titles(world, person):
    title = world.submitted().title
    suppress(world, person)
    row = Notification.objects.filter(event="submitted").first()
    assert row.mail == "now"
    assert title in wording.mail(row, wording.frame_of(row.user, SiteProfile(), "https://x"))[0]


def test_who_lost_the_district_is_mailed_nothing_of_it(world):
    world.do("return_review", world.submitted(), "reviewer")
    Assignment.objects.filter(user=world["editor"]).update(district=world.elsewhere)
    outbox.send_due()
    assert not any("editor@example.org" in message.to for message in mail.outbox)
    assert any("second-editor@example.org" in message.to for message in mail.outbox)


def test_who_administers_is_mailed_of_what_carries_nothing_unseen(world):
    Assignment.objects.filter(role="approver").delete()
    world.submitted()
    outbox.send_due()
    assert any("administrator@example.org" in message.to for message in mail.outbox)


def test_who_lost_the_district_can_still_see_that_something_was_told(world):
    world.submitted()
    Assignment.objects.filter(user=world["reviewer"]).update(district=world.elsewhere)
    assert [each.visible for each in reading.shown(world["reviewer"])] == [False]
    assert [each.visible for each in reading.shown(world["second reviewer"])] == [True]
