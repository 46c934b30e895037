"""What a search finds can be narrowed and sorted: all numbers add up, and each state has an address."""

import datetime as dt

import pytest
from django.urls import reverse

from districts.models import District
from editorial.pages import Place, Ref
from tests.editorial.lists import suppress, tick
from tests.editorial.published import article, award, campaign, honoree, publish, team

pytestmark = pytest.mark.django_db

CITY = Ref("district", "990100000000", "测试市")
NORTH = Place("990101000000", "北云区", "测试市北云区", (CITY, Ref("district", "990101000000", "北云区")))
TOWN = Place(
    "990101001000", "渠头镇", "测试市北云区渠头镇", (*NORTH.ancestors, Ref("district", "990101001000", "渠头镇"))
)
SOUTH = Place("990102000000", "南云区", "测试市南云区", (CITY, Ref("district", "990102000000", "南云区")))
COLUMN = Ref("column", "water", "水利一线")


@pytest.fixture
def site(db):
    top = District.objects.create(code=CITY.id, name=CITY.label, level="city")
    north = District.objects.create(code=NORTH.code, name=NORTH.name, level="county", parent=top)
    District.objects.create(code=TOWN.code, name=TOWN.name, level="town", parent=north)
    District.objects.create(code=SOUTH.code, name=SOUTH.name, level="county", parent=top)
    publish(
        honoree("渠水生", place=NORTH, awards=(award("水渠能手", year=2019), award("水渠标兵", year=2023))),
        public_id="a",
    )
    publish(honoree("林佳", place=SOUTH, introduction="修过水渠。"), public_id="b")
    publish(team("水渠队", place=TOWN))
    publish(
        campaign("水渠评选", [Ref("honoree", "b", "林佳")], place=NORTH, year=2024, decided_on=dt.date(2024, 4, 1)),
        article("水渠新闻", "水渠", place=NORTH, column=COLUMN, published_on=dt.date(2022, 5, 1)),
        article("旧事", "水渠，水渠，水渠", place=SOUTH, column=COLUMN, published_on=dt.date(2019, 5, 1)),
        article("无日期", "水渠", place=TOWN, published_on=None),
    )
    tick()


@pytest.fixture
def get(client, site):
    def get(typed="水渠", **parameters):
        return client.get(reverse("search"), {"q": typed, **parameters})

    return get


def menu(response, name):
    for each in response.context["menus"]:
        if each.name == name:
            return {choice.label: choice.count for choice in (*each.choices, *each.more)}
    return None


def titles(response):
    return [hit.edition.title for hit in response.context["results"].hits]


def test_numbers_of_kinds_years_and_columns_make_up_the_whole(get):
    response = get()
    assert response.context["total"] == sum(tab.count for tab in response.context["tabs"][1:]) == 7
    assert menu(response, "year") == {"2024年": 2, "2023年": 1, "2022年": 1, "2019年": 1, "日期不详": 2}
    assert menu(response, "column") is None
    assert menu(get(kind="article"), "column") == {"水利一线": 2, "未设栏目": 1}


def test_districts_are_counties_that_make_up_the_whole_and_towns_stand_in_the_one_chosen(get):
    def districts(**parameters):
        (found,) = [each for each in get(**parameters).context["menus"] if each.name == "district"]
        return [(each.label, each.count, each.depth) for each in found.choices]

    assert districts() == [("北云区", 5, 0), ("南云区", 2, 0)]
    assert districts(district=NORTH.code) == [("北云区", 5, 0), ("渠头镇", 2, 1), ("南云区", 2, 0)]
    assert 'class="facet-link in-1"' in get(district=NORTH.code).content.decode()


def test_a_value_shows_as_many_as_it_promised(get):
    response = get()
    for each in response.context["menus"]:
        for choice in (*each.choices, *each.more):
            narrowed = get(**{each.name: choice.value})
            assert narrowed.context["total"] == choice.count
            assert narrowed.context["total"] == sum(narrowed.context["results"].counts.values())


