"""What every response tells the browser, on a public page and on a staff page, and which methods are refused."""

import re

import pytest
from django.test import Client

PAGES = ["/", "/accounts/login/", "/admin/", "/nowhere/"]
FETCHES = {"default-src", "script-src", "style-src", "img-src", "font-src", "connect-src"}


@pytest.fixture
def https(settings):
    """A client over HTTPS, under the settings of production."""
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 63072000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    return Client()


def policy(response) -> dict[str, list[str]]:
    directives = (words.split() for words in response["Content-Security-Policy"].split(";") if words.strip())
    return {name: values for name, *values in directives}


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_the_content_policy_allows_only_what_is_ours(client, path):
    directives = policy(client.get(path))
    assert directives["default-src"] == ["'none'"]
    assert directives["frame-ancestors"] == directives["base-uri"] == ["'none'"]
    assert directives["form-action"] == ["'self'"]
    for name in FETCHES & set(directives):
        for value in directives[name]:
            assert "unsafe" not in value
            assert value in ("'none'", "'self'", "data:") or re.match(r"'(nonce|sha256)-", value)
    assert "data:" not in directives["script-src"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_other_sites_can_neither_frame_nor_embed_nor_guess(client, path):
    response = client.get(path)
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_https_is_kept_for_two_years(https, path):
    response = https.get(path, secure=True)
    assert response["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"


@pytest.mark.django_db
def test_plain_http_is_sent_to_https_except_the_health_check(https):
    assert https.get("/").headers["Location"] == "https://testserver/"
    assert https.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_cookies_are_for_this_site_over_https_only(https):
    response = https.get("/accounts/login/", secure=True)
    assert response.cookies
    for cookie in response.cookies.values():
        assert cookie["secure"]
        assert cookie["httponly"]
        assert cookie["samesite"] in ("Lax", "Strict")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/accounts/login/", "/admin/"])
def test_staff_pages_are_kept_nowhere(client, path):
    assert "no-store" in client.get(path)["Cache-Control"]


@pytest.mark.django_db
def test_what_is_shown_to_a_signed_in_person_is_kept_nowhere(client, desk):
    client.force_login(desk.editor)
    for path in ("/admin/", "/"):
        response = client.get(path)
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "CONNECT"])
def test_methods_that_no_page_answers_are_refused(client, path, method):
    response = client.generic(method, path)
    assert response.status_code == 405
    assert "TRACE" not in response["Allow"]


@pytest.mark.django_db
def test_an_unknown_host_is_refused(client):
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400
