"""Messages about a dossier; what was said is closed by the database itself."""

import django.contrib.postgres.fields
from django.db import migrations, models

CLOSE = """
CREATE FUNCTION voice_message_is_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was said about a dossier is never changed or deleted'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER voice_message_closed BEFORE UPDATE OR DELETE ON voice_message
    FOR EACH ROW EXECUTE FUNCTION voice_message_is_closed();
"""

OPEN = """
DROP TRIGGER voice_message_closed ON voice_message;
DROP FUNCTION voice_message_is_closed();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="MessageRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dossier_id", models.BigIntegerField()),
                ("side", models.TextField()),
                ("unit_id", models.BigIntegerField(null=True)),
                ("account_id", models.BigIntegerField(null=True)),
                ("text", models.TextField()),
                (
                    "files",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                ("key", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "voice_message",
                "indexes": [models.Index(fields=["dossier_id", "id"], name="voice_message_in_order")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["applicant", "unit"])), name="voice_message_side_known"
                    ),
                    models.UniqueConstraint(fields=("dossier_id", "key"), name="voice_message_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ThreadRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dossier_id", models.BigIntegerField(unique=True)),
                ("count", models.IntegerField()),
                ("unread_by_unit", models.BooleanField(default=False)),
                ("unread_by_applicant", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "voice_thread",
                "indexes": [
                    models.Index(
                        condition=models.Q(("unread_by_unit", True)),
                        fields=["dossier_id"],
                        name="voice_waiting_for_unit",
                    )
                ],
            },
        ),
        migrations.RunSQL(CLOSE, OPEN),
    ]
