"""An award that is entered by hand: what its form explains, and how it goes on from there to readers."""

import html

import pytest
from django.urls import reverse

from districts.models import Role
from honorees.models import Commendation
from tests import factories
from tests.editorial.admin.conftest import address, editor, signed_in  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db

ADD = reverse("admin:honorees_commendation_add")


@pytest.fixture
def honoree(district, desk):
    with factories.acting(desk.editor):
        return factories.HonoreeFactory(district=district, name="周试用")


def sent(client, honoree, **changes) -> dict:
    form = client.get(ADD).context["adminform"].form
    given = {bound.html_name: bound.value() for bound in form if bound.value() is not None}
    return given | {"honoree": honoree.pk, "title": "先进工作者", "level": "county"} | changes


def said(response) -> str:
    return html.unescape(response.content.decode())


def test_saving_it_says_how_readers_get_it_and_what_is_missing(honoree, editor):  # noqa: F811
    page = said(editor.post(ADD, sent(editor, honoree), follow=True))
    assert "所属记录送审并终审通过后，读者才能看到。" in page
    assert f'<a href="{address("submit", honoree)}">去送审：周试用</a>' in page
    assert "尚未填写：授予单位、年度、出处" in page


def test_a_complete_one_is_missing_nothing(honoree, editor):  # noqa: F811
    complete = {"granted_by": "中共测试区委", "year": "2020", "document_number": "测发〔2020〕1号"}
    assert "尚未填写" not in said(editor.post(ADD, sent(editor, honoree, **complete), follow=True))


def test_one_button_saves_it_and_leads_to_the_submission(honoree, editor):  # noqa: F811
    response = editor.post(ADD, sent(editor, honoree, _submit="1"))
    assert response["Location"] == address("submit", honoree)
    award = Commendation.objects.get()
    assert f'href="{address("submit", honoree)}">去送审：周试用' in said(editor.get(address("change", award)))


def test_who_may_not_edit_is_not_sent_to_submit(honoree, desk):
    with factories.acting(desk.editor):
        award = factories.CommendationFactory(honoree=honoree, title="先进工作者")
    auditor = signed_in(factories.staff(Role.AUDITOR, honoree.district))
    page = said(auditor.get(address("change", award)))
    assert address("change", honoree) in page
    assert address("submit", honoree) not in page


def test_the_form_says_what_to_write_where(editor):  # noqa: F811
    page = said(editor.get(ADD))
    for words in ("请先选择活动", "如嘉奖、记三等功", "至少填一项", "写明此项表彰的报道或文件"):
        assert words in page


def test_a_nomination_is_on_no_page_and_not_submitted(editor):  # noqa: F811
    assert 'name="_submit"' not in said(editor.get(reverse("admin:honorees_nomination_add")))
