"""Each district that has something published has a front page; shorter codes lead to it."""

import pytest
from django.urls import reverse

from districts.models import District
from editorial import kept, suppression
from editorial.pages import Place, Ref
from tests import factories
from tests.editorial.lists import suppress
from tests.editorial.published import article, campaign, honoree, publish, team
from tests.sizes import ANY_NUMBER

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(db):
    """A province with a city, a county, a town; and a county beside it."""
    made, parent = [], None
    for code, name, level in (
        ("99", "测试省", "province"),
        ("9901", "测试市", "city"),
        ("990101", "云岭区", "county"),
        ("990101001", "石坪镇", "town"),
    ):
        parent = factories.DistrictFactory(code=code.ljust(12, "0"), name=name, level=level, parent=parent)
        made.append(parent)
    factories.DistrictFactory(code="990102000000", name="空白区", level="county", parent=made[1])
    return made


def place(district):
    refs = tuple(Ref("district", each.code, each.name) for each in District.objects.filter(code__in=district.codes))
    return Place(district.code, district.name, district.full_name, refs)


def get(client, code):
    return client.get(reverse("district", args=[code]))


@pytest.mark.parametrize("code", ["99", "9901", "990101", "990101001"])
def test_shorter_codes_redirect_permanently(client, tree, code):
    response = get(client, code)
    assert (response.status_code, response["Location"]) == (301, reverse("district", args=[code.ljust(12, "0")]))


@pytest.mark.parametrize(
    "code", ["98", "980000000000", "9", "991", "x", "99010100000", "9901010000000", "９９", "99%20", "9901-1"]
)
def test_unknown_codes_are_not_found(client, tree, code):
    assert get(client, code).status_code == 404


def test_a_district_without_anything_says_so_and_is_not_indexed(client, tree):
    response = get(client, "990102000000")
    assert response.status_code == 200
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_what_stands_in_a_town_stands_on_the_pages_above_it(client, tree):
    publish(honoree("沈立群", place=place(tree[3])), article("一篇报道", "正文", place=place(tree[3])))
    for district in tree:
        html = get(client, district.code).content.decode()
        assert "沈立群" in html
        assert "一篇报道" in html
        assert "noindex" not in html
    assert "沈立群" not in get(client, "990102000000").content.decode()


def test_the_newest_roll_is_shown_with_links_to_those_who_have_a_page(client, tree):
    publish(honoree("沈立群", place=place(tree[2])), public_id="shen")
    roll = [Ref("honoree", "shen", "沈立群"), Ref("honoree", "luo", "罗守田")]
    publish(campaign("评选一", roll, place=place(tree[2])), campaign("评选二", place=place(tree[2])))
    html = get(client, tree[2].code).content.decode()
    assert '<ul class="roll ' in html
    assert reverse("honoree", args=["shen"]) in html
    assert reverse("honoree", args=["luo"]) not in html


def test_the_masthead_names_the_place_and_what_lies_above_it(client, tree):
    publish(honoree("沈立群", place=place(tree[2])))
    html = get(client, tree[2].code).content.decode()
    masthead = html[html.index("<header") : html.index("</header>")]
    assert f"<h1>{tree[2].name}</h1>" in masthead
    assert reverse("district", args=[tree[1].code]) in masthead
    assert html.count("<h1") == 1


def test_each_number_leads_to_its_list(client, tree):
    publish(honoree("沈立群", place=place(tree[2])), article("一篇报道", "正文", place=place(tree[2])))
    html = get(client, tree[2].code).content.decode()
    for name in ("honoree_list", "article_list"):
        assert f'<a href="{reverse(name)}?district={tree[2].code}"' in html
    assert f'<a href="{reverse("team_list")}?district={tree[2].code}"' not in html


def test_a_story_leads_and_who_stands_on_the_roll_is_not_told_again(client, tree):
    there = place(tree[2])
    publish(honoree("沈立群", place=there), public_id="shen")
    publish(honoree("罗守田", place=there), public_id="luo")
    publish(
        article("一篇报道", "正文", place=there), campaign("评选一", [Ref("honoree", "shen", "沈立群")], place=there)
    )
    html = get(client, tree[2].code).content.decode()
    assert html.index("story-lead") < html.index('class="front-beside"') < html.index('id="people"')
    assert html.count(reverse("honoree", args=["shen"])) == 1
    assert html.count(reverse("honoree", args=["luo"])) == 1
    assert html.count(">评选一<") == 1


