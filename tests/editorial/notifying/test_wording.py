"""Mails in Chinese: every event has both templates, names what it may name, and links to what it is about."""

import pytest
from django.utils import translation

from districts.models import SiteProfile
from editorial.models import Notification
from editorial.notifying import EVENTS, wording
from tests import factories
from tests.editorial.notifying.test_told import CASES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_has_a_mail(world, event, settings):
    settings.SITE_URL = "https://honour.example.org"
    CASES[event][0](world)
    row = Notification.objects.filter(event=event).first()
    frame = wording.frame_of(row.user, SiteProfile(), settings.SITE_URL)
    with translation.override("zh-hans"):
        subject, body = wording.mail(row, frame)
        together = wording.digest([row, row], frame)
    link = f"https://honour.example.org/admin/notifications/{row.pk}/"
    assert link in body
    assert link in together[1]
    assert "\n" not in subject
    assert world.place.name in body
    assert "理由" not in body
    assert not any(sign in subject + body + "".join(together) for sign in ("{", "%(", "&", "None"))
    assert (row.edition is not None and row.edition.title in body) == (not EVENTS[event].secret)


def test_a_title_is_printed_as_it_is_written(world):
    article = world.article()
    with factories.acting(world["editor"]):
        article.title = "甲 & 乙的“事迹” <记>"
        article.save()
    world.submitted(article)
    row = Notification.objects.filter(event="submitted").first()
    subject, body = wording.mail(row, wording.frame_of(row.user, SiteProfile(), "https://x"))
    assert "甲 & 乙的“事迹” <记>" in subject
    assert "甲 & 乙的“事迹” <记>" in body
