"""The floors hold: in imports, and in the relations of models, which a string could lead upwards unseen."""

import os
from pathlib import Path

import pytest
from django.apps import apps
from importlinter.application import use_cases
from importlinter.configuration import configure

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("districts", "editorial", "honorees", "articles")


def test_import_contracts_hold(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(os.fspath(ROOT))
    configure()
    kept = use_cases.lint_imports(config_filename=os.fspath(ROOT / "pyproject.toml"), cache_dir=None)
    assert kept == use_cases.SUCCESS, capsys.readouterr().out


def relations():
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in FLOORS:
            for field in model._meta.get_fields():
                if field.is_relation and not field.auto_created and field.related_model:
                    yield pytest.param(model, field, id=f"{model._meta.label}.{field.name}")


@pytest.mark.parametrize(("model", "field"), list(relations()))
def test_no_relation_points_upwards(model, field):
    target = field.related_model._meta.app_label
    assert target not in FLOORS or FLOORS.index(target) <= FLOORS.index(model._meta.app_label)


def test_every_app_of_ours_is_on_a_floor():
    ours = {config.label for config in apps.get_app_configs() if Path(config.path).parent == ROOT}
    assert ours - {"config"} <= {*FLOORS, "admin"}
