"""The API does what its description says, whatever it is asked: generated requests, answers checked against OpenAPI."""

import pytest
import schemathesis
from django.core.cache import caches
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import positive_data_acceptance

from config.wsgi import application
from tests import factories
from tests.editorial import published

pytestmark = pytest.mark.django_db


RECORDS = {"articles": "story", "honorees": "person", "teams": "group", "campaigns": "roll"}
"""By the address of a kind, the public id of the page that is live."""


@pytest.fixture
def api_schema(settings):
    settings.API_REQUESTS_PER_MINUTE = 0
    caches["limits"].clear()
    pages = (
        published.article("报道", "正文"), published.honoree("甲测"), published.team("组", ["甲测"]),
        published.campaign("评选", ["甲测"]),
    )  # fmt: skip
    for public_id, page in zip(RECORDS.values(), pages, strict=True):
        published.publish(page, public_id=public_id)
    factories.DistrictFactory.create(code=published.PLACE.code)
    signals = (request_started, request_finished)
    for each in signals:  # the database connection is the test's
        each.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    for each in signals:
        each.connect(close_old_connections)


def operations_of(schema) -> list:
    found = [each.ok() for each in schema.get_all_operations()]
    assert len(found) == 13
    return found


def asked(operation, examples: int, **fixed) -> list:
    """The answers to that many generated requests, each checked against the description; some parts may be given."""
    answers = []

    @given(case=operation.as_strategy())
    @settings(max_examples=examples, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def ask(case):
        for name, value in fixed.items():
            setattr(case, name, value)
        response = case.call(headers={"Host": "testserver", "Accept-Encoding": "identity"})
        # A cursor is opaque: one that we did not give is refused, whatever its form. 501 is the word of oEmbed (2.3.4).
        excluded = [positive_data_acceptance] + [not_a_server_error] * (response.status_code == 501)
        case.validate_response(response, excluded_checks=excluded)
        answers.append(response)

    ask()
    return answers


@pytest.mark.parametrize("examples", [15, pytest.param(100, marks=pytest.mark.full)])
def test_answers_are_as_described(api_schema, examples):
    for operation in operations_of(api_schema):
        asked(operation, examples)


def test_pages_that_are_live_are_as_described(api_schema):
    for operation in operations_of(api_schema):
        kind = operation.path.split("/")[-2]
        if "{" in operation.path:
            given_ids = {"public_id": RECORDS[kind]} if kind in RECORDS else {"code": published.PLACE.code}
            assert {each.status_code for each in asked(operation, 2, path_parameters=given_ids)} == {200}
