"""What a form's page sends by itself: by whom, how much, and without keeping a session alive."""

import json

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from editorial.desk import autosave, form_keys, presence
from editorial.models import Autosave, Presence
from tests import factories
from tests.editorial.admin.conftest import signed_in

pytestmark = pytest.mark.django_db

PRESENCE, AUTOSAVE, DISCARD, TOKEN = (
    reverse(f"admin:{name}") for name in ("presence", "autosave", "autosave_discard", "form_token")
)


@pytest.fixture
def form(article):
    return form_keys.key(type(article), article)


def typed(user, form, pairs=(("title", "题目"),), **changes):
    return {"form": form, "by": user.pk, "version": "1", "since": "", "fields": json.dumps(pairs)} | changes


def test_two_people_learn_of_each_other(form, desk, editor, reviewer):
    assert editor.post(PRESENCE, {"form": form, "editing": "1"}).json() == {"others": []}
    others = reviewer.post(PRESENCE, {"form": form}).json()["others"]
    assert len(others) == 1
    assert str(desk.editor) in others[0][0]
    editor.post(PRESENCE, {"form": form, "leave": "1"})
    assert reviewer.post(PRESENCE, {"form": form}).json() == {"others": []}


def test_the_page_names_them_without_script(article, form, desk, reviewer):
    presence.arrive(desk.editor, form, editing=True)
    url = reverse("admin:articles_article_change", args=[article.pk])
    assert f"{desk.editor}" in reviewer.get(url).context["at_work"]["others"][0][0]


def test_what_is_typed_is_kept_for_its_owner(form, desk, editor):
    answer = editor.post(AUTOSAVE, typed(desk.editor, form))
    row = Autosave.objects.get()
    assert answer.status_code == 200
    assert answer.json()["stamp"] == autosave.stamp(row)
    assert (row.user, row.version, row.fields) == (desk.editor, "1", [["title", "题目"]])
    assert answer.json()["notice"] == ""
    assert editor.post(AUTOSAVE, typed(desk.editor, form)).json()["notice"]


def test_it_can_be_thrown_away(form, article, desk, editor, reviewer):
    editor.post(AUTOSAVE, typed(desk.editor, form))
    reviewer.post(DISCARD, {"form": form})
    assert Autosave.objects.exists()
    answer = editor.post(DISCARD, {"form": form})
    assert answer.url == reverse("admin:articles_article_change", args=[article.pk])
    assert not Autosave.objects.exists()


def test_nothing_is_kept_for_whoever_signed_in_afterwards(form, desk, reviewer):
    answer = reviewer.post(AUTOSAVE, typed(desk.editor, form))
    assert answer.status_code == 409
    assert answer.json()["refusal"]
    assert not Autosave.objects.exists()


def test_too_much_is_refused_with_a_sentence(form, desk, editor):
    answer = editor.post(AUTOSAVE, typed(desk.editor, form, [("body", "字" * 310_000)]))
    assert answer.status_code == 413
    assert "300" in answer.json()["refusal"]
    for fields in ("", "7", '[["a", 7]]', "[[1]]"):
        assert editor.post(AUTOSAVE, typed(desk.editor, form, fields=fields)).status_code == 400
    assert editor.post(AUTOSAVE, typed(desk.editor, form, version="eins")).status_code == 400
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("address", [PRESENCE, AUTOSAVE, DISCARD])
def test_only_who_may_change_the_row(address, form, desk, stranger, district):
    from districts.models import Role

    auditor = signed_in(factories.staff(Role.AUDITOR, district))
    sent = typed(desk.editor, form)
    assert stranger.post(address, sent).status_code == 404
    assert auditor.post(address, sent).status_code == 403
    assert auditor.post(address, sent | {"form": "articles.article:add"}).status_code == 403
    assert Client().post(address, sent).status_code == 302
    assert not Autosave.objects.exists()
    assert not Presence.objects.exists()


@pytest.mark.parametrize("address", [PRESENCE, AUTOSAVE, DISCARD])
def test_what_is_no_form_of_ours_is_not_found(address, desk, editor):
    for key in ("", "7", "articles.article:0", "articles.nothing:7", "nothing.at_all:7", "districts.user:1",
                "editorial.edition:1", "sessions.session:1", "articles.article:" + "9" * 18):  # fmt: skip
        assert editor.post(address, typed(desk.editor, key)).status_code == 404


@pytest.mark.parametrize("address", [PRESENCE, AUTOSAVE, DISCARD])
def test_nothing_happens_without_the_token_or_by_reading(address, form, desk, editor):
    assert editor.get(address).status_code == (302 if address == DISCARD else 405)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(desk.editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert strict.post(address, typed(desk.editor, form)).status_code == 403


def test_the_new_token_is_that_of_the_session(form, desk):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(desk.editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = strict.get(TOKEN).json()
    assert answer["user"] == str(desk.editor.pk)
    sent = typed(desk.editor, form) | {"csrfmiddlewaretoken": answer["token"]}
    assert strict.post(AUTOSAVE, sent).status_code == 200
    assert Client().get(TOKEN).status_code == 302
    assert strict.post(TOKEN, sent).status_code == 405


def test_a_sign_of_life_keeps_no_session_alive_and_typing_does(form, desk, editor):
    soon = timezone.now() + timezone.timedelta(minutes=3)
    Session.objects.update(expire_date=soon)
    assert editor.post(PRESENCE, {"form": form}).status_code == 200
    assert editor.get(TOKEN).status_code == 200
    assert Session.objects.get().expire_date == soon
    editor.post(AUTOSAVE, typed(desk.editor, form))
    assert Session.objects.get().expire_date > soon


def test_signing_in_beside_a_form_leads_back_to_it(editor):
    assert editor.get(reverse("admin:signed_in")).status_code == 200
