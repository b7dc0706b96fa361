"""Hand-overs from units that are no more, and how their dossiers are found by who received or decides."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0012_lists_and_their_counts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Rerouting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(unique=True)),
                ("from_unit_id", models.BigIntegerField()),
                ("to_unit_id", models.BigIntegerField()),
                ("source", models.TextField(default="")),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField(null=True)),
                ("by_name", models.TextField(default="")),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by_name", models.TextField(default="")),
            ],
            options={
                "indexes": [models.Index(fields=["from_unit_id", "id"], name="dossiers_rerouting_of_unit")],
            },
        ),
        migrations.CreateModel(
            name="ReroutedDossier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("former", models.JSONField()),
                ("returned", models.BooleanField(default=False)),
                (
                    "dossier",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "rerouting",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="dossiers.rerouting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("rerouting", "dossier"), name="dossiers_rerouted_once")
                ],
            },
        ),
        *(
            migrations.RunSQL(
                f"CREATE INDEX dossiers_of_{name} ON dossiers_dossier ({name}_unit_id, id)"
                f" WHERE {name}_unit_id IS NOT NULL",
                f"DROP INDEX dossiers_of_{name}",
            )
            for name in ("receiving", "competent")
        ),
    ]
