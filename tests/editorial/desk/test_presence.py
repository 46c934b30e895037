"""Who else has a form open."""

import datetime as dt

import pytest

from editorial import clock
from editorial.desk import presence
from editorial.models import Presence
from tests import factories

pytestmark = pytest.mark.django_db

FORM = "articles.article:7"
NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def people():
    return [factories.UserFactory(name=name) for name in ("王五", "赵六", "孙七")]


def at(seconds: int):
    return clock.travelling(NOW + dt.timedelta(seconds=seconds))


def test_others_are_told_and_oneself_is_not(people):
    mine, editing, reading = people
    with at(0):
        presence.arrive(mine, FORM, editing=True)
        presence.arrive(reading, FORM, editing=False)
        presence.arrive(editing, FORM, editing=True)
        presence.arrive(editing, "articles.article:8", editing=True)
    with at(10):
        found = presence.others(mine, FORM)
    assert [(each.who, each.editing, each.seconds) for each in found] == [("赵六", True, 10), ("孙七", False, 10)]


def test_a_minute_without_a_sign_is_an_absence(people):
    mine, other, _third = people
    with at(0):
        presence.arrive(other, FORM, editing=False)
    with at(60):
        assert presence.others(mine, FORM)
    with at(61):
        assert not presence.others(mine, FORM)
        presence.arrive(mine, FORM, editing=False)
    assert [row.user for row in Presence.objects.all()] == [mine]


def test_who_leaves_is_gone_at_once(people):
    mine, other, _third = people
    presence.arrive(other, FORM, editing=True)
    presence.leave(other, FORM)
    assert not presence.others(mine, FORM)


def test_a_person_is_at_a_form_once(people):
    presence.arrive(people[0], FORM, editing=False)
    presence.arrive(people[0], FORM, editing=True)
    assert Presence.objects.get().editing
