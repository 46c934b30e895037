"""The register of kinds: what a kind, and what belongs to a record, is called."""

import pytest
from django.apps import apps

from editorial import kinds


@pytest.mark.parametrize("kind", kinds.every(), ids=lambda kind: kind.name)
def test_a_kind_is_called_as_its_model_is(kind):
    assert kinds.label(kind.name) == str(kind.model._meta.verbose_name)


def test_an_award_is_called_as_its_model_is():
    assert kinds.label("commendation") == str(apps.get_model("honorees", "commendation")._meta.verbose_name)


@pytest.mark.parametrize("name", ["user", "ledger", "intake", "nothing", ""])
def test_what_belongs_to_no_record_has_no_other_name(name):
    assert kinds.label(name) == name
