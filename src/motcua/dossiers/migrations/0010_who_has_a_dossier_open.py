"""Who has a dossier's page open: kept in no log of the database, since nothing of it is needed after a crash."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0009_tasks_pauses_and_ways_in")]

    operations = [
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dossier_id", models.BigIntegerField()),
                ("account_id", models.BigIntegerField()),
                ("name", models.TextField()),
                ("doing", models.TextField(default="")),
                ("view", models.TextField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["until"], name="dossiers_presence_end")],
                "constraints": [
                    models.UniqueConstraint(fields=("dossier_id", "account_id"), name="dossiers_presence_once")
                ],
            },
        ),
        migrations.RunSQL("ALTER TABLE dossiers_presence SET UNLOGGED", "ALTER TABLE dossiers_presence SET LOGGED"),
    ]
