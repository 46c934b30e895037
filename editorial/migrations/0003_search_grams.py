from django.db import migrations

from editorial.search import grams


def create(apps, schema_editor):
    grams.create(schema_editor)


def drop(apps, schema_editor):
    grams.drop(schema_editor)


class Migration(migrations.Migration):
    """The table of grams, in each database's own kind of full-text index."""

    dependencies = [("editorial", "0002_searchentry")]

    operations = [migrations.RunPython(create, drop)]
