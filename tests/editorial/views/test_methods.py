"""Public addresses answer reading only: whatever else is sent gets 405, with or without a form token."""

import pytest
from django.test import Client
from django.urls import reverse

import articles.urls
import editorial.urls
import honorees.urls

pytestmark = pytest.mark.django_db

STAFF_ONLY = {"as_of"}
ARGUMENTS = {
    "code": "110000", "public_id": "abcdefghjkmn", "digest": "0" * 64, "rendition": "480.webp", "number": 1,
    "path": "articles/",
}  # fmt: skip
ROUTES = [
    route
    for module in (editorial.urls, articles.urls, honorees.urls)
    for route in module.urlpatterns
    if route.name not in STAFF_ONLY
]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_a_post_to_a_public_address_is_not_allowed(route):
    arguments = {name: ARGUMENTS[name] for name in route.pattern.converters}
    response = Client(enforce_csrf_checks=True).post(reverse(route.name, kwargs=arguments), {"q": "1"})
    assert response.status_code == 405
    assert "GET" in response["Allow"]
    assert "POST" not in response["Allow"]
