"""The calendar shows what goes live and what ends, of the person's districts only, day by day in Beijing's time."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from districts.models import Role
from editorial import clock, workflow
from editorial.desk import calendar
from editorial.models import Edition
from tests import factories
from tests.editorial.admin.conftest import signed_in

pytestmark = pytest.mark.django_db

EVENING = dt.datetime(2030, 6, 14, 17, tzinfo=dt.UTC)
"""Past midnight in Shanghai: it is 15 June there."""

HOUR = dt.timedelta(hours=1)
CALENDAR = "/admin/calendar/"


@pytest.fixture(autouse=True)
def _on_the_15th():
    with clock.travelling(EVENING):
        yield


def submit_and_publish(desk, district, title, at=None):
    with factories.acting(desk.editor):
        article = factories.ArticleFactory(district=district, title=title)
    return factories.publish(article, desk, at=at)


def entries(month):
    return [
        (day.day, entry.edition.title, entry.begins, entry.is_to_come) for day in month.days for entry in day.entries
    ]


def test_what_begins_and_ends_stands_on_its_day_in_the_sites_time(desk, district):
    gone = submit_and_publish(desk, district, "撤下的")
    submit_and_publish(desk, district, "将发布的", EVENING + 26 * HOUR)
    workflow.perform("withdraw", gone, desk.reviewer, digest=gone.digest, note="理由")
    shown = calendar.month(dt.date(2030, 6, 1), Edition.objects.all(), EVENING + HOUR)
    assert entries(shown) == [
        (dt.date(2030, 6, 15), "撤下的", True, False),
        (dt.date(2030, 6, 15), "撤下的", False, False),
        (dt.date(2030, 6, 16), "将发布的", True, True),
    ]
    assert [day.day for week in shown.weeks for day in week if day.is_today] == [dt.date(2030, 6, 15)]


def test_what_is_replaced_does_not_end_and_profiles_go_with_their_roll(desk, district, article):
    factories.publish(article, desk)
    with factories.acting(desk.editor):
        article.title = "改过的"
        article.save()
        campaign = factories.CampaignFactory(district=district, name="评选")
        tier = factories.TierFactory(campaign=campaign)
        factories.CommendationFactory(campaign=campaign, tier=tier, honoree=factories.HonoreeFactory(district=district))
    factories.publish(article, desk)
    factories.publish(campaign, desk)
    shown = calendar.month(dt.date(2030, 6, 1), Edition.objects.all(), EVENING)
    assert all(begins for _day, _title, begins, _coming in entries(shown))
    assert len(entries(shown)) == 3


def test_the_page_shows_ones_own_districts_and_links_to_the_edition(desk, district, approver):
    elsewhere = factories.DistrictFactory()
    mine = submit_and_publish(desk, district, "本区的", EVENING + HOUR)
    submit_and_publish(factories.desk(elsewhere), elsewhere, "外区的", EVENING + HOUR)
    page = approver.get(CALENDAR).content.decode()
    assert f"/admin/editorial/edition/{mine.pk}/change/" in page
    assert "外区的" not in page
    refused = approver.get(CALENDAR, {"district": elsewhere.code})
    assert refused.context["ignored"] == ["district"]
    assert elsewhere.name not in refused.content.decode()


def test_filters_and_months_stand_in_the_address(desk, district, approver):
    submit_and_publish(desk, district, "下月的", EVENING + 24 * 30 * HOUR)
    assert not approver.get(CALENDAR, {"kind": "article"}).context["month"].days
    july = approver.get(CALENDAR, {"month": "2030-07", "district": district.code, "kind": "article"})
    assert entries(july.context["month"])
    assert july.context["before"] == f"district={district.code}&kind=article&month=2030-06"
    assert not approver.get(CALENDAR, {"month": "2030-07", "kind": "honoree"}).context["month"].days


@pytest.mark.parametrize("params", [{"month": "x"}, {"month": "9999-01"}, {"kind": "x"}, {"district": "9" * 500}])
def test_an_address_that_makes_no_sense_shows_this_month_and_says_so(approver, params):
    answer = approver.get(CALENDAR, params)
    assert answer.context["month"].first == dt.date(2030, 6, 1)
    assert answer.context["ignored"] == list(params)


def test_only_those_who_may_see_editions_open_it(district, db):
    for role in Role:
        answer = signed_in(factories.staff(role, district)).get(CALENDAR)
        assert answer.status_code == (403 if role in (Role.REGISTRAR, Role.ADMINISTRATOR) else 200), role


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_is_fixed(desk, district, number):
    for each in range(number):
        submit_and_publish(desk, district, f"第{each}篇", EVENING + HOUR)
    with CaptureQueriesContext(connection) as queries:
        calendar.month(dt.date(2030, 6, 1), Edition.objects.all(), EVENING)
    assert len(queries) == 3


def test_the_first_and_the_last_month_have_no_neighbour_beyond():
    first = calendar.month_named("2000-01", EVENING)[0]
    assert calendar.Month(first, (), more=False).before is None
    assert calendar.Month(dt.date(2199, 12, 1), (), more=False).after is None
