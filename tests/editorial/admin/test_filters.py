"""The lists' filters by state: each finds what the column words so, and only that."""

import datetime as dt

import pytest
from django.urls import reverse

from editorial import clock, states, workflow
from editorial.admin.filters import EDITION_STATES, RECORD_STATES
from editorial.models import Edition
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles(district, desk):
    """By name of the state, an article in it."""

    def one(title):
        with factories.acting(desk.editor):
            return factories.ArticleFactory(district=district, title=title)

    found = {name: one(name) for name in RECORD_STATES}
    for name in RECORD_STATES.keys() - {"draft", "live", "scheduled", "withdrawn", "cancelled"}:
        edition = workflow.submit(found[name], desk.editor, answers=factories.answered(found[name]))
        step = {"returned": ("return_review", desk.reviewer), "recalled": ("recall", desk.editor)}.get(name)
        if name == "in_approval":
            step = ("pass_review", desk.reviewer)
        if step:
            workflow.perform(
                step[0], edition, step[1], digest=edition.digest, note="请修改" if name == "returned" else ""
            )
    tomorrow = clock.time() + dt.timedelta(days=1)
    for name, at in (("live", None), ("withdrawn", None), ("scheduled", tomorrow), ("cancelled", tomorrow)):
        edition = factories.publish(found[name], desk, at=at)
        if name in ("withdrawn", "cancelled"):
            step = "withdraw" if name == "withdrawn" else "cancel"
            workflow.perform(step, edition, desk.approver, digest=edition.digest, note="内容有误")
    Edition.objects.filter(title="set_aside").update(stage="set_aside")
    return found


def titles(client, address, state) -> list[str]:
    return [str(row.title) for row in client.get(address, {"state": state}).context["cl"].result_list]


def test_each_state_is_found(articles, editor):
    records, editions = reverse("admin:articles_article_changelist"), reverse("admin:editorial_edition_changelist")
    for name in RECORD_STATES:
        assert titles(editor, records, name) == [name]
    for name in EDITION_STATES.keys() - {"replaced"}:
        assert titles(editor, editions, name) == [name]
        (edition,) = Edition.objects.filter(title=name)
        assert states.of_edition(edition, clock.time()).name == name
    assert titles(editor, editions, "replaced") == []


def test_the_choices_are_worded_as_the_column_is(editor):
    page = editor.get(reverse("admin:articles_article_changelist")).content.decode()
    for word in ("待发布", "已取消发布", "已撤回", "已撤下", "已搁置"):
        assert f">{word}</a>" in page
