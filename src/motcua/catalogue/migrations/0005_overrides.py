"""What provinces decided about national procedures."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

CLOSE = """
CREATE FUNCTION catalogue_override_is_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        -- Only its end may still be drawn nearer, when a successor is published.
        IF to_jsonb(NEW) - 'valid' = to_jsonb(OLD) - 'valid' AND lower(NEW.valid) = lower(OLD.valid)
           AND (NEW.valid = OLD.valid OR (NEW.valid <@ OLD.valid AND NOT upper_inf(NEW.valid) AND NOT isempty(NEW.valid)))
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'what a province decided is never changed or deleted'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER catalogue_override_closed BEFORE UPDATE OR DELETE ON catalogue_provincialoverride
    FOR EACH ROW EXECUTE FUNCTION catalogue_override_is_closed();
CREATE TRIGGER catalogue_override_closed_whole BEFORE TRUNCATE ON catalogue_provincialoverride
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_override_is_closed();
-- Told where the catalogue has the procedure; where its record comes later, that is told then.
CREATE FUNCTION catalogue_note_override() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('catalogue_change'));
    INSERT INTO catalogue_cataloguechange (code, what, valid_from, at)
    SELECT procedure.code, 'override', lower(NEW.valid), clock_timestamp()
    FROM catalogue_procedure procedure WHERE procedure.id = NEW.procedure_id
      AND EXISTS (SELECT FROM catalogue_nationalversion version WHERE version.procedure_id = procedure.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER catalogue_override_noted AFTER INSERT ON catalogue_provincialoverride
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION catalogue_note_override();
"""

OPEN = """
DROP TRIGGER catalogue_override_noted ON catalogue_provincialoverride;
DROP TRIGGER catalogue_override_closed ON catalogue_provincialoverride;
DROP TRIGGER catalogue_override_closed_whole ON catalogue_provincialoverride;
DROP FUNCTION catalogue_note_override();
DROP FUNCTION catalogue_override_is_closed();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0004_changes"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProvincialOverride",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("province", models.TextField()),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                ("digest", models.TextField()),
                (
                    "replaced_by",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("source", models.TextField()),
                ("published_at", models.DateTimeField()),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="overrides", to="catalogue.procedure"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("procedure", "province", "number"), name="catalogue_override_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid__isempty", False), ("valid__lower_inf", False)),
                        name="catalogue_override_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="catalogue_provincial_has_source"
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
                            (
                                models.Func(
                                    models.Func(
                                        models.F("province"), function="hashtext", output_field=models.BigIntegerField()
                                    ),
                                    models.Func(
                                        models.F("province"), function="hashtext", output_field=models.BigIntegerField()
                                    ),
                                    models.Value("[]"),
                                    function="int8range",
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="catalogue_override_no_overlap",
                    ),
                ],
            },
        ),
        migrations.RunSQL(CLOSE, OPEN),
    ]
