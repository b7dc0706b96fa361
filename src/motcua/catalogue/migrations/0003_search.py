"""What procedures are found by."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0002_national_records"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchStamp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("title", models.TextField()),
                ("lines", models.TextField()),
                ("near", django.contrib.postgres.search.SearchVectorField()),
                ("words", django.contrib.postgres.search.SearchVectorField()),
                ("prior", models.FloatField()),
                ("executable", models.BooleanField()),
                (
                    "procedure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_entry",
                        to="catalogue.procedure",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["near"], name="catalogue_search_near"),
                    django.contrib.postgres.indexes.GinIndex(fields=["words"], name="catalogue_search_words"),
                ],
            },
        ),
        migrations.RemoveField(model_name="procedureversion", name="search_text"),
    ]
