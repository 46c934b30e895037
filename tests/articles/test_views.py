"""The page of an article says what its edition says: dates, sources, credits, people, figures, neighbours."""

import dataclasses
import datetime as dt
import re

import pytest

from articles.models import Credit, Mention
from articles.pages import CreditLine, MentionLine
from editorial import suppression, workflow
from editorial.pages import AchievementLine, FigureLine, Photo, Ref
from tests import factories
from tests.editorial import published
from tests.sizes import ANY_NUMBER

pytestmark = pytest.mark.django_db


def page_of(client, edition) -> str:
    response = client.get(f"/articles/{edition.public_id}/")
    assert response.status_code == 200
    return response.content.decode()


def publish(*pages, **workflow):
    return published.publish(*pages, **workflow)[-1]


@pytest.mark.parametrize("count", ANY_NUMBER)
def test_costs_the_same_with_any_number_of_rows(client, count, nothing_kept, django_assert_num_queries):
    people = published.publish(*(published.honoree(f"甲测{at}") for at in range(count)))
    published.publish(*(published.article(f"报道{at}", "正文") for at in range(count)))
    mentions = [Ref("honoree", each.public_id, each.title) for each in people]
    edition = publish(published.article("主报道", "正文", mentions))
    with django_assert_num_queries(6):  # clock, suppressions, edition, frame: two, neighbours and people
        page = page_of(client, edition)
    assert all(f'href="/honorees/{each.public_id}/"' in page for each in people)


def test_frame_is_kept_while_the_clock_stands(client, django_assert_num_queries):
    edition = publish(published.article("报道", "正文"))
    client.get("/accessibility/")
    with django_assert_num_queries(3):  # clock, edition, neighbours
        page_of(client, edition)


def test_missing_and_withdrawn_cost_at_most_as_much(client, article, desk, django_assert_max_num_queries):
    edition = factories.publish(article, desk)
    workflow.perform("withdraw", edition, desk.reviewer, digest=edition.digest, note="有误")
    with django_assert_max_num_queries(6):
        assert client.get(f"/articles/{edition.public_id}/").status_code == 410
    with django_assert_max_num_queries(6):
        assert client.get("/articles/nosuch2345/").status_code == 404


def test_photos_stand_in_a_long_text_and_in_the_order_of_the_large_views(client):
    photos = [Photo(mark * 64, 800, 600, f"图{mark}", "摄影") for mark in "abc"]
    text = "\n".join("这是一段用于测试的正文。" * 10 for _line in range(9))
    page = page_of(client, publish(published.article("长篇报道", text, photos=photos)))
    prose = page.split('class="prose"')[1].split("<footer")[0]
    assert re.findall(r'id="figure-(\d)"|(<p>)', prose) == [
        ("1", ""), *[("", "<p>")] * 3, ("2", ""), *[("", "<p>")] * 3, ("3", ""), *[("", "<p>")] * 3
    ]  # fmt: skip
    assert re.findall(r'<div class="lightbox" id="photo-(\d)".*?media/(\w)', page, re.DOTALL) == [
        ("1", "a"), ("2", "b"), ("3", "c")
    ]  # fmt: skip
    assert prose.split('id="figure-2"')[0].count('loading="lazy"') == 0


def test_date_in_words_or_unknown(client):
    dated = publish(published.article("有日期", published_on=dt.date(2022, 2, 11)))
    undated = publish(published.article("无日期", published_on=None))
    assert '<time datetime="2022-02-11">2022年2月11日</time>' in page_of(client, dated)
    page = page_of(client, undated)
    assert "<time" not in page.split('class="art-bar"')[1].split("</p>")[0]
    assert '<meta name="PubDate" content="2024-01-01 08:00">' in page


def test_source_that_was_not_printed_is_not_mentioned_and_an_empty_one_is(client):
    head = [
        page_of(client, publish(published.article("标题", source=source))).split('class="art-bar"')[1].split("</p>")[0]
        for source in (None, "", "某日报")
    ]
    assert head[0].count("<span>") + 1 == head[1].count("<span>") == head[2].count("<span>")
    assert "某日报" in head[2]


def test_printed_credits_of_an_adapted_story_stand_apart(client):
    credits = (CreditLine("编辑", ("本站编辑",)), CreditLine("作者", ("原作者",), original=True))
    page = page_of(client, publish(published.article("标题", origin="adapted", source="某报", credits=credits)))
    own, original = page.split('class="originals"')
    assert "本站编辑" in own
    assert "原作者" not in own
    assert "原作者" in original
    assert "本站编辑" not in original


def test_credit_printed_and_left_empty_says_so(client):
    page = page_of(client, publish(published.article("标题", credits=(CreditLine("编辑", ()),))))
    assert "<dt>编辑</dt><dd>" in page
    assert "<dt>编辑</dt><dd></dd>" not in page


