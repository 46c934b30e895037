"""The crawl reads the site as anybody does, and finds whatever still names somebody."""

import pytest

from editorial import suppression
from editorial.models import CaseCrawl, Decision
from editorial.revocation import cases, crawl, mentions, plan, reader
from tests import factories
from tests.editorial.revocation.conftest import GROUNDS, NAME

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(story):
    return story(f"记者采访了{NAME}。")


def addresses(made):
    return [each["address"] for each in made.found if not each["namesake"]]


def test_after_a_suppression_nothing_is_found(told, roll, person, case, desk):
    made = crawl.crawl(case, desk.approver)
    assert made.is_clean
    assert made.found == []
    assert made.version == cases.present_version()
    assert made.visited > 20
    decision = Decision.objects.last()
    assert (decision.action, decision.detail["mentions"], decision.detail["finished"]) == ("crawl_case", 0, True)


def test_what_still_names_somebody_is_found(told, roll, person, case, desk, monkeypatch):
    """As if suppression had failed: everything that may not be shown is shown."""
    monkeypatch.setattr(suppression, "targets_at", lambda reading: frozenset())
    found = addresses(crawl.crawl(case, desk.approver))
    assert f"/campaigns/{roll.public_id}/" in found
    assert f"/campaigns/{roll.public_id}/roll.csv" in found
    assert not CaseCrawl.objects.get().is_clean
    assert "/" in found


def test_somebody_else_of_the_name_may_be_there(make, desk, award):
    namesake = make(factories.HonoreeFactory, name=NAME)
    own = factories.publish(namesake, desk)
    case = cases.open_case(award, desk.approver, GROUNDS)
    made = crawl.crawl(case, desk.approver)
    assert f"/honorees/{own.public_id}/" in [each["address"] for each in made.found]
    assert addresses(made) == []
    assert made.is_clean


def test_a_stopped_crawl_goes_on_where_it_was(told, case, desk):
    first = crawl.crawl(case, desk.approver, most=3)
    assert first.rest
    assert not first.is_clean
    steps = []
    second = crawl.crawl(case, desk.approver, seconds=None, progress=lambda *step: steps.append(step))
    assert steps[0][0] == 4
    assert second.is_clean
    assert second.visited == crawl.crawl(case, desk.approver, seconds=None).visited


def test_a_larger_site_is_read_by_samples(told, roll, case, desk, monkeypatch):
    monkeypatch.setattr(plan, "WHOLE", 0)
    made = crawl.crawl(case, desk.approver)
    assert made.is_clean
    assert list(plan.sampled("/honorees/", '<a href="?page=41">')) == [
        *(f"/honorees/?page={number}" for number in range(2, 41, 2)), "/honorees/?page=41",
    ]  # fmt: skip


def test_the_reader_is_nobody_and_leaves_the_request_around_alone(district, desk):
    with factories.acting(desk.editor):
        anonymous = reader.AnonymousReader()
        assert anonymous.read("/").status == 200
        assert anonymous.read("/articles/nothing/").status == 404
        assert anonymous.read("/admin/").status == 302
        article = factories.ArticleFactory(district=district)
    assert article.history.get().history_user == desk.editor


@pytest.mark.parametrize(
    "markup",
    [
        "<p>记者采访了甲测丁。</p>",
        "<p>甲<b>测</b>丁</p>",
        "<p>甲\n测丁</p>",
        "<p>甲　测 丁</p>",
        "<p>甲測丁</p>",
        "<p>&#x7532;测丁</p>",
        '<img alt="图为甲测丁">',
        '<a href="/search/?q=%E7%94%B2%E6%B5%8B%E4%B8%81">找</a>',
        '<script type="application/ld+json">{"name": "\\u7532\\u6d4b\\u4e01"}</script>',
        '<meta name="description" content="甲测丁的事迹">',
    ],
)
def test_a_name_is_found_however_it_is_written(markup):
    sought = mentions.sought(["甲测丁"], [])
    assert sought.name_in(mentions.text_of(markup, is_markup=True))


@pytest.mark.parametrize("markup", ["<li>甲</li><li>测丁</li>", "<td>甲测</td><td>丁</td>", "<p>甲测</p>"])
def test_what_only_stands_side_by_side_is_no_name(markup):
    assert not mentions.sought(["甲测丁"], []).name_in(mentions.text_of(markup, is_markup=True))


def test_the_echo_of_a_search_is_no_mention_but_a_hit_is():
    page = (
        "<title>搜索：甲测丁</title><form><input value='甲测丁'></form><p role='status'><b>“甲测丁”</b>：1</p>"
        "<a href='?q=%E7%94%B2%E6%B5%8B%E4%B8%81&amp;page=2'>2</a><main><h3>HIT</h3></main>"
    )
    sought = mentions.sought(["甲测丁"], [])
    assert not sought.name_in(mentions.text_of(page.replace("HIT", "别的"), is_markup=True, without_echo=True))
    assert sought.name_in(mentions.text_of(page.replace("HIT", "甲测丁在基层"), is_markup=True, without_echo=True))
