"""What is refused is refused in the site's own words, in Chinese, and kept by nobody."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from editorial.views import errors

pytestmark = pytest.mark.django_db


def test_a_form_without_token_gets_a_page_that_says_how_to_go_on():
    response = Client(enforce_csrf_checks=True).post(
        reverse("account_login"), {"login": "someone", "password": "x-secret"}
    )
    text = response.content.decode()
    assert response.status_code == 403
    assert response["Cache-Control"].startswith("no-store")
    assert 'lang="zh-CN"' in text
    assert "<style" not in text, "our policy would block it"
    for words in ("登录已过期", "Cookie", "后退", "另开一个标签页", "再次提交"):
        assert words in text
    for secret in ("someone", "x-secret", "CSRF"):
        assert secret not in text


def test_a_forbidden_page_says_so_without_the_reason(rf):
    response = errors.forbidden(rf.get("/admin/"), PermissionDenied("of 张测试"))
    text = response.content.decode()
    assert response.status_code == 403
    assert response["Cache-Control"] == "no-store"
    assert "您没有权限访问此页面" in text
    assert "张测试" not in text
    assert reverse("honoree_list") in text, "a way on"


def test_staff_without_permission_see_that_page(client, desk):
    client.force_login(desk.editor)
    response = client.get(reverse("admin:districts_user_add"))
    assert response.status_code == 403
    assert "您没有权限访问此页面" in response.content.decode()


@pytest.mark.parametrize(
    ("path", "tag", "words"),
    [
        ("/articles/", "zh-CN", "回到首页"),
        ("/en/articles/", "en", "Back to the home page"),
        ("/zh-hant/", "zh-Hant", "回到首頁"),
    ],
)
@pytest.mark.parametrize("answer", [errors.bad_request, errors.failed])
def test_bare_pages_speak_the_language_of_the_address(rf, answer, path, tag, words):
    text = answer(rf.get(path)).content.decode()
    assert f'<html lang="{tag}">' in text
    assert words in text
    prefix = "/" if tag == "zh-CN" else f"/{path.split('/')[1]}/"
    assert f'href="{prefix}"' in text


def test_a_host_that_is_not_ours_gets_the_page_for_it(client):
    response = client.get("/en/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "The request could not be read" in response.content.decode()


def test_bare_pages_need_no_collected_files(rf, settings):
    collected = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": collected}}
    settings.STATIC_ROOT = "/nowhere"
    text = errors.failed(rf.get("/")).content.decode()
    assert "请过几分钟再试" in text
    assert "stylesheet" not in text
