import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The search index is derived data: it is made anew, with a key of its own and more texts."""

    dependencies = [("editorial", "0001_initial")]

    operations = [
        migrations.DeleteModel("SearchEntry"),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.TextField()),
                ("names", models.TextField(blank=True)),
                ("organizations", models.TextField(blank=True)),
                ("prose", models.TextField(blank=True)),
                ("title_keys", models.TextField(blank=True)),
                ("name_keys", models.TextField(blank=True)),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="search_entry", to="editorial.edition"
                    ),
                ),
            ],
            options={"default_permissions": []},
        ),
    ]
