"""What the state of an edition is called, wherever it is shown."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from editorial import clock, states, suppression, workflow
from tests import factories
from tests.editorial.admin.conftest import address, signed_in

pytestmark = pytest.mark.django_db


def name(edition) -> str:
    edition.refresh_from_db()
    return states.of_edition(edition, clock.read().now).name


def test_an_edition_on_its_way(article, desk):
    edition = workflow.submit(article, desk.editor)
    assert name(edition) == "in_review"
    edition = workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    assert name(edition) == "in_approval"
    edition = workflow.perform(
        "approve", edition, desk.approver, digest=edition.digest, at=timezone.now() + dt.timedelta(days=3)
    )
    assert name(edition) == "scheduled"


def test_an_edition_that_was_public(article, desk):
    first = factories.publish(article, desk)
    assert name(first) == "live"
    with factories.acting(desk.editor):
        article.title = "另一个题目"
        article.save()
    second = factories.publish(article, desk)
    assert (name(first), name(second)) == ("replaced", "live")
    workflow.perform("withdraw", second, desk.approver, digest=second.digest, note="有误")
    assert name(second) == "withdrawn"
    assert states.of_edition(second, clock.read().now).label == "已撤下"


def test_the_preview_of_a_withdrawn_edition_says_so(article, desk):
    edition = factories.publish(article, desk)
    edition = workflow.perform("withdraw", edition, desk.approver, digest=edition.digest, note="有误")
    bar = signed_in(desk.approver).get(address("preview", edition)).context["bar"]
    assert "已撤下" in bar["title"]
    assert bar["step"] == ""


def standing(client, record):
    return client.get(address("change", record)).context["standing"].state


def test_a_record_says_that_its_publication_was_cancelled_or_taken_down(article, district, desk):
    client = signed_in(desk.editor)
    edition = factories.publish(article, desk, at=timezone.now() + dt.timedelta(days=3))
    workflow.perform("cancel", edition, desk.approver, digest=edition.digest, note="暂缓")
    assert standing(client, article).label == "已取消发布"
    with factories.acting(desk.editor):
        person = factories.HonoreeFactory(district=district)
    factories.publish(person, desk)
    target = ("honoree", person.public_id)
    suppression.suppress(target, person.name, desk.approver, authority="某机关", reason="撤销表彰")
    assert standing(client, person).label == "因屏蔽撤下"
    listed = client.get(reverse("admin:honorees_honoree_changelist")).content.decode()
    assert "因屏蔽撤下" in listed
