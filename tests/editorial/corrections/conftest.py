"""A published story, something of it under way, and people who correct it."""

import pytest

from editorial import workflow
from editorial.models import Edition
from editorial.urgent import patching
from honorees.models import Achievement, Figure
from tests import factories

BODY = "<p>第一段。</p><p>办结241件。</p><p>第三段。</p>"


def edited(record, user, **values):
    record.refresh_from_db()
    with factories.acting(user):
        for name, value in values.items():
            setattr(record, name, value)
        record.version += 1
        record.save()
    return record


def patched(live, desk, changes, significance="major", change_note="原文数字有误，应为214件。"):
    return patching.submit_patch(
        live, desk.editor, digest=live.digest, changes=changes, telling=patching.Telling(change_note, significance)
    )


def approved(edition, desk):
    edition = workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    return workflow.perform("approve", edition, desk.approver, digest=edition.digest)


@pytest.fixture
def story(district, desk):
    """An article with two credits that read alike and a figure that is quoted from its own district."""
    with factories.acting(desk.editor):
        article = factories.ArticleFactory(district=district, title="原题", body=BODY)
        article.credits.all().delete()
        for at in range(2):
            factories.CreditFactory(article=article, names="李测试", position=at)
        achievement = Achievement.objects.create(place=district, statement="办结一批", level="district")
        Figure.objects.create(achievement=achievement, label="办结", printed="241件", value="241")
        article.evidence.create(achievement=achievement)
    return article


@pytest.fixture
def live(story, desk):
    factories.publish(story, desk)
    return Edition.objects.for_page().get()
