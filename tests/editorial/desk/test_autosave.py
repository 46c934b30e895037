"""What is kept of unsaved input, for whom, how much, and how long."""

import datetime as dt
import json

import pytest

from editorial import clock
from editorial.desk import autosave, form_keys
from editorial.models import Autosave
from tests import factories

pytestmark = pytest.mark.django_db

FORM = "articles.article:7"


@pytest.fixture
def user():
    return factories.UserFactory()


def test_it_belongs_to_one_person_and_one_form(user):
    autosave.keep(user, FORM, [("title", "题目")], "3", "")
    assert autosave.offered(user, FORM).fields == [["title", "题目"]]
    assert autosave.offered(user, "articles.article:8") is None
    assert autosave.offered(factories.UserFactory(), FORM) is None


def test_the_later_of_two_windows_wins_and_is_told(user):
    first, replaced = autosave.keep(user, FORM, [("title", "一")], "", "")
    assert not replaced
    again, replaced = autosave.keep(user, FORM, [("title", "二")], "", autosave.stamp(first))
    assert not replaced
    _other, replaced = autosave.keep(user, FORM, [("title", "三")], "", "")
    assert replaced
    _again, replaced = autosave.keep(user, FORM, [("title", "四")], "", autosave.stamp(again))
    assert replaced
    assert Autosave.objects.get().fields == [["title", "四"]]


def test_what_guards_a_form_or_is_secret_is_not_kept():
    names = [
        "title",
        "csrfmiddlewaretoken",
        "version",
        "token",
        "password1",
        "old_Password",
        "_save",
        "rows-__prefix__-a",
    ]
    assert autosave.read(json.dumps([[name, "x"] for name in names])) == [("title", "x")]


def test_characters_that_no_database_takes_are_left_out():
    assert autosave.read('[["title", "a\\u0000b\\ud800c"]]') == [("title", "abc")]


def test_too_much_is_refused_in_words():
    fits = json.dumps([["body", "字" * 100_000]], ensure_ascii=False)
    assert len(autosave.read(fits)[0][1]) == 100_000
    with pytest.raises(autosave.NotKept, match="300 KB"):
        autosave.read(json.dumps([["body", "字" * 103_000]], ensure_ascii=False))
    assert autosave.read(json.dumps([["a", ""]] * 1000))
    with pytest.raises(autosave.NotKept):
        autosave.read(json.dumps([["a", ""]] * 1001))


@pytest.mark.parametrize("text", ["", "{}", "7", "[7]", '[["a"]]', '[["a", 7]]', '[["a", null]]', "[" * 100_000])
def test_what_is_no_list_of_fields_is_refused(text):
    with pytest.raises((ValueError, TypeError)):
        autosave.read(text)


def test_after_thirty_days_it_is_forgotten(user):
    now = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
    with clock.travelling(now):
        autosave.keep(user, FORM, [], "", "")
    assert autosave.forget_old(now + dt.timedelta(days=30)) == 0
    assert autosave.forget_old(now + dt.timedelta(days=31)) == 1
    assert not Autosave.objects.exists()


def test_keys_of_forms_name_a_model_and_a_row():
    article = factories.ArticleFactory()
    assert form_keys.parts(form_keys.key(type(article), article)) == ("articles.article", str(article.pk), "")
    assert form_keys.parts(form_keys.key(type(article), None)) == ("articles.article", "add", "")
    on_page = ("articles.article", str(article.pk), "submit")
    assert form_keys.parts(form_keys.key(type(article), article, "submit")) == on_page
    for text in (
        "",
        "articles.article",
        "articles.article:",
        "articles.article:-1",
        "a.b:7\n",
        "a.b:" + "9" * 19,
        "a.b:７",
    ):
        assert form_keys.parts(text) is None
