"""The API does what its description says, whatever it is asked: generated requests, answers checked against OpenAPI."""

import pytest
import schemathesis
from django.core.cache import caches
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from config.wsgi import application
from tests import factories
from tests.editorial import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def api_schema(settings):
    settings.API_REQUESTS_PER_MINUTE = 0
    caches["limits"].clear()
    [person] = published.publish(published.honoree("甲测"))
    published.publish(
        published.campaign("评选", ["甲测"]), published.team("组", ["甲测"]), published.article("报道", "正文")
    )
    factories.DistrictFactory.create(code=person.place)
    signals = (request_started, request_finished)
    for each in signals:  # the database connection is the test's
        each.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    for each in signals:
        each.connect(close_old_connections)


def test_answers_are_as_described(api_schema):
    operations = [each.ok() for each in api_schema.get_all_operations()]
    assert len(operations) == 13
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        def ask(case):
            # a cursor is opaque: one that we did not give is refused, whatever its form
            case.call_and_validate(headers={"Host": "testserver"}, excluded_checks=[positive_data_acceptance])

        ask()
