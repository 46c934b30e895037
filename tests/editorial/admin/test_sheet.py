"""The approval sheet as a file: what stands on it, who gets it, and that nobody else learns that it exists."""

import io
import sys

import pypdf
import pytest
from django.utils import timezone

from districts.models import Role
from editorial import workflow
from editorial.models import Decision
from tests import factories
from tests.editorial.admin.conftest import address, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(article, desk):
    with factories.acting(desk.editor):
        article.title = "守护绿水青山的𬭊𫖮"
        article.save()
    return factories.publish(article, desk)


def text_of(response) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(response.content)).pages)


def test_names_times_and_digest_stand_on_the_sheet(editor, edition, desk):
    response = editor.get(address("sheet", edition))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    text = text_of(response)
    for expected in (edition.title, edition.digest, desk.editor.name, desk.reviewer.name, desk.approver.name):
        assert expected in text
    for moment in (edition.submitted_at, edition.reviewed_at, edition.approved_at):
        assert f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" in text
    assert f"http://testserver/articles/{edition.public_id}/" in text
    assert f"http://testserver{address('change', edition)}" in text


def test_before_approval_the_later_stages_are_empty(editor, article, desk):
    edition = workflow.submit(article, desk.editor)
    text = text_of(editor.get(address("sheet", edition)))
    assert desk.editor.name in text
    assert desk.reviewer.name not in text
    assert desk.approver.name not in text


def test_the_file_is_kept_nowhere(editor, edition):
    response = editor.get(address("sheet", edition))
    assert response["Cache-Control"] == "no-store, private"
    assert response["Content-Disposition"].startswith("attachment;")
    assert "noindex" in response["X-Robots-Tag"]


@pytest.mark.parametrize("role", Role.values)
def test_who_may_not_open_the_edition_gets_no_sheet(edition, role):
    elsewhere = signed_in(factories.staff(role, factories.DistrictFactory()))
    assert elsewhere.get(address("sheet", edition)).status_code in (403, 404)


def test_outsiders_are_sent_to_the_sign_in(client, edition):
    response = client.get(address("sheet", edition))
    assert response.status_code == 302
    assert "login" in response.url


def test_a_superuser_without_an_assignment_gets_no_sheet(edition):
    user = factories.UserFactory(is_superuser=True)
    assert signed_in(user).get(address("sheet", edition)).status_code in (403, 404)


def test_it_is_read_and_nothing_else(editor, edition):
    before = Decision.objects.count()
    for method in ("post", "put", "delete", "patch"):
        assert getattr(editor, method)(address("sheet", edition)).status_code == 405
    assert Decision.objects.count() == before


def test_the_edition_has_a_link_to_it(editor, edition):
    assert address("sheet", edition) in editor.get(address("change", edition)).content.decode()


def test_a_server_that_cannot_print_says_so(editor, edition, monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    response = editor.get(address("sheet", edition), follow=True)
    assert response.redirect_chain == [(address("change", edition), 302)]
    assert len(list(response.context["messages"])) == 1
