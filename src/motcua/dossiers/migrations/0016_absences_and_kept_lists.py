"""Who stands in for whom, and lists that people keep."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0015_what_dossiers_are_found_by"),
    ]

    operations = [
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account_id", models.BigIntegerField()),
                ("to_account_id", models.BigIntegerField()),
                ("unit_id", models.BigIntegerField()),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("note", models.TextField(default="")),
                ("given_at", models.DateTimeField()),
                ("given_by", models.BigIntegerField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["to_account_id", "last_day"],
                        name="dossiers_delegation_to",
                    ),
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["unit_id", "last_day"],
                        name="dossiers_delegation_in",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="dossiers_delegation_has_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("account_id", models.F("to_account_id")), _negated=True),
                        name="dossiers_delegation_to_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account_id", models.BigIntegerField()),
                ("name", models.TextField()),
                ("query", models.JSONField()),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("account_id", "name"), name="dossiers_view_once")],
            },
        ),
    ]
