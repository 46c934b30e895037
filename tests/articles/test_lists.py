"""The list of articles."""

import datetime as dt

import pytest
from django.core.cache import caches

from editorial.pages import Ref
from tests.editorial import published as P
from tests.editorial.lists import tick

pytestmark = pytest.mark.django_db

COLUMN = Ref("column", "model", "榜样故事")


def text(client, address) -> str:
    caches["pages"].clear()
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("number", [1, 3, 300])
def test_the_list_takes_the_same_queries_for_any_number(client, django_assert_num_queries, number):
    P.publish(*(P.article(f"报道{at}", "正文。", ["甲"], column=COLUMN) for at in range(number)))
    tick()
    with django_assert_num_queries(6):
        text(client, "/articles/")
    with django_assert_num_queries(2):
        page = text(client, "/articles/")
    assert page.count("<article") == min(number, 12)


def test_an_unknown_date_is_a_value_of_its_own(client):
    P.publish(P.article("有日期", published_on=dt.date(2023, 1, 2)), P.article("无日期", published_on=None))
    tick()
    page = text(client, "/articles/?year=unknown")
    assert "无日期" in page
    assert ">有日期<" not in page


def test_columns_narrow_the_list(client):
    P.publish(P.article("在栏目里", column=COLUMN), P.article("不在栏目里"))
    tick()
    page = text(client, "/articles/?column=model")
    assert ">在栏目里<" in page
    assert ">不在栏目里<" not in page


def test_a_draft_changes_nothing(client):
    P.publish(P.article("已发布", column=COLUMN))
    tick()
    before = text(client, "/articles/")
    P.publish(P.article("草稿", column=Ref("column", "secret", "秘密栏目")), live_from=None)
    tick()
    assert text(client, "/articles/") == before