def test_conditions_add_up_and_each_has_a_chip_that_drops_it(get, client):
    response = get(kind="article", district=NORTH.code, year="2022", sort="newest")
    assert titles(response) == ["水渠新闻"]
    assert [label for label, _address in response.context["chips"]] == ["北云区", "2022年"]
    without_district = client.get(reverse("search") + response.context["chips"][0][1])
    assert {name: without_district.context[name] for name in ("kind", "sort", "typed")} == {
        "kind": "article", "sort": "newest", "typed": "水渠",
    }  # fmt: skip
    assert [label for label, _address in without_district.context["chips"]] == ["2022年"]


def test_a_column_belongs_to_stories_and_is_dropped_elsewhere(get):
    stories = get(kind="article", column="water", year="2022")
    assert titles(stories) == ["水渠新闻"]
    assert all("column" not in tab.address for tab in stories.context["tabs"] if tab.kind != "article")
    assert get(column="water").context["total"] == 7


def test_the_newest_come_first_if_asked_for_and_the_undated_last(get):
    assert titles(get(kind="article")) == ["水渠新闻", "旧事", "无日期"]
    assert titles(get(kind="article", sort="newest")) == ["水渠新闻", "旧事", "无日期"]
    assert titles(get(kind="honoree")) == ["渠水生", "林佳"]
    assert titles(get(kind="honoree", sort="newest")) == ["林佳", "渠水生"]
    assert get(sort="oldest").context["sort"] == ""


def test_only_what_something_found_has_is_offered(get):
    assert menu(get("林佳"), "district") == {"北云区": 1, "南云区": 1}
    assert menu(get("旧事"), "district") == {"南云区": 1}


def test_conditions_that_leave_nothing_lead_to_wider_ones(get):
    response = get(year="2019", district=NORTH.code)
    html = response.content.decode()
    assert response.context["total"] == 0
    assert {(label, count) for label, _address, count in response.context["conditions"].wider()} == {
        ("北云区", 5), ("2019年", 1),
    }  # fmt: skip
    assert "没有同时符合这些条件的记录" in html
    assert get(year="1999").context["conditions"].wider()[0][2] == 7


def test_hostile_values_are_answered(get):
    for value in ("\0", "x" * 500, "\ud800".encode("utf-8", "replace").decode(), "<script>x", "150403"):
        for name in ("district", "year", "column", "sort", "kind"):
            response = get(**{"kind": "article", name: value})
            assert response.status_code == 200
            assert "<script>x" not in response.content.decode()


def test_a_suppressed_award_gives_no_year(get):
    before = get("渠水生")
    assert menu(before, "year") == {"2023年": 1}
    (hit,) = before.context["results"].hits
    suppress("commendation", hit.edition.links.get(label="水渠标兵", relation="commends").target_id)
    assert menu(get("渠水生"), "year") == {"2019年": 1}


@pytest.mark.parametrize(("warm", "queries"), [(True, 3), (False, 10)])
def test_facets_cost_one_query_and_none_while_nothing_is_published(get, warm, queries, django_assert_num_queries):
    if warm:
        get("别的")
    with django_assert_num_queries(queries):
        get()


def test_the_form_leads_to_the_results_and_keeps_words_and_kind(get):
    html = get(kind="article", sort="newest").content.decode()
    form = html[html.index('id="filters"') :].split("</form>")[0]
    assert 'action="#results"' in form
    for name, value in (("q", "水渠"), ("kind", "article"), ("sort", "newest")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in form
    assert 'href="#filters"' in html
    assert '<meta name="robots" content="noindex">' in html


@pytest.mark.parametrize(
    "typed", ["北云区", "北云", "北雲區", "beiyun", "beiyunqu", "BYQ", "byq", "测试市北云区", "北云区 水渠"]
)
def test_a_district_is_found_by_its_name(get, typed):
    response = get(typed)
    assert [(place.title, place.path) for place, _counts in response.context["places"]] == [("北云区", "测试市北云区")]
    html = response.content.decode()
    assert f'<a href="{reverse("district", args=[NORTH.code])}">北云区</a>' in html
    assert "<p>测试市北云区</p>" in html
    assert "没有找到" not in html


@pytest.mark.parametrize("typed", ["区", "云区", "by", "bei", "b", "镇", "水渠"])
def test_no_district_is_found_by_less(get, typed):
    assert not get(typed).context.get("places")


def test_districts_stand_with_all_that_was_found_and_nowhere_else(get):
    assert get("北云").context["places"]
    assert not get("北云", kind="team").context["places"]
    assert not get("北云", district=NORTH.code).context["places"]
