"""What subscribers are told: each page once, however late, and nothing that is not live."""

import datetime as dt
import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from editorial import clock, suppression, workflow
from editorial.models import Dispatch, Edition, Subscription
from editorial.pages import Ref
from editorial.subscribing import due, sending
from tests import factories
from tests.editorial import published
from tests.editorial.subscribing.conftest import confirmed, live, sent

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def test_a_page_is_told_once(settings):
    settings.SITE_URL = "https://honour.example.org"
    row = confirmed()
    [edition] = live(published.article("河畔新事"))
    [message] = sent()
    assert "河畔新事" in message.subject
    assert f"https://honour.example.org/articles/{edition.public_id}/" in message.body
    stop = f"https://honour.example.org/subscribe/stop/{row.token}/"
    assert stop in message.body
    assert message.extra_headers["List-Unsubscribe"] == f"<{stop}>"
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert sent() == []
    assert Dispatch.objects.get().sent_at


def test_who_has_not_confirmed_is_told_nothing():
    row = confirmed()
    Subscription.objects.filter(pk=row.pk).update(confirmed_at=None)
    live(published.article("报道"))
    assert sent() == []


def test_what_was_live_before_the_confirmation_is_no_news():
    confirmed(ago=dt.timedelta(minutes=30))
    live(published.article("旧闻"))
    assert sent() == []


def test_a_late_run_tells_late_but_not_for_ever():
    confirmed(ago=due.LATE * 3)
    live(published.article("上周的报道"), ago=due.LATE - DAY)
    live(published.article("上月的报道"), ago=due.LATE + DAY)
    [message] = sent()
    assert "上周的报道" in message.body
    assert "上月的报道" not in message.body


def test_a_scheduled_page_is_told_when_it_is_live(article, desk):
    confirmed()
    at = clock.time() + DAY
    factories.publish(article, desk, at=at)
    assert sent() == []
    with clock.travelling(at + dt.timedelta(seconds=1)):
        assert len(sent()) == 1
        assert sent() == []


def test_what_is_withdrawn_before_is_not_told(article, desk):
    confirmed()
    edition = factories.publish(article, desk)
    workflow.perform("withdraw", edition, desk.reviewer, digest=edition.digest, note="有误")
    assert sent() == []


def test_each_target_gets_its_own(district):
    there, elsewhere = published.PLACE.code, district.code
    column = Ref("column", "deeds", "事迹")
    [person] = live(published.honoree("何建国"), ago=DAY * 20)
    about = Ref("honoree", person.public_id, "何建国")
    live(published.article("写他的报道", mentions=[about], column=column), published.article("别的报道"))
    followers = {
        confirmed(target).email: titles
        for target, titles in (
            (("district", there), {"写他的报道", "别的报道"}), (("district", elsewhere), set()),
            (("column", "deeds"), {"写他的报道"}), (("honoree", person.public_id), {"写他的报道"}),
            (("team", person.public_id), set()),
        )
    }  # fmt: skip
    told = {message.to[0]: message.body for message in sent()}
    for email, titles in followers.items():
        assert {title for title in ("写他的报道", "别的报道") if title in told.get(email, "")} == titles


def test_two_subscriptions_of_one_address_tell_it_once():
    confirmed(email="reader@example.org")
    confirmed(("district", published.PLACE.code), email="reader@example.org")
    live(published.article("报道"))
    assert len(sent()) == 1
    assert sent() == []


def test_many_pages_come_in_few_mails():
    confirmed()
    live(*(published.article(f"报道{n:02}") for n in range(due.AT_ONCE + 3)))
    first, second = sent()
    assert first.body.count("/articles/") == due.AT_ONCE
    assert second.body.count("/articles/") == 3


def test_first_profiles_that_a_roll_made_are_told_by_the_roll():
    confirmed()
    [roll] = live(published.campaign("评选", ["何建国"]))
    live(published.honoree("何建国"), derived_from=roll)
    [message] = sent()
    assert message.body.count("http") == 2


