"""The list of articles."""

import datetime as dt

import pytest
from django.core.cache import caches

from editorial.pages import Ref
from tests import factories
from tests.editorial import published as P
from tests.editorial.lists import tick
from tests.sizes import ANY_NUMBER

pytestmark = pytest.mark.django_db

COLUMN = Ref("column", "model", "榜样故事")


def text(client, address) -> str:
    caches["pages"].clear()
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("number", ANY_NUMBER)
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


def test_an_entry_says_when_an_undated_story_was_published_here_and_what_has_no_source(client):
    P.publish(
        P.article("无日期", published_on=None, source="某报"), P.article("无来源", origin="reprint"),
        P.article("据报道", origin="adapted"), P.article("本站写的"),
    )  # fmt: skip
    tick()
    entries = {
        title: entry for entry in text(client, "/articles/").split("<article")
        for title in ("无日期", "无来源", "据报道", "本站写的") if title in entry
    }  # fmt: skip
    assert "本站2024年1月1日发布" in entries["无日期"]
    assert "来源未注明" in entries["无来源"]
    assert "本站据公开报道编写" in entries["据报道"]
    assert entries["本站写的"].count("<span>") == 0


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


def test_a_column_has_a_head_of_its_own(client):
    factories.ColumnFactory(slug="front-line", name="实干一线", description="在一线的人和事")
    column = Ref("column", "front-line", "实干一线")
    older, newer = (
        P.article(name, published_on=dt.date(2024, month, 1), column=column) for month, name in ((1, "旧"), (2, "新"))
    )
    P.publish(older, newer, P.article("别处"))
    html = client.get("/articles/?column=front-line").content.decode()
    assert "<h1>实干一线</h1>" in html
    assert "<title>实干一线 — 光荣榜</title>" in html
    for name, content in (
        ("ColumnName", "实干一线"), ("ColumnDescription", "在一线的人和事"), ("ColumnKeywords", "实干一线,光荣榜"),
        ("ColumnType", "工作动态"),
    ):  # fmt: skip
        assert f'<meta name="{name}" content="{content}">' in html
    assert html.count('href="/feeds/articles.atom?column=front-line"') == 2
    assert html.index("story-lead") < html.index(">新<") < html.index(">旧<")
    narrowed = client.get("/articles/?column=front-line&year=2024").content.decode()
    assert "<h1>实干一线</h1>" in narrowed
    assert "story-lead" not in narrowed


def test_the_list_of_all_stories_and_of_several_columns_keep_the_usual_head(client):
    columns = [factories.ColumnFactory() for _each in range(2)]
    P.publish(*(P.article(each.name, column=Ref("column", each.slug, each.name)) for each in columns))
    for query in ("", f"?column={columns[0].slug}&column={columns[1].slug}", "?column=nosuch"):
        html = client.get(f"/articles/{query}").content.decode()
        assert '<meta name="ColumnName" content="事迹报道">' in html
        assert "story-lead" not in html


def test_the_site_map_and_the_home_page_name_the_columns_that_have_stories(client):
    used, unused = factories.ColumnFactory(slug="used"), factories.ColumnFactory(slug="unused")
    P.publish(P.article("一篇", column=Ref("column", "used", used.name)))
    for path in ("/sitemap/", "/"):
        html = client.get(path).content.decode()
        assert "/articles/?column=used" in html
        assert used.name in html
        assert unused.name not in html
