"""A life in service: posts and honours in the order of time, one list on the page."""

import pytest

from honorees.lives import life
from honorees.pages import PostLine
from honorees.related import Award
from tests.editorial import published as P


def post(title, started="", ended="", kind="held") -> PostLine:
    return PostLine(kind, "任职", "", title, started, ended)


def told(years) -> list[tuple]:
    return [
        (year.year, [event.award.title if event.award else event.post.title for event in year.events])
        for year in years
    ]  # fmt: skip


def test_posts_and_honours_stand_in_the_order_of_time():
    awards = [Award("年初表彰", 2005, granted_on="2005-01-08"), Award("只知年份", 2005), Award("嘉奖", 2003)]
    posts = [post("科长", "2005-03", "2009"), post("科员", "1998-07", "2005-03")]
    assert told(life(awards, posts)) == [
        (1998, ["科员"]), (2003, ["嘉奖"]), (2005, ["年初表彰", "科长", "只知年份"]),
    ]  # fmt: skip


def test_of_one_date_posts_stand_first_and_each_as_given():
    years = life([Award("甲奖", 2005), Award("乙奖", 2005)], [post("二", "2005"), post("一", "2005")])
    assert told(years) == [(2005, ["二", "一", "甲奖", "乙奖"])]


def test_an_honour_stands_in_the_year_for_which_it_was_conferred():
    assert told(life([Award("年度考核", 2023, granted_on="2024-03-01")])) == [(2023, ["年度考核"])]


def test_what_is_not_dated_stands_at_the_end():
    years = life([Award("不详", None), Award("嘉奖", 2024)], [post("何时起不详"), post("只知离任", "", "2001-02")])
    assert told(years) == [(2001, ["只知离任"]), (2024, ["嘉奖"]), (None, ["何时起不详", "不详"])]


def test_nothing_gives_no_life():
    assert life([], []) == ()


@pytest.mark.django_db
@pytest.mark.parametrize(("honours", "posts"), [(1, 0), (0, 2), (12, 6)])
def test_the_page_tells_it_as_one_list_of_years(client, honours, posts):
    awards = tuple(P.award(f"第{at}奖", year=2000 + at) for at in range(honours))
    held = tuple(post(f"第{at}职", str(1990 + at)) for at in range(posts))
    P.publish(P.honoree("甲", awards=awards, posts=held), public_id="h")
    page = client.get("/honorees/h/").content.decode()
    assert page.count('class="event honour"') == honours
    assert page.count('class="event"') == posts
    assert page.count('<time datetime="') == honours + posts
    assert page.count('<ol class="life"') == 1


@pytest.mark.django_db
def test_a_team_without_members_has_no_heading_for_them(client):
    P.publish(P.team("无名册的组", awards=(P.award("集体嘉奖"),)), P.team("有名册的组", ["甲"]))
    listed = client.get("/teams/").content.decode()
    addresses = [part.partition('"')[0] for part in listed.split('href="/teams/')[1:]]
    pages = [client.get(f"/teams/{each}").content.decode() for each in addresses if each.count("/") == 1]
    without = next(page for page in pages if "集体嘉奖" in page)
    assert 'id="mem"' not in without
    assert 'id="life"' in without
    assert any('id="mem"' in page for page in pages)
