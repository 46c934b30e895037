"""The search page shows what is live and nothing else, safely, in few queries."""

from urllib.parse import quote

import pytest
from django.urls import reverse

from editorial import clock, search, suppression
from editorial.pages import Ref
from tests import factories
from tests.editorial.published import article, campaign, honoree, publish, team
from tests.editorial.search.corpus import PAGES
from tests.editorial.search.test_hostile import HOSTILE
from tests.sizes import ANY_NUMBER

pytestmark = pytest.mark.django_db


@pytest.fixture
def get(client):
    def get(typed="", **parameters):
        return client.get(reverse("search"), {"q": typed, **parameters})

    return get


def body(response):
    return response.content.decode()


def without(html, typed):
    """The page without the query itself, which it shows and links to."""
    return html.replace(typed, "").replace(quote(quote(typed)), "").replace(quote(typed), "")


def test_all_kinds_stand_in_sections_with_their_counts(get):
    publish(honoree("沈立群"), team("立群工作室"), article("沈立群的窗口", "正文"), campaign("评选", ["沈立群"]))
    html = body(get("沈立群"))
    assert [html.index(f'id="k-{kind}"') for kind in ("honoree", "article", "campaign")] == sorted(
        html.index(f'id="k-{kind}"') for kind in ("honoree", "article", "campaign")
    )
    assert "<mark>沈立群</mark>的窗口" in html
    assert 'id="k-team"' not in html


def test_a_kind_has_its_own_pages_of_hits(get):
    publish(*(article(f"水渠之{n}", "正文") for n in range(45)))
    first, last = body(get("水渠", kind="article")), body(get("水渠", kind="article", page="3"))
    assert (first.count('class="hit"'), last.count('class="hit"')) == (20, 5)
    assert body(get("水渠", kind="article", page="99")).count('class="hit"') == 5
    assert body(get("水渠", kind="article", page="x")).count('class="hit"') == 20
    assert body(get("水渠")).count('class="hit"') == 4


def test_an_unknown_kind_is_all_kinds(get):
    publish(article("水渠", "正文"))
    assert body(get("水渠", kind="user")).count('class="hit"') == 1


def test_the_overview_has_the_best_of_each_kind(get):
    publish(*PAGES)
    results = get("项目").context["results"]
    assert results.counts == search.find("项目", clock.read(), frozenset()).counts
    for kind, count in results.counts.items():
        best = search.find("项目", clock.read(), frozenset(), kinds=[kind], limit=4).hits
        assert [hit.edition.pk for hit in results.of(kind)] == [hit.edition.pk for hit in best]
        assert len(best) == min(count, 4)


@pytest.mark.parametrize("words", ["秘密", "没有这样的词"])
def test_a_draft_looks_the_same_as_nothing(get, words):
    publish(honoree("秘密人物"), article("秘密报道"), live_from=None)
    assert without(body(get(words)), words) == without(body(get("别的")), "别的")
    assert get(words).status_code == 200


def test_a_suppressed_name_looks_the_same_as_nothing(get, district, desk):
    publish(honoree("赵钱孙"), public_id="wanted")
    publish(article("一篇报道", "正文。", [Ref("honoree", "wanted", "赵钱孙"), "周维"]))
    factories.HonoreeFactory(public_id="wanted", district=district)
    suppression.suppress(("honoree", "wanted"), "赵钱孙", desk.approver, authority="区委", reason="撤销")
    for typed in ("赵钱孙", "zhaoqiansun", "zqs"):
        assert without(body(get(typed)), typed) == without(body(get("别的")), "别的")
    assert "赵钱孙" not in body(get("周维"))


def test_queries_and_texts_are_shown_as_text(get):
    script = "<script>alert('水渠')</script>"
    publish(article("水渠 <img src=x onerror=alert(1)>", "水渠 &lt;script&gt;alert(2)&lt;/script&gt;"))
    for typed in ("水渠", script, f'"{script}', "水渠 img", "水渠 script"):
        html = body(get(typed))
        assert "<script>alert" not in html
        assert "<img src=x" not in html


def test_names_found_by_their_reading_are_marked_and_no_mark_is_shown_as_text(get):
    publish(campaign("评选", ["吕金平", "林佳"]), article("一篇", "正文。", ["吕金平", "吕<b>金</b>平"]))
    html = body(get("ljp"))
    assert "<mark>吕金平</mark>" in html
    assert "&lt;mark" not in html


def test_hostile_queries_are_answered(get):
    publish(honoree("张三"), article("干部", "正文"))
    for typed in (each.encode("utf-8", "ignore").decode() for each in HOSTILE):
        assert get(typed).status_code == 200
        assert get(typed, kind="article", page=typed[:50]).status_code == 200


def test_hostile_bytes_are_answered(client):
    for query in ("q=%", "q=%00", "q=%ff%fe", "q=%ED%A0%80", "q[]=1", "q=a&q=b", "kind=%00", "page=-1", "page=1e9"):
        assert client.get(f"{reverse('search')}?{query}").status_code == 200


@pytest.mark.parametrize("rows", ANY_NUMBER)
@pytest.mark.parametrize(("parameters", "queries"), [({}, 6), ({"kind": "article"}, 6)])
def test_the_number_of_queries_does_not_grow(get, rows, parameters, queries, django_assert_max_num_queries):
    publish(*(article(f"水渠之{n}", "正文", ["周维"]) for n in range(rows)), honoree("水渠人"))
    get("别的")  # reads names and facets, even though it finds nothing
    with django_assert_max_num_queries(queries):
        assert get("水渠", **parameters).status_code == 200


def test_search_pages_are_not_for_search_engines(get):
    assert '<meta name="robots" content="noindex">' in body(get("水渠"))


def test_without_words_the_page_says_what_can_be_searched(get):
    response = get()
    assert response.status_code == 200
    assert 'class="hit"' not in body(response)


def test_each_word_is_offered_alone_where_together_they_find_nothing(get):
    publish(article("水渠", "正文"))
    assert f"{reverse('search')}?q=%E6%B0%B4%E6%B8%A0" in body(get("水渠 火星"))
