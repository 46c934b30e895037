"""The numbers of the site are those of what is live and not suppressed, and the page says what they show."""

import datetime as dt
import re

import pytest
from django.core.cache import caches
from django.urls import reverse

from editorial import clock, kept, statistics, suppression
from editorial.models import Edition
from editorial.pages import Place, Ref
from editorial.views import statistics as view
from tests import factories
from tests.editorial.published import article, award, campaign, deed, honoree, publish, team, tier
from tests.sizes import ANY_NUMBER

pytestmark = pytest.mark.django_db


def person(name):
    return Ref("honoree", f"id{name}", name)


def _plain(row):
    return row.campaign, row.tally.title, row.tally.declared or 0, row.tally.listed


def numbers():
    return statistics.at(clock.read(), suppression.targets())


def rows(some):
    return [(str(row.label), row.persons, row.teams) for row in some]


@pytest.fixture
def site(db):
    county, town = Ref("district", "990001000000", "云岭区"), Ref("district", "990001101000", "石坪镇")
    there = Place(town.id, town.label, "云岭区石坪镇", (county, town))
    publish(
        honoree(
            "甲",
            awards=(award("嘉奖", merit="citation", year=2022, level="city"), award("劳模", year=None)),
            achievements=(deed("一", "治理"), deed("二", "治理"), deed("三", "应急")),
        ),
        public_id="id甲",
    )
    publish(
        campaign(
            "评选一", [person("甲"), person("乙"), Ref("team", "t1", "一队")], [tier("标兵", declared=5)], year=2023
        ),
        campaign("评选二", [person("甲")], year=None, decided_on=dt.date(2024, 3, 1), place=there),
        team("一队", awards=(award("先进集体", year=2023),), achievements=(deed("一", "治理"),)),
        article("一篇报道", "正文", achievements=(deed("一", "治理"),)),
    )


def test_each_award_counts_and_each_person_once(site):
    found = numbers()
    assert (found.persons, found.teams, found.people, found.repeated) == (5, 2, 2, 1)
    assert (found.pages.honoree, found.pages.team, found.pages.campaign, found.pages.article) == (1, 1, 2, 1)


@pytest.mark.parametrize(
    ("by_year", "said"),
    [
        ({2020: 4, 2022: 5}, "历年表彰数量"),
        ({2016: 4, 2020: 5, 2022: 4}, "2020年表彰最多，当年5项"),
        ({2016: 1, 2018: 4, 2020: 4, 2022: 2}, "2018、2020年表彰最多，当年4项"),
        ({2016: 4, 2020: 1, 2022: 5}, "2022年表彰最多，当年5项"),
        ({2016: 4, 2020: 4, 2022: 4}, "2016年至2022年，有表彰的年份均为4项"),
        ({2016: 2, 2020: 4, 2022: 4}, "2016年至2022年，表彰从2项增至4项"),
        ({2016: 6, 2022: 4}, "2016年至2022年，表彰从6项减至4项"),
    ],
)
def test_the_heading_over_the_years_says_what_the_chart_shows(client, by_year, said):
    publish(*(campaign(f"评选{year}", [f"{year}{at}" for at in range(n)], year=year) for year, n in by_year.items()))
    heading = client.get(reverse("statistics")).content.decode().partition('<h2 id="years">')[2].partition("</h2>")[0]
    assert re.sub("<[^>]*>", "", heading) == said


def test_what_is_counted_and_who_has_a_page_do_not_contradict(client):
    publish(team("一队"), team("二队"))
    page = client.get(reverse("statistics")).content.decode()
    assert "收录团队2个" in page
    assert "其中" not in page
    assert "<dt>活动</dt>" in page


def test_how_many_of_those_with_a_page_have_an_award_is_said(client, site):
    publish(honoree("丙"), honoree("丁"))
    text = re.sub("<[^>]*>", "\n", client.get(reverse("statistics")).content.decode())
    assert "受表彰2人" in text, "one of them has no page"
    assert "收录人物3人，其中1人有表彰记录" in text


def test_of_few_honours_no_heading_finds_a_leader(client, site):
    html = main(client)
    headings = [re.sub("<[^>]*>", "", each.split("</h2>")[0]) for each in html.split("<h2")[1:]]
    assert not [each for each in headings if "最多" in each or "%" in each]
    assert "各区县表彰数量" in html


def test_by_year_with_the_unknown_last(site):
    assert [(year, row.persons, row.teams) for year, row in numbers().by_year] == [
        (2022, 1, 0), (2023, 2, 2), (2024, 1, 0), (None, 1, 0),
    ]  # fmt: skip