def corrected(article, desk, **telling):
    with factories.acting(desk.editor):
        article.title += "（改）"
        article.save()
    edition = workflow.submit(article, desk.editor, **telling)
    edition = workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    return workflow.perform("approve", edition, desk.approver, digest=edition.digest)


def test_only_major_corrections_are_told(article, desk):
    confirmed()
    factories.publish(article, desk)
    assert len(sent()) == 1
    corrected(article, desk, significance="minor", change_note="改正一个错字。")
    assert sent() == []
    corrected(article, desk, significance="major", change_note="原写作241件，应为214件。")
    [message] = sent()
    assert "原写作241件，应为214件。" in message.body


def test_a_minor_correction_hides_no_page_that_nobody_was_told_of(article, desk):
    confirmed()
    factories.publish(article, desk)
    corrected(article, desk, significance="minor", change_note="改正一个错字。")
    [message] = sent()
    assert "（改）" in message.body
    assert "错字" not in message.body
    assert sent() == []


def test_who_follows_somebody_suppressed_hears_nothing_and_is_forgotten(district, desk):
    [person] = live(published.honoree("何建国"), ago=DAY * 20)
    target = ("honoree", person.public_id)
    confirmed(target)
    live(published.article("报道", mentions=[Ref(*target, "何建国")]))
    factories.HonoreeFactory(public_id=target[1], district=district)
    suppression.suppress(target, "何建国", desk.approver, authority="区委", reason="撤销")
    assert sent() == []
    assert not Subscription.objects.exists()


def test_titles_are_printed_as_they_are_and_break_no_header():
    confirmed()
    live(published.article("甲 & 乙\nBcc: x@example.org <b>"))
    [message] = sent()
    assert "\n" not in message.subject
    assert "甲 & 乙" in message.body
    assert "bcc" not in {name.lower() for name in message.message()}


class Failing(EmailBackend):
    failure: Exception = ConnectionRefusedError()

    def send_messages(self, messages):
        raise self.failure


@pytest.mark.parametrize(
    ("failure", "again"),
    [(ConnectionRefusedError(), 1), (TimeoutError(), 0), (smtplib.SMTPRecipientsRefused({}), 0)],
)
def test_a_mail_is_tried_again_only_where_it_surely_has_not_left(settings, failure, again):
    confirmed()
    live(published.article("报道"))
    Failing.failure = failure
    mailers = settings.MAILERS
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Failing"}}
    assert sent() == []
    settings.MAILERS = mailers
    assert len(sent()) == again
    assert sent() == []


def test_an_invitation_that_did_not_leave_waits(settings):
    row = confirmed()
    Subscription.objects.filter(pk=row.pk).update(confirmed_at=None, invited_at=None)
    Failing.failure = ConnectionRefusedError()
    mailers = settings.MAILERS
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Failing"}}
    sending.send_invitations()
    settings.MAILERS = mailers
    assert sending.send_invitations() == 1
    assert len(mail.outbox) == 1


def test_nobody_is_looked_at_while_nothing_changes(django_assert_num_queries):
    confirmed()
    live(published.article("报道"))
    news = sending.News()
    news.send_due()
    with django_assert_num_queries(1):
        news.send_due()


def test_old_dispatches_are_forgotten():
    confirmed()
    live(published.article("报道"))
    sent()
    assert sending.forget_old(clock.time()) == 0
    assert sending.forget_old(clock.time() + 3 * due.LATE) == 1
    assert Edition.objects.count() == 1


def test_a_mail_that_cannot_be_made_holds_up_no_other():
    now = clock.time()
    for token, email in (("a/b", "a@example.org"), ("b", "b@example.org")):  # of the first, no address can be made
        Subscription.objects.create(email=email, token=token, target_id=token, asked_at=now)
        now += dt.timedelta(seconds=1)
    assert sending.send_invitations() == 1
    assert [message.to for message in mail.outbox] == [["b@example.org"]]
    assert list(Subscription.objects.filter(invited_at=None).values_list("email", flat=True)) == ["a@example.org"]