def test_people_are_linked_only_where_a_page_is_live(client):
    [live] = published.publish(published.honoree("甲有页", surname="甲"))
    mentions = [Ref("honoree", live.public_id, "甲有页"), Ref("honoree", "nopage2345", "乙无页"), "丙无记录"]
    page = page_of(client, publish(published.article("标题", "正文", mentions)))
    assert f'href="/honorees/{live.public_id}/"' in page
    assert "nopage2345" not in page
    assert "乙无页" in page
    assert "丙无记录" in page


def test_citizens_and_reporters_are_not_listed(client):
    line = MentionLine(Ref("honoree", "", "王某群众"), "王某群众", "", "citizen", "群众")
    base = published.article("标题")
    page = page_of(client, publish(dataclasses.replace(base, mentions=(line,))))
    assert "王某群众" not in page


def test_figures_stand_as_printed_and_say_whose_they_are(client):
    claim = AchievementLine(
        "到位资金突破44.9亿元", "district", None,
        (FigureLine("到位资金", "突破44.9亿元", unit="亿元", period="2024年"),),
        (Ref("source", "", "统计公报"),), Ref("district", "990001000000", "云岭区"),
    )  # fmt: skip
    page = page_of(client, publish(published.article("标题", achievements=(claim,))))
    for part in ("突破", "44.9", "亿元", "2024年", "云岭区", "统计公报"):
        assert part in page.split('id="deeds"')[1]


def test_achievements_stand_under_the_name_of_whoever_they_are_of(client):
    [person] = published.publish(published.honoree("甲有页", surname="甲"))
    subject = Ref("honoree", person.public_id, "甲有页")
    claims = (
        AchievementLine("主动报名。", "person", None, subject=subject),
        AchievementLine("所在单位完成规划。", "unit", None, subject=subject),
        AchievementLine(
            "全区投资。", "district", None, (FigureLine("投资", "44.9亿元", scope="全区"),), subject=subject
        ),
        AchievementLine("办理。", "unit", None, (FigureLine("办理", "十件", unit="件"),), subject=subject),
    )
    told = page_of(client, publish(published.article("标题", achievements=claims))).split('id="deeds"')[1]
    assert told.count("甲有页") == 1
    assert f'<a href="/honorees/{person.public_id}/">甲有页</a>：主动报名。' in told
    assert "<small>全区</small>" in told
    assert "<dd>十<span>件</span></dd>" in told
    assert "<small>单位数据</small>" in told
    assert "不是个人数据" in told


def test_neighbours_are_the_next_in_the_order_of_lists(client):
    first, second, third = (
        publish(published.article(title, published_on=day))
        for title, day in (("早", dt.date(2023, 1, 1)), ("中", dt.date(2024, 1, 1)), ("晚", dt.date(2024, 1, 1)))
    )
    page = page_of(client, second)
    assert f'<a href="/articles/{first.public_id}/" rel="prev">' in page
    assert f'<a href="/articles/{third.public_id}/" rel="next">' in page
    assert 'rel="prev"' not in page_of(client, first)
    assert 'rel="next"' not in page_of(client, third)


def test_correction_is_shown_with_its_date(client, article, desk):
    factories.publish(article, desk)
    with factories.acting(desk.editor):
        article.body += "<p>补正。</p>"
        article.save()
    edition = workflow.submit(article, desk.editor, change_note="原文写作241件，应为214件。", significance="major")
    edition = workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    edition = workflow.perform("approve", edition, desk.approver, digest=edition.digest)
    assert "原文写作241件，应为214件。" in page_of(client, edition).split('id="erratum"')[1]


def test_markup_that_entered_around_the_editor_does_not_run(client):
    body = (
        '<p onclick="x()">甲<script>alert(1)</script><a href="javascript:alert(1)">乙</a></p>'
        "<table><tr><td>丙</td></tr></table>"
    )
    base = published.article("<b>标题</b>", subtitle='"><script>')
    page = page_of(client, publish(dataclasses.replace(base, body=body)))
    assert "<script>" not in page
    assert "onclick" not in page
    assert "javascript:" not in page
    assert "&lt;b&gt;标题" in page
    assert '<div class="table-box" tabindex="0"' in page


def test_suppressed_name_is_dropped_from_the_people(client, district, desk):
    person = factories.HonoreeFactory(district=district, name="丁既往")
    edition = publish(published.article("标题", "正文", [Ref("honoree", person.public_id, "丁既往")]))
    assert "丁既往" in page_of(client, edition)
    suppression.suppress(("honoree", person.public_id), "丁既往", desk.approver, authority="某机关", reason="撤销")
    assert "丁既往" not in page_of(client, edition)


def test_record_edited_after_approval_changes_nothing(client, article, desk):
    edition = factories.publish(article, desk)
    before = page_of(client, edition)
    with factories.acting(desk.editor):
        article.title = "尚未送审的标题"
        article.save()
        Credit.objects.create(article=article, role="作者", names="未审作者")
        Mention.objects.create(article=article, name="未审人物")
    assert page_of(client, edition) == before
