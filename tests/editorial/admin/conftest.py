"""Clients of signed-in staff, and the fields of an article's form."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def article_fields(article=None, **changes) -> dict:
    """What the article's form sends, without rows of inlines."""
    fields = {"title": "", "body": "", "origin": "own", "district": "", "source": ""}
    if article is not None:
        fields |= {
            "title": article.title, "body": article.body, "district": article.district_id, "version": article.version,
        }  # fmt: skip
    for prefix in ("credits", "photos", "mentions", "evidence"):
        fields |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return fields | changes


def address(page: str, row) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk])


@pytest.fixture
def editor(desk):
    return signed_in(desk.editor)


@pytest.fixture
def reviewer(desk):
    return signed_in(desk.reviewer)


@pytest.fixture
def approver(desk):
    return signed_in(desk.approver)


@pytest.fixture
def stranger(db):
    """An editor, reviewer and approver of another district."""
    from districts.models import Assignment, Role

    elsewhere = factories.DistrictFactory()
    user = factories.staff(Role.EDITOR, elsewhere)
    for role in (Role.REVIEWER, Role.APPROVER):
        Assignment.objects.create(user=user, role=role, district=elsewhere)
    return signed_in(user)
