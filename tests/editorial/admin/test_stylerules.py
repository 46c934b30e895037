"""The style list is kept by registrars; editors read it; nobody deletes from it."""

import pytest
from django.urls import reverse

from districts.models import Role
from editorial.models import StyleRule
from tests import factories

pytestmark = pytest.mark.django_db

LIST = "admin:editorial_stylerule_changelist"
ADD = "admin:editorial_stylerule_add"


@pytest.fixture
def rule():
    return StyleRule.objects.create(wording="登陆网站", suggestion="登录网站", reason="错别字")


def test_a_registrar_keeps_the_list(client, rule):
    registrar = factories.staff(Role.REGISTRAR, None)
    client.force_login(registrar)
    assert "登陆网站" in client.get(reverse(LIST)).content.decode()
    answer = client.post(reverse(ADD), {"wording": "帐户", "suggestion": "账户", "reason": "", "active": "on"})
    assert answer.status_code == 302
    added = StyleRule.objects.get(wording="帐户")
    assert added.history.get().history_user == registrar
    assert client.get(reverse("admin:editorial_stylerule_delete", args=[rule.pk])).status_code == 403


def test_an_editor_reads_it(client, desk, rule):
    client.force_login(desk.editor)
    assert client.get(reverse(LIST)).status_code == 200
    assert client.get(reverse(ADD)).status_code == 403
    address = reverse("admin:editorial_stylerule_change", args=[rule.pk])
    assert client.post(address, {"wording": "x", "version": 1}).status_code == 403
