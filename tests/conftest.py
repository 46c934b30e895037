"""What all tests share: no skips under REQUIRE_ALL=1, and guards lifted while tables are emptied between tests."""

import os

import pytest
from django.conf import settings
from django.test import TransactionTestCase
from hypothesis.configuration import set_hypothesis_home_dir

from editorial import guards, kept
from tests import factories

set_hypothesis_home_dir(settings.VAR_DIR / "hypothesis")

REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"


def _nothing_skipped(report):
    """Make a failure of a skip where everything is required, as in continuous integration."""
    if REQUIRE_ALL and report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"REQUIRE_ALL=1, but this was skipped: {report.longrepr[2]}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    return _nothing_skipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    return _nothing_skipped((yield))


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


@pytest.fixture
def nothing_kept(db):
    """As in a process that has answered nothing yet: who is suppressed is not known either. For query counts."""
    kept.forget()


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
