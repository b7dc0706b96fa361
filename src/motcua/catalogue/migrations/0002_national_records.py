"""Records of the national catalogue, their imports and what is doubtful in them."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

CLOSE = """
CREATE FUNCTION catalogue_national_is_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        -- Only the open end of the validity may still be set, once.
        IF to_jsonb(NEW) - 'valid' = to_jsonb(OLD) - 'valid' AND lower(NEW.valid) = lower(OLD.valid)
           AND (NEW.valid = OLD.valid OR (upper_inf(OLD.valid) AND NOT upper_inf(NEW.valid) AND NOT isempty(NEW.valid)))
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a record of the national catalogue is never changed or deleted'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER catalogue_national_closed BEFORE UPDATE OR DELETE ON catalogue_nationalversion
    FOR EACH ROW EXECUTE FUNCTION catalogue_national_is_closed();
CREATE TRIGGER catalogue_national_closed_whole BEFORE TRUNCATE ON catalogue_nationalversion
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_national_is_closed();
"""

OPEN = """
DROP TRIGGER catalogue_national_closed ON catalogue_nationalversion;
DROP TRIGGER catalogue_national_closed_whole ON catalogue_nationalversion;
DROP FUNCTION catalogue_national_is_closed();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="NationalBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file_name", models.TextField()),
                ("digest", models.TextField()),
                ("imported_at", models.DateTimeField()),
                ("imported_by", models.TextField()),
                ("whole", models.BooleanField(default=False)),
                ("counts", models.JSONField(default=dict)),
                ("vanished", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="NationalVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("record", models.JSONField()),
                ("digest", models.TextField()),
                ("changes", models.JSONField(default=list)),
                ("name", models.TextField()),
                ("sort_key", models.TextField()),
                ("kind", models.TextField()),
                ("level", models.TextField()),
                ("agency_code", models.TextField()),
                ("agency_name", models.TextField()),
                ("tiers", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("field_codes", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                (
                    "field_names",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("audience_codes", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                (
                    "audience_names",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                (
                    "life_events",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("channels", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="catalogue.nationalbatch",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="national_versions",
                        to="catalogue.procedure",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RecordFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField()),
                ("place", models.TextField()),
                ("severity", models.TextField()),
                ("as_given", models.TextField()),
                ("reading", models.TextField()),
                ("status", models.TextField(default="open")),
                ("value", models.TextField(default="")),
                ("reason", models.TextField(default="")),
                ("source", models.TextField(default="")),
                ("decided_by", models.TextField(default="")),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="catalogue.nationalversion",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="nationalversion",
            index=models.Index(
                condition=models.Q(("valid__upper_inf", True)), fields=["sort_key", "id"], name="catalogue_national_now"
            ),
        ),
        migrations.AddConstraint(
            model_name="nationalversion",
            constraint=models.UniqueConstraint(fields=("procedure", "number"), name="catalogue_national_number"),
        ),
        migrations.AddConstraint(
            model_name="nationalversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid__isempty", False), ("valid__lower_inf", False)),
                name="catalogue_national_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="nationalversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ["full", "part", "none"])), name="catalogue_national_level_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="nationalversion",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("procedure_id"), models.F("procedure_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="catalogue_national_no_overlap",
            ),
        ),
        migrations.AddIndex(
            model_name="recordfinding",
            index=models.Index(fields=["status", "code", "id"], name="catalogue_finding_board"),
        ),
        migrations.AddConstraint(
            model_name="recordfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["open", "accepted", "overridden", "dismissed"])),
                name="catalogue_finding_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "open"),
                    models.Q(models.Q(("decided_by", ""), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="catalogue_finding_decided_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "overridden"), _negated=True),
                    models.Q(("source", ""), _negated=True),
                    _connector="OR",
                ),
                name="catalogue_override_has_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "dismissed"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="catalogue_dismissal_has_reason",
            ),
        ),
        migrations.RunSQL(CLOSE, OPEN),
    ]
