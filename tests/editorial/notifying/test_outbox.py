"""The outbox: what is due leaves once, failures rest and are tried again, and some are left to the administrators."""

import datetime as dt

import pytest
from django.core import mail

from editorial import background, clock, notifying
from editorial.models import Notification
from editorial.notifying import digest, outbox, preferences, reading

pytestmark = pytest.mark.django_db

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture
def refusing(settings, monkeypatch):
    """A mail server that answers to nobody, on a port where nothing listens."""

    def switch(on: bool):
        backend = "smtp" if on else "locmem"
        settings.MAILERS = {
            "default": {
                "BACKEND": f"django.core.mail.backends.{backend}.EmailBackend",
                "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 1} if on else {},
            }
        }

    return switch


def recipients():
    return sorted(address for message in mail.outbox for address in message.to)


def test_what_is_due_leaves_once(world):
    world.submitted()
    assert outbox.send_due() == 3
    assert outbox.send_due() == 0
    assert recipients() == ["city-reviewer@example.org", "reviewer@example.org", "second-reviewer@example.org"]
    assert "待审核" in mail.outbox[0].subject


def test_what_lies_ahead_waits_for_its_time(world):
    edition = world.scheduled()
    outbox.send_due()
    assert not any("已按时发布" in message.subject for message in mail.outbox)
    assert reading.of(world["approver"]).filter(event="live").count() == 0
    outbox.send_due(edition.live_from)
    assert sum("已按时发布" in message.subject for message in mail.outbox) == 3


def test_what_was_read_or_settled_is_not_sent(world):
    edition = world.submitted()
    reading.mark_read(reading.of(world["reviewer"]))
    outbox.send_due()
    assert len(mail.outbox) == 2
    world.do("recall", edition, "editor")
    mail.outbox.clear()
    edition = world.submitted()
    world.do("recall", edition, "editor")
    assert outbox.send_due() == 0


def test_who_has_left_or_lost_their_address_gets_nothing(world):
    world.submitted()
    type(world["reviewer"]).objects.filter(pk=world["reviewer"].pk).update(is_active=False)
    type(world["reviewer"]).objects.filter(pk=world["second reviewer"].pk).update(email="")
    outbox.send_due()
    assert recipients() == ["city-reviewer@example.org"]


def test_a_failure_rests_and_is_tried_again_with_growing_pauses(world, refusing):
    notifying.tell_of("claim_taken", edition=world.submitted(), to=[world["second approver"]])
    row = Notification.objects.filter(event="claim_taken")
    Notification.objects.exclude(event="claim_taken").delete()
    refusing(True)
    now = clock.time()
    for attempt, pause in enumerate(outbox.PAUSES, start=1):
        assert outbox.send_due(now) == 0
        assert row.get().attempts == attempt
        assert "Refused" in row.get().error
        outbox.send_due(now + pause - dt.timedelta(seconds=1))
        assert row.get().attempts == attempt
        now += pause
    assert not outbox.undelivered().exists()
    outbox.send_due(now)
    assert list(outbox.undelivered()) == [row.get()]
    refusing(False)
    assert outbox.send_due(now + 30 * DAY) == 0
    assert outbox.try_again(outbox.undelivered()) == 1
    assert outbox.send_due(now) == 1
    assert not outbox.undelivered().exists()


def test_a_process_that_was_killed_while_sending_loses_nothing(world):
    world.submitted()
    now = clock.time()
    lost = outbox.take(Notification.objects.filter(mail="now"), now, 1)
    assert outbox.send_due(now) == 2
    assert outbox.send_due(now + outbox.PAUSES[0]) == 1
    assert lost[0].user.email in recipients()


def test_the_digest_is_one_mail_a_day_about_all_that_waited(world, settings):
    settings.DIGEST_HOUR = 8
    for _ in range(2):
        world.passed()
    Notification.objects.exclude(event="review_passed").delete()
    tomorrow = digest.last_hour(clock.time()) + DAY
    assert digest.send_digests(tomorrow - HOUR) == 0
    assert digest.send_digests(tomorrow) == 2
    assert recipients() == ["editor@example.org", "second-editor@example.org"]
    assert mail.outbox[0].body.count("已通过审核") == 2
    assert digest.send_digests(tomorrow + HOUR) == 0
    assert digest.send_digests(tomorrow + DAY) == 0


def test_everybody_chooses_how_they_are_told(world):
    preferences.choose(world["reviewer"], {"submitted": "digest"})
    preferences.choose(world["second reviewer"], {"submitted": "never"})
    world.submitted()
    outbox.send_due()
    assert recipients() == ["city-reviewer@example.org"]
    digest.send_digests(clock.time() + DAY)
    assert "reviewer@example.org" in recipients()
    assert "second-reviewer@example.org" not in recipients()
    assert reading.unread(world["second reviewer"]) == 1
    preferences.choose(world["reviewer"], {"submitted": "now"})
    assert not world["reviewer"].notification_preferences.exists()


def test_only_what_was_read_long_ago_is_forgotten(world):
    world.submitted()
    now = clock.time()
    reading.mark_read(reading.of(world["reviewer"]))
    assert reading.forget(now + reading.KEPT - DAY) == 0
    assert reading.forget(now + reading.KEPT + DAY) == 1
    assert reading.unread(world["second reviewer"]) == 1


def test_no_chooser_is_offered_what_cannot_concern_them(world):
    assert "to_approve" not in preferences.concerning(world["editor"])
    assert "returned" in preferences.concerning(world["editor"])
    assert "assignment_needed" in preferences.concerning(world["administrator"])


def test_what_was_read_stays_read_when_others_are_tried_again(world):
    world.submitted()
    Notification.objects.update(attempts=outbox.ATTEMPTS, tried_at=clock.time())
    reading.mark_read(reading.of(world["reviewer"]))
    assert outbox.undelivered().count() == 2
    assert outbox.try_again(Notification.objects.all()) == 2
    assert reading.unread(world["reviewer"]) == 0
    outbox.send_due()
    assert recipients() == ["city-reviewer@example.org", "second-reviewer@example.org"]


def test_a_mail_that_cannot_be_made_holds_up_no_other(world):
    world.submitted()
    broken = Notification.objects.order_by("pk").first()
    Notification.objects.filter(pk=broken.pk).update(event="of_a_later_release")
    assert outbox.send_due() == 2
    broken.refresh_from_db()
    assert (broken.attempts, broken.mailed_at) == (1, None)
    assert "KeyError" in broken.error


def test_a_digest_leaves_without_what_cannot_be_made(world):
    for _ in range(2):
        world.passed()
    Notification.objects.exclude(event="review_passed").delete()
    broken = Notification.objects.filter(user=world["editor"]).first()
    Notification.objects.filter(pk=broken.pk).update(event="of_a_later_release")
    assert digest.send_digests(clock.time() + DAY) == 2
    assert sorted(message.body.count("已通过审核") for message in mail.outbox) == [1, 2]
    broken.refresh_from_db()
    assert "KeyError" in broken.error


def test_a_slow_server_does_not_keep_a_round_beyond_its_time(world, settings, monkeypatch):
    settings.MAILERS = {"default": {"BACKEND": "tests.editorial.notifying.slow.EmailBackend"}}
    monkeypatch.setattr(outbox, "ROUND", 0.0)
    world.submitted()
    assert outbox.send_due() <= 1
    assert not Notification.objects.filter(mailed_at=None, attempts__gt=0).exists()
    longest = dt.timedelta(seconds=30 + 8 * 10)  # a round, and a mail of whose steps each takes its limit
    assert longest < background.HELD
    assert longest < outbox.PAUSES[0]
