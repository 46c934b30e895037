"""Old stories say that they are old, from the anniversary on."""

import datetime

import pytest

from editorial import ageing
from tests import factories
from tests.editorial import published

DAY = datetime.date(2019, 5, 20)


@pytest.mark.parametrize(
    ("today", "years", "expected"),
    [
        ((2024, 5, 19), 5, False),
        ((2024, 5, 20), 5, True),
        ((2025, 1, 1), 5, True),
        ((2024, 1, 1), 5, False),
        ((2026, 1, 1), 0, False),
    ],
)
def test_from_the_anniversary_on(today, years, expected):
    assert ageing.is_archived(DAY, datetime.date(*today), years) is expected


def test_leap_day_and_unknown_date():
    leap = datetime.date(2020, 2, 29)
    assert not ageing.is_archived(leap, datetime.date(2025, 2, 28), 5)
    assert ageing.is_archived(leap, datetime.date(2025, 3, 1), 5)
    assert not ageing.is_archived(None, datetime.date(2025, 3, 1), 5)


@pytest.mark.django_db
@pytest.mark.parametrize(("origin", "words"), [
    ("own", "本页内容发布于2019年5月20日"),
    ("adapted", "原报道发布于2019年5月20日"),
    ("reprint", "原报道发布于2019年5月20日"),
])  # fmt: skip
def test_the_date_of_a_report_is_not_called_that_of_the_page(client, origin, words):
    [story] = published.publish(published.article("报道", "正文", published_on=DAY, origin=origin))
    assert f"{words}，其中信息可能已变化。" in client.get(f"/articles/{story.public_id}/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("decided_on", "told"), [(DAY, True), (datetime.date(2026, 11, 1), False), (None, False)])
def test_an_old_commendation_says_so_too(client, decided_on, told):
    [drive] = published.publish(published.campaign("表彰", ["甲测"], decided_on=decided_on))
    page = client.get(f"/campaigns/{drive.public_id}/").content.decode()
    assert ("作出于2019年5月20日，单位和职务为当时情况。" in page) is told


@pytest.mark.django_db
@pytest.mark.parametrize(("published_on", "told"), [(DAY, True), (datetime.date(2026, 11, 1), False), (None, False)])
def test_the_page_says_so(client, district, desk, published_on, told):
    with factories.acting(desk.editor):
        article = factories.ArticleFactory(district=district, published_on=published_on)
    factories.publish(article, desk)
    text = client.get(f"/articles/{article.public_id}/").content.decode()
    assert ("本页内容发布于2019年5月20日，其中信息可能已变化。" in text) is told
