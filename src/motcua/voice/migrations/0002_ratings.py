"""One vote about a dossier; once given it stays, and what it was about is said once."""

import django.contrib.postgres.fields
from django.db import migrations, models

CLOSE = """
CREATE FUNCTION voice_rating_is_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.told_at IS NULL
        AND (OLD.dossier_id, OLD.answer, OLD.at) = (NEW.dossier_id, NEW.answer, NEW.at) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a vote about a dossier is never changed or deleted'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER voice_rating_closed BEFORE UPDATE OR DELETE ON voice_rating
    FOR EACH ROW EXECUTE FUNCTION voice_rating_is_closed();
"""

OPEN = """
DROP TRIGGER voice_rating_closed ON voice_rating;
DROP FUNCTION voice_rating_is_closed();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("voice", "0001_messages"),
    ]

    operations = [
        migrations.CreateModel(
            name="RatingRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dossier_id", models.BigIntegerField(unique=True)),
                ("unit_id", models.BigIntegerField(null=True)),
                ("procedure_code", models.TextField()),
                ("legal_channel", models.TextField()),
                ("answer", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "aspects",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                ("text", models.TextField(default="")),
                ("told_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "voice_rating",
                "indexes": [models.Index(fields=["unit_id", "at"], name="voice_rating_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["very_satisfied", "satisfied", "not_satisfied"])),
                        name="voice_rating_answer_known",
                    )
                ],
            },
        ),
        migrations.RunSQL(CLOSE, OPEN),
    ]
