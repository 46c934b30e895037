"""The demonstration, loaded once for all tests of a module and rolled back after them."""

import pytest
from django.db import transaction

from articles.demo import loading


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demonstration's data stand in the database; tests that use this fixture only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        loading.load()
        yield
        transaction.set_rollback(True)
