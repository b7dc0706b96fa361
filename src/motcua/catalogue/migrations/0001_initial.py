"""Procedures and their versions; what is published is closed by the database itself."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

CLOSE = """
CREATE FUNCTION catalogue_version_is_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        -- Two things may still change: the open end of the validity, once, and the derived search column.
        IF (NEW.id, NEW.procedure_id, NEW.number, NEW.definition, NEW.digest, NEW.name, NEW.published_at, NEW.source,
            lower(NEW.valid))
           IS NOT DISTINCT FROM
           (OLD.id, OLD.procedure_id, OLD.number, OLD.definition, OLD.digest, OLD.name, OLD.published_at, OLD.source,
            lower(OLD.valid))
           AND (NEW.valid = OLD.valid OR (upper_inf(OLD.valid) AND NOT upper_inf(NEW.valid) AND NOT isempty(NEW.valid)))
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a published version of a procedure is never changed or deleted'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER catalogue_version_closed BEFORE UPDATE OR DELETE ON catalogue_procedureversion
    FOR EACH ROW EXECUTE FUNCTION catalogue_version_is_closed();
CREATE TRIGGER catalogue_version_closed_whole BEFORE TRUNCATE ON catalogue_procedureversion
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_version_is_closed();
"""

OPEN = """
DROP TRIGGER catalogue_version_closed ON catalogue_procedureversion;
DROP TRIGGER catalogue_version_closed_whole ON catalogue_procedureversion;
DROP FUNCTION catalogue_version_is_closed();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Procedure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField(unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="LawfulChannel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_kind", models.TextField(default="")),
                ("unit_code", models.TextField(default="")),
                ("channel", models.TextField()),
                ("where", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("source", models.TextField()),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lawful_channels",
                        to="catalogue.procedure",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("unit_kind", ""), models.Q(("unit_code", ""), _negated=True)),
                            models.Q(models.Q(("unit_kind", ""), _negated=True), ("unit_code", "")),
                            _connector="OR",
                        ),
                        name="catalogue_channel_kind_or_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ["online", "counter", "post"])),
                        name="catalogue_channel_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcedureVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("definition", models.JSONField()),
                ("digest", models.TextField()),
                ("name", models.TextField()),
                ("search_text", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("published_at", models.DateTimeField()),
                ("source", models.TextField()),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="catalogue.procedure"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("procedure", "number"), name="catalogue_version_number"),
                    models.CheckConstraint(
                        condition=models.Q(("valid__isempty", False), ("valid__lower_inf", False)),
                        name="catalogue_version_begins",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("procedure_id"),
                                    models.F("procedure_id"),
                                    models.Value("[]"),
                                    function="int8range",
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="catalogue_version_no_overlap",
                    ),
                ],
            },
        ),
        migrations.RunSQL(CLOSE, OPEN),
    ]