def test_children_are_listed_with_their_numbers(client, tree):
    publish(team("一队", place=place(tree[3])))
    html = get(client, tree[2].code).content.decode()
    assert reverse("district", args=[tree[3].code]) in html


def test_drafts_make_no_district(client, tree):
    publish(honoree("沈立群", place=place(tree[3])), live_from=None)
    assert "noindex" in get(client, tree[3].code).content.decode()
    assert "云岭区" not in client.get(reverse("district_list")).content.decode()


def test_the_list_has_districts_with_something_and_those_above_them(client, tree):
    publish(honoree("沈立群", place=place(tree[3])))
    html = client.get(reverse("district_list")).content.decode()
    for district, listed in ((tree[0], True), (tree[1], True), (tree[2], True), (tree[3], False)):
        assert (reverse("district", args=[district.code]) in html) is listed
    assert "空白区" not in html


def test_a_suppressed_name_stands_on_no_district_page(client, tree, district, desk):
    who = Ref("honoree", "wanted", "赵钱孙")
    publish(honoree("赵钱孙", place=place(tree[2])), public_id="wanted")
    publish(campaign("评选一", [who, Ref("honoree", "luo", "罗守田")], place=place(tree[2])))
    assert "赵钱孙" in get(client, tree[2].code).content.decode()
    factories.HonoreeFactory(public_id="wanted", district=district)
    suppression.suppress(("honoree", "wanted"), "赵钱孙", desk.approver, authority="区委", reason="撤销表彰")
    html = get(client, tree[2].code).content.decode()
    assert "罗守田" in html
    assert "赵钱孙" not in html


@pytest.mark.parametrize("rows", ANY_NUMBER)
def test_the_number_of_queries_does_not_grow(client, tree, rows, nothing_kept, django_assert_num_queries):
    there = place(tree[2])
    publish(
        *(honoree(f"甲{n}", place=there) for n in range(rows)), *(team(f"队{n}", place=there) for n in range(rows)),
        campaign("评选", [Ref("honoree", f"r{n}", f"乙{n}") for n in range(rows)], place=there),
    )  # fmt: skip
    kept.forget()
    with django_assert_num_queries(7):
        assert get(client, tree[2].code).status_code == 200
    kept.forget()
    with django_assert_num_queries(6):  # clock, suppressions, frame: two, counts, districts
        assert client.get(reverse("district_list")).status_code == 200


@pytest.mark.parametrize(("there", "shown"), [(5, 5), (8, 6), (12, 9)])
def test_people_fill_whole_rows_and_carry_their_award_whoever_gave_it(client, tree, there, shown):
    people = publish(*(honoree(f"甲{n}", place=place(tree[2])) for n in range(there)))
    named = [Ref("honoree", each.public_id, each.title) for each in people]
    publish(campaign("市里的评选", named, place=place(tree[1]), year=2023))
    html = get(client, tree[2].code).content.decode().partition('id="people"')[2].partition("</ul>")[0]
    assert html.count('class="person"') == shown
    assert html.count("2023年 好干部") == shown


def test_a_suppressed_award_is_on_no_card(client, tree):
    person = publish(honoree("甲某", place=place(tree[2])))[0]
    given = campaign("市里的评选", [Ref("honoree", person.public_id, "甲某")], place=place(tree[1]), year=2023)
    publish(given)
    assert "2023年 好干部" in get(client, tree[2].code).content.decode()
    award = given.tiers[0].entries[0].award
    suppress("commendation", award)
    html = get(client, tree[2].code).content.decode()
    assert "甲某" in html
    assert "2023年 好干部" not in html


def test_the_page_of_a_province_or_city_says_where_the_reader_is(client, tree):
    publish(article("报道", "正文", place=place(tree[2])))
    for level in tree[:2]:
        page = get(client, level.code).content.decode()
        switch = page.split('<details class="switch">')[1].split("</summary>")[0]
        assert level.name in switch
        assert "订阅本区" not in page
