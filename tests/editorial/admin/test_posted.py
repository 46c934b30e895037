"""Who signs in again after sending a form is led to the page of that form, and nothing was done."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from editorial import workflow
from editorial.models import Decision
from tests import factories
from tests.editorial.admin.conftest import address, signed_in

pytestmark = pytest.mark.django_db

CALLED_BY_SCRIPT = {"presence", "autosave"}
"""Pages of the desk that no form of a page sends anybody to: the script that calls them follows no redirection."""


@pytest.fixture
def edition(article, desk):
    return workflow.submit(article, desk.editor)


def steps(model) -> list[str]:
    """The last parts of the addresses below a row of the model."""
    patterns = [str(each.pattern) for each in admin.site.get_model_admin(model).urls]
    return [match[1] for match in (re.fullmatch(r"<int:object_id>/(\w+)/", each) for each in patterns) if match]


@pytest.mark.parametrize("page", ["decide", "notes", "reinstate"])
def test_a_decision_sent_without_a_session_leads_to_the_edition(edition, desk, page):
    sent = {"transition": "return_review", "digest": edition.digest, "note": "请改"}
    client = Client()
    response = client.post(address(page, edition) + "?from=show%3Dwaiting", sent)
    there = parse_qs(urlsplit(client.get(response.url).url).query)["next"][0]
    assert there == address(page, edition) + "?from=show%3Dwaiting"
    response = signed_in(desk.reviewer).get(there)
    assert response.status_code == 302
    assert response.url.startswith(address("change", edition))
    assert Decision.objects.filter(action="return_review").count() == 0


def test_the_way_back_to_the_inbox_is_kept(edition, reviewer):
    response = reviewer.get(address("decide", edition) + "?from=show%3Dwaiting")
    assert response.url == address("change", edition) + "?from=show%3Dwaiting"


def test_every_address_below_an_edition_can_be_read(edition, reviewer):
    assert {"decide", "notes", "correct"} <= set(steps(type(edition)))
    for page in steps(type(edition)):
        assert reviewer.get(address(page, edition)).status_code in (200, 302), page


def test_every_page_of_the_desk_can_be_read(editor, reviewer):
    for page in admin.site.pages:
        if "<" not in page.route and page.name not in CALLED_BY_SCRIPT:
            assert reviewer.get(reverse(f"admin:{page.name}")).status_code in (200, 302, 403), page.name


def test_what_cannot_be_seen_stays_hidden_and_other_methods_are_refused(edition, stranger, reviewer):
    assert stranger.get(address("decide", edition)).status_code == 404
    assert reviewer.options(address("decide", edition)).status_code == 405


def test_an_auditor_is_led_to_the_page_too(edition, district):
    auditor = signed_in(factories.staff("auditor", district))
    assert auditor.get(address("decide", edition)).url == address("change", edition)
