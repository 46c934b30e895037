"""Readers find what they look for first, on both databases alike, and nothing that merely looks like it."""

import datetime as dt
import re

import pytest

from editorial import clock, search
from editorial.search.finding import _matching, _ranked
from editorial.search.query import parse
from tests.editorial.published import LIVE_FROM, article, honoree, publish
from tests.editorial.search import reference
from tests.editorial.search.corpus import CASES, NOTHING, PAGES

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(db):
    return publish(*PAGES)


def find(typed, **kwargs):
    return search.find(typed, clock.read(), frozenset(), **kwargs)


def titles(typed, **kwargs):
    return [hit.edition.title for hit in find(typed, **kwargs).hits]


def test_each_query_finds_what_it_means_first(site):
    wrong = {typed: titles(typed)[:3] for typed, expected in CASES if titles(typed)[:1] != [expected]}
    assert wrong == {}


def test_queries_that_stand_nowhere_find_nothing(site):
    found = {typed: titles(typed) for typed in NOTHING if find(typed).total}
    assert found == {}


def test_hits_and_order_are_those_of_a_search_by_brute_force(site):
    typed = [each for each, _ in CASES] + NOTHING
    got = {each: [hit.edition.title for hit in find(each, limit=100).hits] for each in typed}
    assert got == {each: reference.search(each, PAGES, site) for each in typed}


def test_words_apart_are_no_phrase(site):
    assert titles("担当作为") == ["担当作为好干部"]


def test_more_in_the_text_counts_only_up_to_a_point(db):
    publish(
        article("甲", "水渠" * 5, published_on=dt.date(2024, 1, 1)),
        article("乙", "水渠" * 9, published_on=dt.date(2020, 1, 1)),
        article("丙", "水渠" * 2, published_on=dt.date(2024, 2, 1)),
        article("丁", "水渠，何苗" * 9, ["何苗"]),
        article("何苗的水渠", ""),
    )
    assert titles("水渠")[:2] == ["何苗的水渠", "丁"]
    assert titles("水渠")[2:] == ["甲", "乙", "丙"]
    assert titles("何苗") == ["何苗的水渠", "丁"]


def test_of_equal_hits_the_newer_comes_first(db):
    publish(article("水渠一", published_on=dt.date(2020, 1, 1)), article("水渠二", published_on=dt.date(2024, 1, 1)))
    assert titles("水渠") == ["水渠二", "水渠一"]


@pytest.mark.parametrize("term", ["水渠", "𠮷", "k歌", "pm2.5"])
def test_occurrences_are_counted_whatever_they_are_written_in(db, term):
    days = {number: dt.date(2024, 1, 7 - number) for number in range(1, 7)}
    publish(*(article(f"第{n}篇", rf"C:\\x{n}，{'｜'.join([term] * n)}", published_on=day) for n, day in days.items()))
    assert titles(term) == [f"第{number}篇" for number in (5, 6, 4, 3, 2, 1)]


def test_an_exact_title_or_name_comes_first_however_common_the_word_is(db):
    old, new = dt.date(2001, 1, 1), dt.date(2024, 1, 1)
    publish(
        article("工作", "", published_on=old), article("一个名字", "", ["工作"], published_on=old),
        *(article(f"报道{n}", "工作，" * 9, published_on=new) for n in range(60)), honoree("张三"),
    )  # fmt: skip
    assert titles("工作")[:2] == ["工作", "一个名字"]


def test_counts_are_those_of_the_hits_themselves(site):
    for typed in ("区", "工作", "li", "zhang", "区 工作"):
        results = find(typed, limit=1000)
        assert results.counts == {kind: len(results.of(kind)) for kind in results.counts}
        assert results.total == len(results.hits)
        for kind, count in results.counts.items():
            assert len(search.matching(kind, typed, clock.read().now)) == count
            assert len(find(typed, kinds=[kind], limit=1000).hits) == count


@pytest.mark.parametrize("typed", ["区", "li", "区 工作"])
def test_no_edition_is_held_against_all_entries_found(db, typed):
    """SQLite would, by an index on both keys, and a common word then costs the square of the pages."""
    matches = _matching(parse(typed), clock.read().now)
    for asked in (matches.values("kind"), _ranked(matches, parse(typed)).values("id", "kind")):
        plan = asked.explain()
        assert "editorial_edition" in plan
        assert not re.search(r"CORRELATED|edition_id=\? AND rowid=\?|(?<!hashed )SubPlan \d", plan)


def test_counts_are_of_all_kinds_whatever_is_asked_for(site):
    everything, people = find("沈立群"), find("沈立群", kinds=["honoree"])
    assert everything.counts == people.counts == {"honoree": 1, "team": 1, "campaign": 1, "article": 1}
    assert [hit.edition.kind for hit in people.hits] == ["honoree"]


def test_pages_of_hits_join_without_gap(site):
    assert titles("区", limit=5) + titles("区", limit=100, offset=5) == titles("区", limit=100)


def test_lists_of_one_kind_get_the_ids_in_rank_order(site):
    ids = search.matching("article", "项目审批", clock.read().now)
    assert ids == [hit.edition.pk for hit in find("项目审批", kinds=["article"]).hits]
    assert search.matching("article", "，", clock.read().now) == []
    assert search.matching("", "项目审批", clock.read().now) == [hit.edition.pk for hit in find("项目审批").hits]


def test_only_live_editions_are_found_or_counted(db):
    now = clock.read().now
    publish(honoree("秘密一"), live_from=None)
    publish(honoree("秘密二"), live_from=now + dt.timedelta(days=1))
    publish(honoree("秘密三"), live_until=now - dt.timedelta(days=1))
    nothing = find("不存在的词")
    assert (find("秘密").counts, find("秘密").hits) == (nothing.counts, nothing.hits) == ({}, [])
    with clock.travelling(LIVE_FROM + dt.timedelta(days=1)):
        assert titles("秘密") == ["秘密三"]


@pytest.mark.parametrize("typed", ["秘密", "不存在"])
def test_a_draft_costs_the_same_queries_as_nothing(db, typed, django_assert_num_queries):
    publish(honoree("秘密一"), live_from=None)
    reading = clock.read()
    with django_assert_num_queries(1):
        search.find(typed, reading, frozenset())


def test_score_is_a_whole_number_on_both_databases(site):
    scores = _ranked(type(site[0]).objects.all().filter(search_entry__isnull=False), parse("项目")).values_list("score")
    assert all(isinstance(score, int) for (score,) in scores)
