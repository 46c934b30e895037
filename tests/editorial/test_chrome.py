"""Header and footer count live pages by district, once for each state of the clock."""

import pytest

from districts.models import District, SiteProfile
from editorial import chrome, clock
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    city = factories.DistrictFactory(level=District.Level.CITY)
    return city, [factories.DistrictFactory(parent=city) for _ in range(2)]


def publish_in(district):
    desk = factories.desk(district)
    with factories.acting(desk.editor):
        record = factories.ArticleFactory(district=district)
    return factories.publish(record, desk)


def test_counts_live_pages_of_the_district_and_below(region):
    _city, (first, second) = region
    publish_in(first)
    publish_in(first)
    frame = chrome.at(clock.read())
    assert [(each.code, each.counts.article) for each in frame.places] == [(first.code, 2)]
    publish_in(second)
    frame = chrome.at(clock.read())
    assert [each.code for each in frame.places] == [first.code, second.code]
    assert frame.totals.article == 3


def test_site_of_a_district_counts_that_district(region):
    _city, (first, second) = region
    publish_in(first)
    publish_in(second)
    SiteProfile.objects.create(name="某区光荣榜", home=first)
    frame = chrome.at(clock.read())
    assert frame.totals.article == 1
    assert frame.home == first


def test_two_queries_and_none_while_the_clock_stands(region, django_assert_num_queries):
    publish_in(region[1][0])
    reading = clock.read()
    with django_assert_num_queries(2):
        chrome.at(reading)
    with django_assert_num_queries(0):
        chrome.at(reading)


def test_draft_moves_no_count(region, client):
    factories.ArticleFactory(district=region[1][0])
    assert chrome.at(clock.read()).places == ()
