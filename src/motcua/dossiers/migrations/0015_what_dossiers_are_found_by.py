"""By which names and numbers dossiers are found; filled by a task, not by this migration."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0014_until_when_something_is_awaited"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.TextField()),
                ("filled_to", models.BigIntegerField(null=True)),
                ("key_check", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="SearchName",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "dossier_id", "unit_id", "name", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.BigIntegerField()),
                ("unit_id", models.BigIntegerField()),
                ("name", models.TextField(db_collation="C")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit_id", "name", "dossier_id"], name="dossiers_search_in_unit"),
                    models.Index(fields=["name", "dossier_id"], include=("unit_id",), name="dossiers_search_anywhere"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchNumber",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "digest", "dossier_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("digest", models.BigIntegerField()),
                ("dossier_id", models.BigIntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["dossier_id"], name="dossiers_search_number_of")],
            },
        ),
    ]
