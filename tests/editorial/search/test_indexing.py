"""The index follows approvals and suppressions, and can be made anew at any time."""

import pytest

from editorial import clock, search, suppression
from editorial.models import Edition, SearchEntry
from editorial.pages import Ref
from tests import factories
from tests.editorial.published import article, campaign, honoree, publish, team

pytestmark = pytest.mark.django_db


def found(typed):
    return [hit.edition.title for hit in search.find(typed, clock.read(), suppression.targets(), limit=100).hits]


def test_an_approved_record_is_found_and_a_draft_is_not(article, desk):
    assert found("测试报道") == []
    factories.publish(article, desk)
    assert found("测试报道") == [article.title]


def test_indexing_twice_changes_nothing():
    editions = publish(honoree("张三"))
    before = list(SearchEntry.objects.values_list("title", "names", "prose", "title_keys"))
    search.index(editions)
    search.index(iter(editions))
    assert list(SearchEntry.objects.values_list("title", "names", "prose", "title_keys")) == before
    assert found("张三") == ["张三"]


def test_an_edition_that_is_approved_no_more_loses_its_entry():
    (edition,) = publish(honoree("张三"))
    edition.live_from, edition.stage = None, "cancelled"
    edition.save()
    search.index([edition])
    assert not SearchEntry.objects.exists()


def test_grams_of_a_former_entry_find_nothing():
    (edition,) = publish(honoree("张三", organization="旧局"))
    SearchEntry.objects.all().delete()
    assert found("旧局") == []
    search.index([edition])
    assert found("旧局") == ["张三"]


def test_rebuilding_finds_the_same():
    publish(honoree("张三"), honoree("李四"), honoree("王五"), live_from=None)
    publish(honoree("张三丰"), team("张三工作室"))
    before = found("张三")
    SearchEntry.objects.all().delete()
    assert found("张三") == []
    assert search.rebuild() == 2
    assert found("张三") == before == ["张三工作室", "张三丰"]


def test_indexing_takes_the_same_queries_for_one_and_many(django_assert_num_queries):
    one, many = publish(honoree("张三")), publish(*(honoree(f"张{n}") for n in range(30)))
    for made in (one, many):
        editions = list(Edition.objects.filter(pk__in=[each.pk for each in made]))
        with django_assert_num_queries(7 if _deletes_grams() else 6):
            search.index(editions)


@pytest.fixture
def suppressed(district, desk):
    """A person named on a roll, in a team and in a story by structure, and suppressed."""
    who = Ref("honoree", "wanted", "赵钱孙")
    publish(honoree("赵钱孙"), public_id="wanted")
    publish(
        team("河道队", [who, "周维"]), campaign("评选一", [who, "周维"]),
        article("一篇报道", "没有名字的正文。", [who, "周维"]),
    )  # fmt: skip
    assert len(found("赵钱孙")) == len(found("zhaoqiansun")) == len(found("zqs")) == 4
    factories.HonoreeFactory(public_id="wanted", district=district)
    suppression.suppress(("honoree", "wanted"), "赵钱孙", desk.approver, authority="区委", reason="撤销表彰")
    return who


@pytest.mark.parametrize("typed", ["赵钱孙", "赵钱", "zhaoqiansun", "zqs", "赵 钱 孙", "趙錢孫"])
def test_a_suppressed_name_is_found_nowhere_and_not_counted(suppressed, typed):
    results = search.find(typed, clock.read(), suppression.targets())
    assert (results.counts, results.hits) == ({}, [])


def test_pages_that_named_the_suppressed_are_still_found_without_the_name(suppressed):
    results = search.find("周维", clock.read(), suppression.targets())
    assert {hit.edition.title for hit in results.hits} == {"河道队", "评选一", "一篇报道"}
    assert not any("赵" in hit.title + hit.line + hit.snippet for hit in results.hits)


def test_rebuilding_leaves_the_suppressed_out(suppressed):
    search.rebuild()
    assert found("赵钱孙") == found("zqs") == []


def test_snippets_leave_out_who_was_suppressed_after_the_index_was_written():
    who = Ref("honoree", "wanted", "赵钱孙")
    publish(article("一篇报道", "正文。", [who, "周维"]))
    (hit,) = search.find("赵钱孙", clock.read(), frozenset({("honoree", "wanted")})).hits
    assert "赵" not in hit.title + hit.line + hit.snippet


def _deletes_grams():
    from django.db import connection

    return connection.vendor == "postgresql"
