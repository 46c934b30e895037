"""Signing in: one door, a lock after five failures, the same answer for unknown users."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


def attempt(client, username, password=""):
    return client.post(reverse("account_login"), {"login": username, "password": password or "wrong"})


def plain(response) -> str:
    return re.sub(r'(value|nonce|content)="[^"]*"', "", response.content.decode())


def test_the_admins_own_sign_in_leads_to_ours():
    response = Client().get("/admin/articles/article/", follow=True)
    assert response.redirect_chain[-1][0].startswith(reverse("account_login"))
    assert Client().post("/admin/login/", {"username": "x", "password": "y"}).status_code == 302


def test_staff_sign_in_and_reach_the_desk(desk):
    response = attempt(Client(), desk.editor.username, factories.PASSWORD)
    assert response.url == reverse("admin:index")


def test_after_five_failures_even_the_right_password_is_refused(desk):
    client = Client()
    for _each in range(5):
        assert attempt(client, desk.editor.username).status_code == 200
    response = attempt(client, desk.editor.username, factories.PASSWORD)
    assert "_auth_user_id" not in client.session
    assert response.status_code in (200, 429)


def test_the_lock_follows_the_account_to_other_machines(desk):
    for at in range(5):
        Client(REMOTE_ADDR=f"198.51.100.{at}").post(
            reverse("account_login"), {"login": desk.editor.username, "password": "wrong"}
        )
    client = Client(REMOTE_ADDR="198.51.100.99")
    attempt(client, desk.editor.username, factories.PASSWORD)
    assert "_auth_user_id" not in client.session


def test_unknown_users_get_the_same_answers(desk):
    known, unknown = Client(REMOTE_ADDR="198.51.100.1"), Client(REMOTE_ADDR="198.51.100.2")
    for _each in range(7):
        first, second = attempt(known, desk.editor.username), attempt(unknown, "nobody-of-this-name")
        assert first.status_code == second.status_code
        assert plain(first) == plain(second)


def test_a_deactivated_user_does_not_get_in(desk):
    desk.editor.is_active = False
    desk.editor.save()
    client = Client()
    attempt(client, desk.editor.username, factories.PASSWORD)
    assert client.get(reverse("admin:index")).status_code == 302


def test_signing_in_changes_the_session_and_signing_out_ends_it(desk):
    client = Client()
    client.get(reverse("account_login"))
    before = client.session.session_key
    attempt(client, desk.editor.username, factories.PASSWORD)
    key = client.session.session_key
    assert key != before
    client.post(reverse("admin:logout"))
    thief = Client()
    thief.cookies["sessionid"] = key
    assert thief.get(reverse("admin:index")).status_code == 302


def test_a_session_lasts_half_an_hour(desk, settings):
    assert settings.SESSION_COOKIE_AGE <= 1800
    client = Client()
    attempt(client, desk.editor.username, factories.PASSWORD)
    assert client.session.get_expiry_age() <= 1800


def test_nobody_signs_up():
    sent = {"username": "eve", "password1": factories.PASSWORD, "password2": factories.PASSWORD}
    assert "eve" not in Client().get(reverse("account_signup")).content.decode()
    Client().post(reverse("account_signup"), sent)
    assert not factories.User.objects.filter(username="eve").exists()


def test_pages_of_the_account_open(desk):
    client = Client()
    attempt(client, desk.editor.username, factories.PASSWORD)
    for name in ("account_change_password", "mfa_index", "mfa_activate_totp", "account_logout"):
        response = client.get(reverse(name), follow=True)
        assert response.status_code == 200, name
        assert "no-store" in response["Cache-Control"], name


def test_a_staff_member_without_admin_rights_is_told(db):
    client = Client()
    user = factories.UserFactory(is_staff=False)
    attempt(client, user.username, factories.PASSWORD)
    assert client.get(reverse("admin:index"), follow=True).status_code == 403


@pytest.mark.parametrize("password", ["short-1", "qwerty123456", "password1234"])
def test_weak_passwords_are_refused_with_a_reason(desk, password):
    client = Client()
    attempt(client, desk.editor.username, factories.PASSWORD)
    sent = {"oldpassword": factories.PASSWORD, "password1": password, "password2": password}
    response = client.post(reverse("account_change_password"), sent)
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()


@pytest.mark.parametrize("address", ["", "done/", "key/done/", "key/1-set-password/"])
def test_there_are_no_new_passwords_by_mail(address, desk):
    where = f"/accounts/password/reset/{address}"
    assert Client().get(where).status_code == 404
    assert Client().post(where, {"email": "a@example.org"}).status_code == 404
    assert "系统管理员" in plain(Client().get(reverse("account_login")))
