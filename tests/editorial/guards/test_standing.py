"""The guards stand after every migration, say so when they do not, and are lifted by nobody who answers requests."""

import ast
from pathlib import Path

import grimp
import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from editorial import checks, guards
from editorial.guards.rules import TABLES
from editorial.models import Edition, Ledger
from tests import factories

ROOT = Path(__file__).resolve().parents[3]
APPS = ("config", "districts", "editorial", "honorees", "articles")


def edition_is_guarded() -> bool:
    with connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute("UPDATE editorial_edition SET title = title || 'x'")
        except IntegrityError:
            return True
    return False


@pytest.mark.django_db
def test_they_stand_after_the_first_migration():
    assert guards.missing() == []
    assert checks.guards_stand(databases=["default"]) == []


@pytest.mark.django_db
def test_nothing_is_said_where_no_database_is_checked():
    assert checks.guards_stand(databases=None) == []


@pytest.mark.django_db
def test_lifting_takes_them_all_down_and_puts_them_up_again(article, desk):
    edition = factories.publish(article, desk)
    with guards.lifted():
        assert len(guards.missing()) >= len(TABLES)
        Edition.objects.filter(pk=edition.pk).update(title="改动")
        Edition.objects.filter(pk=edition.pk).update(title=edition.title)
    assert guards.missing() == []
    assert edition_is_guarded()


@pytest.mark.django_db
def test_they_are_put_up_again_after_an_error(article, desk):
    factories.publish(article, desk)
    with pytest.raises(ZeroDivisionError), guards.lifted():
        raise ZeroDivisionError
    assert edition_is_guarded()


@pytest.mark.django_db
def test_installing_twice_is_harmless():
    guards.install()
    guards.install()
    assert guards.missing() == []


@pytest.mark.django_db
def test_a_guard_that_was_weakened_is_reported():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER guard_editorial_decision_delete")
            cursor.execute(
                "CREATE TRIGGER guard_editorial_decision_delete BEFORE DELETE ON editorial_decision WHEN 0"
                " BEGIN SELECT RAISE(ABORT, 'no'); END"
            )
            name = "guard_editorial_decision_delete"
        else:
            cursor.execute("ALTER TABLE editorial_decision DISABLE TRIGGER guard_editorial_decision")
            name = "guard_editorial_decision"
    assert guards.missing() == [name]
    [warning] = checks.guards_stand(databases=["default"])
    assert name in str(warning.msg)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("model", [guarded.model for guarded in TABLES], ids=lambda model: model._meta.model_name)
def test_they_stand_again_after_a_migration_that_remakes_the_table(model, district):
    """SQLite drops the triggers of a table that it remakes; a later migration puts them up again."""
    with factories.acting(factories.staff("editor", district)):
        article = factories.ArticleFactory(district=district)
    edition = factories.publish(article, factories.desk(district))
    field = models.CharField(max_length=3, default="x")
    field.set_attributes_from_name("remade")
    field.model = model
    guards.step_aside_for_migration()
    with connection.schema_editor() as editor:
        editor.add_field(model, field)
    guards.install_after_migration()
    assert guards.missing() == []
    assert edition_is_guarded()
    guards.step_aside_for_migration()
    with connection.schema_editor() as editor:
        if connection.vendor == "sqlite":
            editor._remake_table(model)
        else:
            editor.remove_field(model, field)
    assert bool(guards.missing()) == (connection.vendor == "sqlite")
    call_command("migrate", verbosity=0)
    assert guards.missing() == []
    assert edition_is_guarded()
    assert Edition.objects.filter(pk=edition.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_emptying_between_tests_leaves_guards_and_ledger():
    assert guards.missing() == []
    assert Ledger.objects.get().pk == 1


def test_nothing_that_answers_requests_imports_the_guards():
    """The way goes through the app's start, the system check and what `restore` is made of only."""
    graph = grimp.build_graph(*APPS, cache_dir=None)
    importers = {
        name for name in graph.find_modules_that_directly_import("editorial.guards")
        if not name.startswith("editorial.guards")
    }  # fmt: skip
    allowed = {"editorial.apps", "editorial.checks", "editorial.backup"}
    assert importers <= allowed
    reached = graph.find_downstream_modules("editorial.guards")
    answering = {
        name for name in reached
        if any(part in name.split(".") for part in ("views", "admin", "urls", "middleware", "workflow", "wsgi"))
    }  # fmt: skip
    assert answering == set()


def test_only_restore_lifts_the_guards():
    lifting = set()
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            tree = ast.walk(ast.parse(path.read_text()))
            if any(
                (isinstance(node, ast.Attribute) and ast.unparse(node) == "guards.lifted")
                or (isinstance(node, ast.ImportFrom | ast.FunctionDef) and "lifted" in ast.unparse(node).split("\n")[0])
                for node in tree
            ):
                lifting.add(path.relative_to(ROOT).as_posix())
    assert lifting <= {"editorial/guards/__init__.py", "editorial/backup.py"}
