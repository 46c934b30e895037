"""What the pages of everyday work cost: as many queries as they need for a story of one paragraph, and not one more."""

import pytest
from django.urls import reverse

from editorial import clock, workflow
from tests import factories
from tests.editorial.admin.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_one_instant(db):
    """So that PostgreSQL, whose clock is asked by a query of its own, counts as SQLite does."""
    with clock.travelling(clock.time()):
        yield


@pytest.fixture
def costs(django_assert_num_queries):
    """A function that opens a page as somebody who has opened it before, and holds it to so many queries."""

    def opened(user, address, queries):
        client = signed_in(user)
        client.get(address)
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200

    return opened


@pytest.fixture
def waiting(article, desk):
    """The story's edition, which waits for its approval."""
    edition = workflow.submit(article, desk.editor, answers=factories.answered(article))
    return workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)


@pytest.mark.parametrize(("page", "queries"), [("change", 48), ("submit", 51)])
def test_the_record(article, desk, costs, page, queries):
    costs(desk.editor, reverse(f"admin:articles_article_{page}", args=[article.pk]), queries)


def test_the_edition(waiting, desk, costs):
    costs(desk.approver, reverse("admin:editorial_edition_change", args=[waiting.pk]), 47)


def test_what_may_be_done_with_it(waiting, desk, django_assert_num_queries):
    edition = type(waiting).objects.select_related("content").get(pk=waiting.pk)
    with django_assert_num_queries(4):  # the district, the assignments, the hand, and the suppressions for a check
        workflow.allowed(edition, desk.approver)