def test_by_level_form_title_and_theme(site):
    found = numbers()
    assert [(each.persons, each.teams) for each in found.by_level] == [(1, 0), (3, 2), (1, 0)]
    assert rows(found.by_form) == [("评选表彰", 3, 1), ("", 1, 1), ("嘉奖", 1, 0)]
    assert rows(found.by_title) == [("好干部", 3, 1), ("先进集体", 0, 1), ("劳模", 1, 0), ("嘉奖", 1, 0)]
    assert rows(found.by_theme) == [("治理", 1, 1), ("应急", 1, 0)]


def test_towns_are_counted_with_their_county(site):
    assert [(row.label, row.code, row.persons, row.teams) for row in numbers().by_district] == [
        ("云岭区", "990001000000", 5, 2)
    ]


def test_declared_against_listed(site):
    found = numbers()
    assert (found.declared, found.listed) == (5, 0)
    assert sorted(map(_plain, found.tallies)) == [
        ("评选一", "好干部", 0, 3),
        ("评选一", "标兵", 5, 0),
        ("评选二", "好干部", 0, 1),
    ]


def test_what_is_not_live_does_not_count(db):
    publish(campaign("评选", [person("甲")]), live_from=None)
    publish(campaign("评选", [person("甲")]), live_from=clock.read().now + dt.timedelta(days=1))
    found = numbers()
    assert (found.persons, found.by_year, found.tallies) == (0, (), ())


def test_the_suppressed_do_not_count(site, district, desk):
    factories.HonoreeFactory(public_id="id甲", district=district)
    suppression.suppress(("honoree", "id甲"), "甲", desk.approver, authority="区委", reason="撤销")
    found = numbers()
    assert (found.people, found.persons, found.teams, found.repeated) == (1, 1, 2, 0)
    assert {row.campaign: row.tally.listed for row in found.tallies if row.tally.title == "好干部"} == {
        "评选一": 2,
        "评选二": 0,
    }
    assert rows(found.by_theme) == [("治理", 0, 1)]


def test_numbers_are_kept_until_the_clock_moves(site, django_assert_num_queries):
    reading = clock.read()
    with django_assert_num_queries(2):
        statistics.at(reading, frozenset())
    with django_assert_num_queries(0):
        statistics.at(reading, frozenset())
    kept.forget()
    with django_assert_num_queries(2):
        statistics.at(reading, frozenset())


def test_a_new_edition_is_counted_and_one_that_ended_is_not(site):
    numbers()
    Edition.objects.filter(title="评选一").update(live_until=clock.read().now)
    publish(campaign("评选三", [person("丙"), person("丁")]))
    kept.forget()
    assert {row.campaign for row in numbers().tallies} == {"评选二", "评选三"}


def page(client):
    response = client.get(reverse("statistics"))
    assert response.status_code == 200
    return response.content.decode()


def main(client):
    return page(client).split("<main")[1].split("</main>")[0]


def test_the_page_draws_each_chart_beside_its_table(client, site, monkeypatch):
    monkeypatch.setattr(view, "LEAST_DRAWN", 1)
    html = main(client)
    assert html.count('role="img" aria-labelledby=') == 3, "shares of few are not drawn"
    assert html.count("<table") == 9
    assert "style=" not in html
    assert html.count("viewBox") == 1, "that of the code of the page"


def test_links_to_files_say_which_chart_they_are_of(client, site):
    links = re.findall(r"<a [^>]*chart=[^>]*>(.*?)</a>", main(client))
    assert links
    assert all('<span class="vh">' in each for each in links)


def test_squares_and_lines_wait_until_there_are_some(client, site, monkeypatch):
    assert 'id="tiles"' not in main(client)
    assert client.get("/statistics/?chart=network&format=csv").status_code == 404
    monkeypatch.setattr(view, "LEAST_DRAWN", 1)
    caches["pages"].clear()
    assert 'id="tiles"' in main(client)


def test_declared_and_listed_are_said_of_people_and_of_teams(client, site):
    publish(campaign("评选三", tiers=[tier("先进集体", declared=7, recipients="team")]))
    assert "已公布受表彰个人5名、团队7个，本站列名个人0名、团队0个" in re.sub("<[^>]*>", "", main(client))


def test_the_page_without_honours_says_so(client, db):
    html = main(client)
    assert "<figure" not in html
    assert 'class="empty"' in html


def test_names_of_titles_are_escaped(client, db):
    publish(campaign("<b>评选</b>", [person("甲")], [tier("<script>x</script>", declared=3)]))
    html = page(client)
    assert "<script>x" not in html
    assert "<b>评选" not in html


@pytest.mark.parametrize("rows", ANY_NUMBER)
def test_the_number_of_queries_does_not_grow(client, rows, nothing_kept, django_assert_num_queries):
    publish(*(honoree(f"甲{n}", awards=(award(f"奖{n % 20}", year=2000 + n % 20),)) for n in range(rows)))
    with django_assert_num_queries(6):  # clock, suppressions, pages with honours, numbers of pages, profile, districts
        page(client)
    with django_assert_num_queries(1):  # clock
        page(client)
