"""What all tests share: settings for tests, and guards that are lifted while tables are emptied between tests."""

import pytest
from django.test import TransactionTestCase

from editorial import guards, kept, suppression
from tests import factories

_teardown = TransactionTestCase._fixture_teardown


def _teardown_without_guards(self):
    with guards.lifted():
        _teardown(self)


TransactionTestCase._fixture_teardown = _teardown_without_guards


@pytest.fixture(autouse=True)
def _no_kept_pages():
    from django.core.cache import caches

    caches["pages"].clear()
    caches["default"].clear()
    kept.forget()
    suppression._kept.clear()


@pytest.fixture
def district(db):
    return factories.DistrictFactory()


@pytest.fixture
def desk(district):
    return factories.desk(district)


@pytest.fixture
def article(district, desk):
    with factories.acting(desk.editor):
        return factories.ArticleFactory(district=district)
