"""Front pages: what was chosen leads as long as it is live, and what was left open is filled with the newest."""

import re

import pytest
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from articles.front_page import ColumnChoice, FrontPage, StoryChoice
from articles.models import Front, FrontNumber
from districts.models import SiteProfile
from editorial import clock, kept, preflight, search, snapshots, suppression, workflow
from editorial.fronts import Choices
from editorial.models import Edition
from editorial.pages import Ref
from tests import factories
from tests.articles.fronts import front, scene, story
from tests.editorial import published

pytestmark = pytest.mark.django_db


def html(client, address="/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def lead_of(page: str) -> str:
    title = re.search(r'class="story story-lead".*?<h3><a [^>]*>(.*?)</a>', page, re.DOTALL)[1]
    return re.sub("<[^>]+>", "", title)


def checks_of(record) -> set[str]:
    return {each.check for each in preflight.check(snapshots.freeze(record)) if each.check.startswith("front-")}


def test_the_home_page_shows_what_was_approved_and_not_before(client, district, desk):
    there = scene(district, desk)
    assert lead_of(html(client)) == "最新一篇"
    made = front(
        district, desk, whole_site=True, slogan="本站的刊头语", introduction="本站的导语", lead=there.oldest,
        stories=[there.middle], numbers=[("办结事项", "16180件", there.oldest)], notice="公示通知",
        notice_story=there.middle,
    )  # fmt: skip
    assert "本站的刊头语" not in html(client)
    factories.publish(made, desk)
    page = html(client)
    assert lead_of(page) == "最早一篇"
    assert page.index("最早一篇") < page.index("最新一篇")
    for words in ("本站的刊头语", "本站的导语", "16180", "公示通知"):
        assert words in page
    assert "测试刊头语" not in html(client, reverse("district", args=[district.code]))


def test_a_lead_story_that_is_withdrawn_falls_out_and_the_newest_takes_its_place(client, district, desk):
    there = scene(district, desk)
    factories.publish(front(district, desk, whole_site=True, lead=there.oldest, stories=[there.middle]), desk)
    edition = Edition.objects.get(kind="article", record_id=there.oldest.pk)
    workflow.perform("withdraw", edition, desk.approver, digest=edition.digest, note="测试")
    page = html(client)
    assert lead_of(page) == "最新一篇"
    assert "最早一篇" not in page
    assert "测试刊头语" in page


def test_a_story_of_somebody_suppressed_falls_out_at_once_and_the_rest_stays(client, district, desk):
    there = scene(district, desk)
    named = story(district, desk, "丙既往：三十年", mentioned=there.person)
    numbers = [("丙某办结", "31415件", there.oldest), ("全区办结", "27182件", there.middle)]
    chosen = front(district, desk, whole_site=True, lead=named, stories=[there.oldest], numbers=numbers)
    factories.publish(chosen, desk)
    assert lead_of(html(client)) == "丙既往：三十年"
    target = ("honoree", there.person.public_id)
    suppression.suppress(target, "丙既往", desk.approver, authority="某机关", reason="撤销")
    page = html(client)
    assert lead_of(page) == "最新一篇"
    assert "测试刊头语" in page
    assert "27182" in page
    for words in ("丙既往", "最早一篇", "31415"):
        assert words not in page


def test_a_front_page_whose_own_words_name_somebody_suppressed_is_taken_down_whole(client, district, desk):
    there = scene(district, desk)
    factories.publish(front(district, desk, whole_site=True, slogan="向丙既往学习", lead=there.middle), desk)
    target = ("honoree", there.person.public_id)
    suppression.suppress(target, "丙既往", desk.approver, authority="某机关", reason="撤销")
    assert lead_of(html(client)) == "最新一篇"
    assert "丙既往" not in html(client)


def test_a_withdrawn_front_page_leaves_the_page_that_fills_itself(client, district, desk):
    there = scene(district, desk)
    edition = factories.publish(front(district, desk, whole_site=True, lead=there.oldest), desk)
    address = reverse("front", args=[edition.public_id])
    assert client.get(address)["Location"] == "/"
    workflow.perform("withdraw", edition, desk.approver, digest=edition.digest, note="测试")
    assert lead_of(html(client)) == "最新一篇"
    assert client.get(address)["Location"] == "/"


def test_the_address_of_a_front_page_leads_to_its_place_and_a_draft_has_none(client, district, desk):
    draft = front(district, desk)
    address = reverse("front", args=[draft.public_id])
    assert client.get(address).status_code == 404
    factories.publish(draft, desk)
    assert client.get(address)["Location"] == reverse("district", args=[district.code])


def test_neither_search_nor_sitemap_nor_counts_know_front_pages(client, district, desk):
    edition = factories.publish(front(district, desk, slogan="独一无二的刊头语"), desk)
    assert search.find("独一无二的刊头语", clock.read(), frozenset()).counts == {}
    assert edition.public_id not in client.get(reverse("sitemap")).content.decode()
    assert district.name not in html(client, reverse("district_list"))


def test_a_district_page_shows_its_own_choices(client, district, desk):
    there = scene(district, desk)
    column = factories.ColumnFactory(slug="own", name="自己的栏目")
    under = story(district, desk, "栏目里的一篇", column=column)
    elsewhere = factories.DistrictFactory()
    factories.publish(
        front(
            district, desk, slogan="本区刊头语", lead=there.oldest, columns=[(column, 2)],
            numbers=[("本区办结", "14142件", there.middle)], notice="本区公告",
        ),
        desk,
    )  # fmt: skip
    address = reverse("district", args=[district.code])
    page = html(client, address)
    assert lead_of(page) == "最早一篇"
    for words in ("本区刊头语", "本区公告", "14142", f"/feeds/articles.atom?district={district.code}", under.title):
        assert words in page
    assert f"?column=own&amp;district={district.code}" in page
    for other in ("/", reverse("district", args=[elsewhere.code])):
        assert "本区刊头语" not in html(client, other)


def test_a_column_shows_stories_that_stand_nowhere_else_on_the_page(client, district, desk):
    column = factories.ColumnFactory(slug="own", name="自己的栏目")
    for number in range(8):
        story(district, desk, f"栏目报道{number}", column=column)
    factories.publish(front(district, desk, whole_site=True, columns=[(column, 2)]), desk)
    page = html(client)
    assert [page.count(f">栏目报道{number}<") for number in range(8)] == [0, 1, 1, 1, 1, 1, 1, 1]
    assert 'id="column-own"' in page


def test_names_of_several_campaigns_stand_in_rows_and_six_of_one_stand_upright(client, district, desk):
    with factories.acting(desk.editor):
        campaigns = [factories.CampaignFactory(district=district, name=f"评选{at}") for at in range(2)]
        for campaign, number in zip(campaigns, (2, 6), strict=True):
            tier = factories.TierFactory(campaign=campaign, title=f"称号{number}")
            for _each in range(number):
                honoree = factories.HonoreeFactory(district=district)
                factories.CommendationFactory(campaign=campaign, tier=tier, honoree=honoree)
    for campaign in campaigns:
        factories.publish(campaign, desk)
    assert 'class="stele"' in html(client)
    factories.publish(front(district, desk, whole_site=True, campaigns=campaigns), desk)
    page = html(client)
    assert 'class="stele"' not in page
    assert page.index("称号2") < page.index("称号6")


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_home_page_with_choices_costs_the_same_with_any_number_of_rows(
    client, rows, nothing_kept, django_assert_num_queries
):
    column = Ref("column", factories.ColumnFactory().slug, "栏目")
    made = published.publish(*(published.article(f"报道{at}", column=column) for at in range(rows)))
    chosen = [StoryChoice(Ref("article", each.public_id, each.title)) for each in made[:3]]
    page = FrontPage(
        whole_site=True, place=published.PLACE, slogan="刊头", introduction="", notice="", notice_story=None,
        lead=chosen[0], stories=tuple(chosen[1:]), campaigns=(), numbers=(), columns=(ColumnChoice(column, 2),),
    )  # fmt: skip
    published.publish(page)
    kept.forget()
    with django_assert_num_queries(7):
        assert lead_of(client.get("/").content.decode()) == "报道0"
    caches["pages"].clear()
    with django_assert_num_queries(3):
        client.get("/")


def test_only_who_is_responsible_has_the_home_page_in_hand(district, desk):
    below = factories.DistrictFactory(parent=district)
    assert checks_of(front(below, desk, whole_site=True)) == {"front-place"}
    assert checks_of(front(district, desk, slogan="刊头")) == set()
    SiteProfile.objects.create(home=below)
    assert checks_of(Front.objects.get(whole_site=True)) == set()


def test_a_home_page_of_another_district_than_the_sites_is_not_shown(client, district, desk):
    factories.publish(front(district, desk, whole_site=True, slogan="别处的刊头语"), desk)
    assert "别处的刊头语" in html(client)
    SiteProfile.objects.create(home=factories.DistrictFactory())
    assert "别处的刊头语" not in html(client)


def test_checks_find_what_is_not_live_what_is_empty_and_what_is_too_much(district, desk):
    with factories.acting(desk.editor):
        draft = factories.ArticleFactory(district=district)
    assert checks_of(front(district, desk, lead=draft)) == {"front-live"}
    other = factories.DistrictFactory()
    assert checks_of(front(other, desk, slogan="")) == {"front-says-something"}
    many = [factories.ArticleFactory(district=district) for _each in range(6)]
    crowded = front(factories.DistrictFactory(), desk, stories=many)
    assert checks_of(crowded) == {"front-live", "front-says-something"}


def test_there_is_one_home_page_and_one_front_page_of_a_district(district):
    for whole_site in (True, False):
        factories.FrontFactory(district=district, whole_site=whole_site)
        with pytest.raises(IntegrityError), transaction.atomic():
            factories.FrontFactory(district=district, whole_site=whole_site)


def test_a_number_is_a_figure_or_says_what_is_counted():
    with pytest.raises(ValidationError):
        FrontNumber(label="办结事项").clean()
    FrontNumber(label="办结事项", printed="3件").clean()


def test_nothing_chosen_names_no_story():
    assert Choices().articles == set()
    assert Choices(lead="a", stories=("b",), notice_story="").articles == {"a", "b"}
