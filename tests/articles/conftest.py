"""The demonstration, loaded once for all tests of a module, in one worker, and rolled back after them."""

import pytest
from django.db import transaction

from articles.demo import loading


def pytest_collection_modifyitems(items):
    """Keep all tests that read the demonstration in one worker, so that no other one loads it too."""
    for item in items:
        if "demo" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group("demonstration"))


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demonstration's data stand in the database; tests that use this fixture only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        loading.load()
        yield
        transaction.set_rollback(True)
